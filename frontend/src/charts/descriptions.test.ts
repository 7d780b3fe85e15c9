import { expect, test } from 'vitest';
import known from '../../../tests/data/descriptions.json';
import type { Entry } from '../registry/types';
import { groupBy } from '../rules/dayStates';
import { daysBetween } from '../time/days';
import { byPartOfDay, byState, byWeekday, lastTwoWeeks } from './descriptions';
import { dailySeries } from './series';

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

test('the last seven days stand beside the seven before, with how much was logged on the days recorded', () => {
  const counts = [9, ...[1, 1, null, null, 0, 2, 3], ...[null, 4, 4, 0, null, null, null]];
  const entries = [99, ...[2, 2, 50, 2, 2, 2, 2], ...Array<number>(7).fill(5)];
  const [latest, before] = lastTwoWeeks(counts, entries);
  expect(latest).toEqual({ recorded: 3, mean: 8 / 3, entriesADay: 5 });
  expect(before).toEqual({ recorded: 5, mean: 1.4, entriesADay: 2 });
  expect(lastTwoWeeks(Array<null>(30).fill(null), Array<number>(30).fill(1))[0]).toEqual({ recorded: 0, mean: null, entriesADay: null });
});

test('a diary of a few days has no week before', () => {
  const [latest, before] = lastTwoWeeks([3], [4]);
  expect(latest).toEqual({ recorded: 1, mean: 3, entriesADay: 4 });
  expect(before).toEqual({ recorded: 0, mean: null, entriesADay: null });
});

test('the server counts these entries in the same way', () => {
  const entries = known.entries.map((entry) => ({ count: 1, ...entry, day: entry.at.slice(0, 10) }) as unknown as Entry);
  const days = daysBetween(known.from, known.to);
  const byDay = groupBy('day', entries);
  const twitches = entries.filter(({ kind }) => kind === 'twitch');
  const counts = dailySeries(entries, known.from, known.to)('twitch.count');
  expect(byPartOfDay(twitches)).toEqual(known.by_part_of_day);
  expect(byWeekday(days, counts, 0)).toEqual(known.by_weekday.map(({ days, ...rest }) => ({ ...rest, recorded: days })));
  expect(Object.fromEntries(byState(twitches, ['rest', 'moving']).map(({ state, twitches }) => [state ?? '', twitches]))).toEqual(known.by_state);
  const weeks = lastTwoWeeks(counts, days.map((day) => byDay.get(day)?.length ?? 0));
  const wire = weeks.map(({ recorded, mean, entriesADay }) => ({ days: recorded, mean, entries_a_day: entriesADay }));
  expect(wire).toEqual([known.this_week, known.week_before]);
});
