import { afterEach, expect, test } from 'vitest';
import cases from '../../../tests/data/validation/cases.json';
import { preferences } from '../registry/preferences.svelte';
import type { Fields } from '../registry/types';
import { problems } from './problems.svelte';

afterEach(() => Object.assign(preferences, { volume_unit: 'ml', dose_unit: 'auto' }));

const night = (asleep_at: string, awake_at: string) => problems('sleep', { asleep_at, awake_at });

test('a twitch needs nothing', () => {
  expect(problems('twitch', {})).toEqual({});
});

test.each([
  ['caffeine', { mg: null }, { mg: 'Give the amount of caffeine.' }],
  ['caffeine', { mg: -5 }, { mg: 'Give a number from 0 to 2000 (mg).' }],
  ['caffeine', { mg: 96.5 }, {}],
  ['caffeine', { mg: NaN }, { mg: 'Give a number from 0 to 2000 (mg).' }],
  ['caffeine', { mg: 96, drink: 'soup' }, { drink: 'Choose one of the list.' }],
  ['twitch', { intensity: 11 }, { intensity: 'Give a whole number from 0 to 10.' }],
  ['twitch', { intensity: 2.5 }, { intensity: 'Give a whole number from 0 to 10.' }],
  ['twitch', { note: '🦵'.repeat(5000) }, {}],
  ['twitch', { note: 'x'.repeat(5001) }, { note: 'Give a text of at most 5000 characters.' }],
])('%s %j', (name, values, expected) => {
  expect(problems(name, values)).toEqual(expected);
});

test('what is missing is named, with what to do', () => {
  expect(problems('supplement', {})).toEqual({ nutrient: 'Choose which supplement.', amount: 'Give the amount.', unit: 'Choose the unit.' });
  expect(problems('lab', {})).toEqual({ analyte: 'Choose the test.', value: 'Give the result.', unit: 'Choose the unit.' });
});

test('nothing is noted ahead of time', () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const wrong = 'Give a time that is not in the future.';
  expect(problems('twitch', { at: inHours(1) })).toEqual({ at: wrong });
  expect(night(inHours(-6), inHours(1))).toEqual({ awake_at: wrong });
  expect(problems('twitch', { at: inHours(0.01) })).toEqual({});
});

test('a dose that was taken is more than nothing', () => {
  const dose = { form: 'hydroxocobalamin', route: 'oral', mcg: 0 };
  expect(problems('b12', { ...dose, status: 'taken' })).toEqual({ mcg: 'Give the dose.' });
  expect(problems('b12', { ...dose, mcg: 1000, status: 'taken' })).toEqual({});
});

test('a night ends after it began, within a day', () => {
  const wrong = { awake_at: 'Give a time after you fell asleep, at most 24 hours later.' };
  expect(night('2026-03-01T23:00:00+01:00', '2026-03-02T07:00:00+01:00')).toEqual({});
  expect(night('2026-03-01T23:00:00+01:00', '2026-03-01T23:00:00+01:00')).toEqual(wrong);
  expect(night('2026-03-01T23:00:00+01:00', '2026-03-02T23:00:01+01:00')).toEqual(wrong);
  expect(night('2026-03-01T23:00:00+01:00', '')).toEqual({ awake_at: 'Give the time when you woke up.' });
});

test('what is wrong is told in the unit that is typed', () => {
  Object.assign(preferences, { volume_unit: 'fl_oz', dose_unit: 'mg' });
  expect(problems('hydration', { ml: 20_000 })).toEqual({ ml: 'Give a number from 0 to 338.14 (fl oz).' });
  expect(problems('b12', { mcg: 60_000, form: 'other', route: 'oral' })).toEqual({ mcg: 'Give a number from 0.0001 to 50 (mg).' });
});

/** Read by the server's tests too: both refuse the same. */
test.each(cases as { kind: string; set: Fields; wrong: string[] }[])('$kind $set', ({ kind, set, wrong }) => {
  const { note_times, at_hours, ...values } = set;
  if (note_times) values.note = String(values.note).repeat(Number(note_times));
  if (at_hours) values.at = new Date(Date.now() + Number(at_hours) * 3_600_000).toISOString();
  expect(Object.keys(problems(kind, values)).sort()).toEqual(wrong);
});
