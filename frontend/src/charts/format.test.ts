import { expect, test } from 'vitest';
import { figure, ratioFigure } from './format';

test('ratios have two figures', () => {
  expect([1, 0.724, 2.06].map(ratioFigure)).toEqual(['1.0', '0.72', '2.1']);
});

test('figures are as exact as a diary can be', () => {
  expect([7.142857, 1250, 0, 12].map(figure)).toEqual(['7.1', '1,250', '0', '12']);
});
