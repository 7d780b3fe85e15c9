import { expect, it } from 'vitest';
import type { Entry, Fields } from '../registry/types';
import { mostUsed, repeated, stillToRepeat } from './repeat';

let made = 0;
const entry = (kind: string, fields: Fields): Entry => ({
  kind, uid: `u${(made += 1)}`, rev: 0, deleted: false, at: '2026-03-01T08:00:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', ...fields,
});
const coffee = (mg: number) => entry('caffeine', { drink: 'brewed_coffee', mg });

it('copies neither a place nor a feeling', () => {
  const dose = entry('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', site: 'deltoid', side: 'left', status: 'taken', note: 'sore', product: null });
  expect(repeated(dose)).toEqual({ mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', status: 'taken' });
  expect(repeated(entry('exercise', { minutes: 30, activity: 'walking', exertion: 4 }))).toEqual({ minutes: 30, activity: 'walking' });
});

it('puts first what is logged most often, among equals what was logged first', () => {
  const entries = [coffee(96), entry('supplement', { nutrient: 'zinc', amount: 10, unit: 'mg' }), coffee(63), coffee(96)];
  expect(mostUsed(entries).map(({ mg, nutrient }) => mg ?? nutrient)).toEqual([96, 'zinc', 63]);
});

it('knows a habit from what was logged once', () => {
  expect(mostUsed([coffee(96), coffee(63), coffee(96)], 2).map(({ mg }) => mg)).toEqual([96]);
});

it('leaves out what was skipped and what one tap does not log', () => {
  expect(mostUsed([entry('medication', { name: 'A', status: 'skipped' }), entry('twitch', {}), entry('checkin', { stress: 3 })])).toEqual([]);
});

it('repeats drinks, medicines and supplements, and nothing else', () => {
  const dose = (route: string) => entry('b12', { mcg: 1000, form: 'cyanocobalamin', route });
  const yesterday = [coffee(96), entry('twitch', {}), entry('checkin', { stress: 3 }), dose('intramuscular'), dose('oral'), entry('symptom', { sensation: 'cramp' })];
  expect(stillToRepeat(yesterday, []).map(({ kind }) => kind)).toEqual(['caffeine', 'b12']);
});

it('repeats nothing that is logged already', () => {
  expect(stillToRepeat([coffee(96), coffee(96), coffee(63)], [coffee(96)]).map(({ mg }) => mg)).toEqual([96, 63]);
});
