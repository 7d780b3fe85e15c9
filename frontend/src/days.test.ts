import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, localInstant, nowInstant, timeOf, today, zone } from './days';

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
  expect(today()).toBe(dayOf(nowInstant()));
  expect(today(new Date(Date.parse(localInstant('2026-03-01', '23:59'))))).toBe('2026-03-01');
  expect(zone()).not.toBe('');
});

test('days step over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
});
