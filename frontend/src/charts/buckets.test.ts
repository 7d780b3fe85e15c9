import { expect, test } from 'vitest';
import { daysPerStep, meansByStep, steps, sumsByStep } from './buckets';

test('days stay days while each has two pixels', () => {
  expect(daysPerStep(90, 300)).toBe(1);
  expect(daysPerStep(150, 300)).toBe(1);
  expect(daysPerStep(180, 300)).toBe(7);
  expect(daysPerStep(1095, 300)).toBe(7);
});

test('weeks end on the last day; the first may be short', () => {
  expect(steps([1, 2, 3, 4, 5, 6, 7, 8, 9], 7)).toEqual([[1, 2], [3, 4, 5, 6, 7, 8, 9]]);
  expect(steps([1, 2], 1)).toEqual([[1], [2]]);
  expect(steps([], 7)).toEqual([]);
});

test('a missing day is left out of the mean and never counted as zero', () => {
  expect(meansByStep([4, null, 2, null, null, null, null], 7)).toEqual([3]);
  expect(meansByStep([null, null, null, null, null, null, null], 7)).toEqual([null]);
  expect(meansByStep([0, null], 1)).toEqual([0, null]);
});

test('doses add up, and days without a word on doses stay missing', () => {
  expect(sumsByStep([1, null, 0, 2, null, null, null, 1], 7)).toEqual([1, 3]);
  expect(sumsByStep([null, 0], 1)).toEqual([null, 0]);
});
