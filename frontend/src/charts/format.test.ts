import { expect, test } from 'vitest';
import { figure, ratioFigure } from './format';

test('ratios have two decimals', () => {
  expect([1, 0.724, 2.06].map(ratioFigure)).toEqual(['1.00', '0.72', '2.06']);
});

test('figures are as exact as a diary can be', () => {
  expect([7.142857, 1250, 0, 12].map(figure)).toEqual(['7.1', '1,250', '0', '12']);
});
