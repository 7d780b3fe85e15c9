import { expect, test } from 'vitest';
import { column, daysOf, monthAfter } from './months';

test('months go on over the turn of the year', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});

test('a February has 29 days in a leap year', () => {
  expect(daysOf('2028-02').length).toBe(29);
});

test.each([
  ['Monday', 0, [6, 0, 5]],
  ['Sunday', 6, [0, 1, 6]],
  ['Saturday', 5, [1, 2, 0]],
])('Sunday, Monday and Saturday have their columns in a week from %s', (_name, first, columns) => {
  expect(['2026-11-22', '2026-11-23', '2026-11-28'].map((day) => column(day, first))).toEqual(columns);
});
