import { expect, test } from 'vitest';
import { axisLimit, intervalShape } from './interval';

const ratio = (rate_ratio: number, ci_low: number, ci_high: number) => ({ rate_ratio, ci_low, ci_high });

test('no difference is the middle, halving and doubling lie equally far from it', () => {
  expect(intervalShape(ratio(1, 0.5, 2), 4, 100)).toEqual({
    low: 25, dot: 50, high: 75, lowClipped: false, highClipped: false,
  });
});

test('what lies beyond the axis is cut and marked', () => {
  expect(intervalShape(ratio(1.5, 0.1, 9), 4, 100)).toMatchObject({ low: 0, high: 100, lowClipped: true, highClipped: true });
  expect(intervalShape(ratio(6, 3, 9), 4, 100).dot).toBeNull();
});

test('one axis fits all rows, at most three-fold', () => {
  expect(axisLimit([])).toBe(1.5);
  expect(axisLimit([ratio(1, 0.9, 1.1)])).toBe(1.5);
  expect(axisLimit([ratio(1, 0.4, 1.1)])).toBe(2.5);
  expect(axisLimit([ratio(1, 0.9, 1.1), ratio(2, 1.1, 30)])).toBe(3);
});
