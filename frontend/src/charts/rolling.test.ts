import { expect, test } from 'vitest';
import { weekMean } from './rolling';

test('the mean starts on the fourth recorded day', () => {
  expect(weekMean([2, 4, 6, 8])).toEqual([null, null, null, 5]);
});

test('a day that is not recorded has no mean, and adds nothing to its neighbours', () => {
  expect(weekMean([2, null, 4, 6, 8])).toEqual([null, null, null, null, 5]);
  expect(weekMean([1, 1, 1, 1, null])).toEqual([null, null, null, 1, null]);
});

test('only the last seven days count', () => {
  expect(weekMean([700, 0, 0, 0, 0, 0, 0, 0]).at(-1)).toBe(0);
  expect(weekMean([5, 5, 5, null, null, null, null, 5]).at(-1)).toBeNull();
});
