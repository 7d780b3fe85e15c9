import { expect, test } from 'vitest';
import type { Entry } from '../registry/types';
import { groupBy } from '../rules/dayStates';
import { daysBetween } from '../time/days';
import { calendarBlocks, completeness, longestGap, tally, type DayKnown } from './completeness';

const entry = (kind: string, day: string, fields: Partial<Entry> = {}) =>
  ({ kind, day, at: `${day}T21:00:00+01:00`, tz: 'Europe/Berlin', ...fields }) as Entry;

const known = (days: string[], state: DayKnown['state']) => days.map((day) => ({ day, state }));

test('a day is observed, without a twitch, partial or missing', () => {
  const byDay = groupBy('day', [
    entry('twitch', '2026-11-16'),
    entry('checkin', '2026-11-17', { twitches: 'none_noticed' }),
    entry('checkin', '2026-11-18', { twitches: 'not_all' }),
    entry('sleep', '2026-11-19'),
  ]);
  const days = completeness(daysBetween('2026-11-16', '2026-11-20'), byDay);
  expect(days.map(({ state }) => state)).toEqual(['observed', 'none', 'partial', 'missing', 'missing']);
  expect(tally(days)).toEqual({ observed: 1, none: 1, partial: 1, missing: 2 });
});

test('the longest gap is told by its days', () => {
  const days = [
    ...known(['2026-11-01', '2026-11-02'], 'missing'),
    ...known(['2026-11-03'], 'none'),
    ...known(['2026-11-04', '2026-11-05'], 'missing'),
  ];
  expect(longestGap(days)).toEqual(['2026-11-04', '2026-11-05']);
  expect(longestGap(known(['2026-11-03'], 'partial'))).toEqual([]);
});

test('a week is a column that starts on the first day of the week, each state another shape', () => {
  // A Saturday to the Monday after it.
  const days = [known(['2026-10-31'], 'observed'), known(['2026-11-01'], 'none'), known(['2026-11-02'], 'partial')].flat();
  const [block, ...others] = calendarBlocks(days, 300, 0);
  expect(others).toEqual([]);
  expect(block).toEqual({
    height: 112,
    paths: { observed: 'M0,80h14v14h-14Z', none: 'M0.75,96.75h12.5v12.5h-12.5Z', partial: 'M16,0V14H30Z', missing: '' },
    months: [{ day: '2026-11-01', x: 0 }],
  });
});

test('years are cut into blocks that fit the width', () => {
  const days = known(daysBetween('2024-01-01', '2026-12-31'), 'missing');
  const blocks = calendarBlocks(days, 300, 0);
  expect(blocks).toHaveLength(6);
  expect(blocks[0]!.height).toBeCloseTo((7 * 300) / 27);
  expect(blocks[0]!.months.map(({ day }) => day)).toEqual(['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01', '2024-07-01']);
});
