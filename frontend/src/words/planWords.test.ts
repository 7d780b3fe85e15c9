import { expect, it, test } from 'vitest';
import { scheduleOf, stepsOf } from '../fields/steps.svelte';
import type { Entry, Fields } from '../registry/types';
import type { Standing } from '../rules/plans';
import { title } from './entryWords.svelte';
import { countWords, scheduleWords, stateWords, stockWords } from './planWords.svelte';

const TODAY = '2026-03-10';
const plan = (fields: Fields) => ({ kind: 'plan', uid: 'u', rev: 0, deleted: false, ...fields }) as Entry;
const standing = (fields: Partial<Standing>): Standing => ({
  state: 'due', due_on: TODAY, late_days: 0, phase: 1, taken: 0, skipped: 0, missed: 0, stock_left: null, runs_out_on: null, ...fields,
});

test.each([
  [{ what: 'b12', form: 'hydroxocobalamin', amount: 1, unit: 'mg' }, 'Hydroxocobalamin 1 mg'],
  [{ what: 'b12', form: 'cyanocobalamin', amount: 1000, unit: 'mcg' }, 'Cyanocobalamin 1 mg'],
  [{ what: 'b12', form: 'other', amount: 50, unit: 'mcg' }, 'B12 50 micrograms'],
  [{ what: 'b12', name: 'Brand', form: 'other', amount: 1, unit: 'mg' }, 'Brand 1 mg'],
  [{ what: 'supplement', nutrient: 'magnesium', amount: 300, unit: 'mg' }, 'Magnesium 300 mg'],
  [{ what: 'supplement', nutrient: 'b_complex', amount: 1, unit: 'tablet' }, 'B complex 1 tablet'],
  [{ what: 'supplement', nutrient: 'vitamin_d', amount: 800, unit: 'iu' }, 'Vitamin D 800 IU'],
  [{ what: 'medication', name: 'Metformin', amount: 2, unit: 'tablet' }, 'Metformin 2 tablets'],
  [{ what: 'medication', name: 'Metformin' }, 'Metformin'],
])('a plan is called by what is taken: %j', (fields, expected) => {
  expect(title(plan(fields))).toBe(expected);
});

test.each([
  [null, 'As needed'],
  ['FREQ=DAILY', 'Every day'],
  ['FREQ=DAILY;INTERVAL=7', 'Every week'],
  ['FREQ=DAILY;INTERVAL=14', 'Every 2 weeks'],
  ['FREQ=MONTHLY', 'Every month'],
  ['FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2', 'Every 2 days, 6 doses, then every 2 months'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=1 FREQ=MONTHLY', 'On Mon, Wed, Fri, 1 dose, then every month'],
])('%s reads "%s", and the form writes it as it was', (schedule, words) => {
  expect([scheduleWords(schedule), scheduleOf(stepsOf(schedule))]).toEqual([words, schedule]);
});

test.each<[Partial<Standing>, string]>([
  [{}, 'Due today.'],
  [{ state: 'late', due_on: '2026-03-09', late_days: 1 }, 'Late by 1 day.'],
  [{ state: 'late', due_on: '2026-03-07', late_days: 3 }, 'Late by 3 days.'],
  [{ state: 'late', due_on: '2026-02-22', late_days: 16 }, 'Was due on Sunday 22 February.'],
  [{ state: 'later', due_on: '2026-03-11' }, 'Next: tomorrow.'],
  [{ state: 'later', due_on: '2026-03-12' }, 'Next: Thursday 12 March.'],
  [{ state: 'later', due_on: '2027-03-12' }, 'Next: 12\u00a0Mar\u00a02027.'],
  [{ state: 'taken', due_on: '2026-03-12' }, 'Taken today. Next: Thursday 12 March.'],
  [{ state: 'taken', due_on: null }, 'Taken today. That was the last dose.'],
  [{ state: 'not_begun', due_on: '2026-03-12' }, 'First dose on Thursday 12 March.'],
  [{ state: 'as_needed', due_on: null }, ''],
  [{ state: 'ended', due_on: null }, 'Ended.'],
])('%j reads "%s"', (fields, words) => {
  expect(stateWords(standing(fields), TODAY)).toBe(words);
});

it('counts, and never rates', () => {
  const counts = (fields: Partial<Standing>, since = '2026-03-01') => countWords(standing(fields), since, TODAY);
  expect(counts({})).toBe('No dose logged yet.');
  expect(counts({ taken: 8, skipped: 1, missed: 2 })).toBe('8 taken, 1 skipped, 2 not logged since 1 March');
  expect(counts({ missed: 2 }, '2025-03-01')).toBe('2 not logged since 1\u00a0Mar\u00a02025');
});

it('says how long the stock lasts', () => {
  const stock = (stock_left: number | null, runs_out_on: string | null = null) => stockWords(standing({ stock_left, runs_out_on }), TODAY);
  expect(stock(null)).toBe('');
  expect(stock(12, '2026-04-03')).toBe('12 doses left, until about 3 April');
  expect(stock(1)).toBe('1 dose left');
  expect(stock(0)).toBe('No doses left, by your count.');
});
