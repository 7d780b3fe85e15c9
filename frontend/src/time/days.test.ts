import { afterEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { addDays, dateOf, daysBetween, hasCome, localInstant, nowInstant, ownDay, timeOf, today, untilTomorrow, zone } from './days';

afterEach(() => void (preferences.day_starts_at = 0));

test.each([
  ['2026-03-01', '08:15', 'Europe/Berlin', '2026-03-01T08:15:00+01:00'],
  ['2026-07-01', '00:05', 'Europe/Berlin', '2026-07-01T00:05:00+02:00'],
  ['2026-07-01', '23:30', 'America/St_Johns', '2026-07-01T23:30:00-02:30'],
  ['2026-01-01', '12:00', 'Pacific/Kiritimati', '2026-01-01T12:00:00+14:00'],
  // The hour that spring skips is told as the hour after it; of autumn's two, the first is meant.
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
  ['2026-11-01', '03:30', 'America/New_York', '2026-11-01T03:30:00-05:00'],
])('%s %s in %s', (day, time, tz, instant) => {
  expect(localInstant(day, time, tz)).toBe(instant);
});

test('an instant shows the wall clock of its own zone, whatever offset it came with', () => {
  expect(timeOf({ at: '2026-03-01T22:30:00Z', tz: 'Europe/Berlin' })).toBe('23:30');
  expect(timeOf({ at: '2026-03-01T23:30:00+01:00', tz: 'Europe/Berlin' })).toBe('23:30');
});

test('today and now are told by the clocks of the phone', () => {
  expect(nowInstant()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  expect(today()).toBe(nowInstant().slice(0, 10));
  expect(today(new Date(Date.parse(localInstant('2026-03-01', '23:59'))))).toBe('2026-03-01');
  expect(zone()).not.toBe('');
});

test('days step over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
});

// The same as those of the server's local_day (tests/diary/test_series.py).
test.each([
  ['2026-03-02T23:30:00+01:00', 'Europe/Berlin', 0, '2026-03-02'],
  ['2026-03-02T22:30:00+00:00', 'Europe/Berlin', 0, '2026-03-02'],
  ['2026-03-02T23:30:00+00:00', 'Europe/Berlin', 0, '2026-03-03'],
  ['2026-03-02T23:30:00+00:00', 'Pacific/Auckland', 0, '2026-03-03'],
  ['2026-03-03T05:00:00+00:00', 'America/Los_Angeles', 0, '2026-03-02'],
  ['2026-03-03T03:59:59+01:00', 'Europe/Berlin', 4, '2026-03-02'],
  ['2026-03-03T04:00:00+01:00', 'Europe/Berlin', 4, '2026-03-03'],
  ['2026-03-29T03:30:00+02:00', 'Europe/Berlin', 3, '2026-03-29'],
  ['2026-03-29T01:59:00+01:00', 'Europe/Berlin', 3, '2026-03-28'],
  ['2026-10-25T02:30:00+02:00', 'Europe/Berlin', 3, '2026-10-24'],
  ['2026-10-25T02:30:00+01:00', 'Europe/Berlin', 3, '2026-10-24'],
  ['2026-10-25T03:00:00+01:00', 'Europe/Berlin', 3, '2026-10-25'],
  ['2026-03-03T00:10:00+05:45', 'Asia/Kathmandu', 0, '2026-03-03'],
])('%s in %s, with days from %s on, is of %s', (at, tz, start, day) => {
  preferences.day_starts_at = start;
  expect(ownDay({ at, tz })).toBe(day);
});

test('after midnight it is still today until the day starts, and the date is that of the calendar', () => {
  preferences.day_starts_at = 4;
  const now = localInstant('2026-03-03', '01:30');
  expect(today(new Date(now))).toBe('2026-03-02');
  expect(dateOf({ at: now, tz: zone() })).toBe('2026-03-03');
  expect(untilTomorrow(new Date(now))).toBe(2.5 * 3_600_000);
  expect(untilTomorrow(new Date(localInstant('2026-03-03', '04:00')))).toBe(24 * 3_600_000);
});

test('a traveller who flies west lives on in the day, one who flies east is in the next', () => {
  preferences.day_starts_at = 4;
  const at = '2026-03-03T03:30:00Z';
  expect([ownDay({ at, tz: 'Europe/London' }), ownDay({ at, tz: 'America/New_York' }), ownDay({ at, tz: 'Europe/Berlin' })]).toEqual([
    '2026-03-02', '2026-03-02', '2026-03-03',
  ]);
});

test.each([
  [0, '12:00', 20, false],
  [0, '20:00', 20, true],
  [0, '00:30', 20, false],
  [0, '00:30', 0, true],
  // The day before goes on.
  [4, '03:59', 20, true],
  [4, '04:00', 20, false],
  [4, '23:00', 2, false],
  [4, '02:00', 2, true],
])('on days that start at %i it is %s: %i has come is %s', (start, time, hour, come) => {
  preferences.day_starts_at = start;
  expect(hasCome(hour, new Date(`2026-03-02T${time}`))).toBe(come);
});
