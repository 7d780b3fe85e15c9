import { afterEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { daySpan, fullDay, longDay, monthName, shortDay, shortSpan, timeName, weekday } from './dayNames';

afterEach(() => void (preferences.clock = 24));

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('days are named in the order day, month, year', () => {
  expect(spaced(shortDay('2026-09-03'))).toBe('3 Sep');
  expect(spaced(fullDay('2026-11-22'))).toBe('22 Nov 2026');
  expect(longDay('2026-11-22')).toBe('Sunday 22 November');
  expect([weekday('2026-11-22'), monthName('2026-11-22')]).toEqual(['Sun', 'November 2026']);
});

test('a span names what differs', () => {
  expect(spaced(daySpan(['2026-11-22']))).toBe('22 Nov 2026');
  expect(spaced(daySpan(['2026-11-02', '2026-11-08']))).toBe('2 – 8 Nov 2026');
  expect(spaced(daySpan(['2026-10-29', '2026-11-04']))).toBe('29 Oct – 4 Nov 2026');
  expect(spaced(daySpan(['2025-11-24', '2026-11-23']))).toBe('24 Nov 2025 – 23 Nov 2026');
  expect(spaced(shortSpan(['2025-12-29', '2026-01-04']))).toBe('29 Dec – 4 Jan');
  expect(spaced(shortSpan(['2026-01-04']))).toBe('4 Jan');
});

test('times are told by the clock that was chosen', () => {
  expect(timeName('13:05')).toBe('13:05');
  preferences.clock = 12;
  expect(['00:00', '00:05', '09:30', '12:00', '13:05'].map((time) => spaced(timeName(time)))).toEqual([
    '12:00 AM', '12:05 AM', '9:30 AM', '12:00 PM', '1:05 PM',
  ]);
});
