import { expect, test } from 'vitest';
import type { Entry } from '../types';
import { byPartOfDay, byState, byWeekday, lastTwoWeeks } from './descriptions';

const twitch = (fields: Partial<Entry>) => ({ kind: 'twitch', tz: 'Europe/Berlin', ...fields }) as Entry;

test('twitches are counted by the clocks where the patient was', () => {
  const twitches = [
    twitch({ at: '2026-11-22T04:59:00+00:00' }), // 5:59 in Berlin
    twitch({ at: '2026-11-22T05:00:00+00:00', count: 3 }),
    twitch({ at: '2026-11-22T17:30:00+00:00' }),
    twitch({ at: '2026-11-22T17:30:00+00:00', tz: 'America/New_York' }),
  ];
  expect(byPartOfDay(twitches)).toEqual([1, 3, 1, 1]);
});

test('a weekday has the mean of its recorded days, never of the others', () => {
  const days = ['2026-11-16', '2026-11-17', '2026-11-23', '2026-11-24'];
  const found = byWeekday(days, [4, null, 1, 0], 6);
  expect(found.map(({ weekday }) => weekday)).toEqual([6, 0, 1, 2, 3, 4, 5]);
  expect(found[0]).toEqual({ weekday: 6, recorded: 0, mean: null });
  expect(found[1]).toEqual({ weekday: 0, recorded: 2, mean: 2.5 });
  expect(found[2]).toEqual({ weekday: 1, recorded: 1, mean: 0 });
});

test('what the patient was doing, and how often it was not said', () => {
  const twitches = [twitch({ state: 'rest', count: 2 }), twitch({ state: 'rest' }), twitch({ state: null }), twitch({})];
  expect(byState(twitches, ['rest', 'moving'])).toEqual([
    { state: 'rest', twitches: 3 },
    { state: 'moving', twitches: 0 },
    { state: null, twitches: 2 },
  ]);
});

test('the last seven days stand beside the seven before, with how much was logged', () => {
  const counts = [9, ...[1, 1, null, null, 0, 2, 3], ...[null, 4, 4, 0, null, null, null]];
  const entries = [99, ...Array<number>(7).fill(2), ...Array<number>(7).fill(5)];
  expect(lastTwoWeeks(counts, entries)).toEqual([
    { recorded: 3, twitches: 8, entries: 35 },
    { recorded: 5, twitches: 7, entries: 14 },
  ]);
});
