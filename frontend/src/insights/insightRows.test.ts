import { expect, test } from 'vitest';
import type { Link, Verdict } from '../registry/types';
import { insightRows, ratioOf, saysNothingYet } from './insightRows';

const link = (factor: string, lag: number, verdict: Verdict, rate_ratio: number | null = null): Link => ({
  factor, lag, verdict, rate_ratio, ci_low: rate_ratio, ci_high: rate_ratio, per: { amount: 1, unit: 'h' }, n_days: 60, sentence: '', first_seen: null,
});
const order = ['sleep.hours', 'caffeine.mg', 'hydration.ml'];
const shown = (links: Link[]) => insightRows(links, order).map(({ factor, lag }) => `${factor} ${lag}`);

test('a factor without a link has its same-day row, in the order of the registry', () => {
  const links = order.flatMap((factor) => [0, 1, 2, 3].map((lag) => link(factor, lag, 'no_clear_link')));
  expect(shown(links.reverse())).toEqual(['sleep.hours 0', 'caffeine.mg 0', 'hydration.ml 0']);
});

test('found links come first, one row a lag, and never by size', () => {
  expect(
    shown([
      link('sleep.hours', 0, 'no_clear_link', 1.1),
      link('caffeine.mg', 2, 'link', 1.2),
      link('caffeine.mg', 0, 'link', 1.1),
      link('hydration.ml', 0, 'no_clear_link', 1),
      link('hydration.ml', 1, 'link', 3),
    ]),
  ).toEqual(['caffeine.mg 0', 'caffeine.mg 2', 'hydration.ml 1', 'sleep.hours 0']);
});

test('the parts of a series have its place, each with its lags', () => {
  const parts = ['supplement.daily_amount.magnesium', 'supplement.daily_amount.calcium'].flatMap((factor) => [link(factor, 0, 'link'), link(factor, 1, 'link')]);
  const found = insightRows([...parts, link('sleep.hours', 0, 'link')], ['sleep.hours', 'supplement.daily_amount']);
  expect(found.map(({ factor, lag }) => `${factor} ${lag}`)).toEqual([
    'sleep.hours 0',
    'supplement.daily_amount.magnesium 0',
    'supplement.daily_amount.magnesium 1',
    'supplement.daily_amount.calcium 0',
    'supplement.daily_amount.calcium 1',
  ]);
});

test('one testable factor is something to say', () => {
  expect(saysNothingYet([])).toBe(true);
  expect(saysNothingYet([link('sleep.hours', 0, 'not_enough_data')])).toBe(true);
  expect(saysNothingYet([link('sleep.hours', 0, 'not_enough_data'), link('caffeine.mg', 0, 'hardly_varies')])).toBe(false);
});

test('without an estimate there is nothing to draw', () => {
  expect(ratioOf(link('sleep.hours', 0, 'hardly_varies'))).toBeNull();
  expect(ratioOf(link('sleep.hours', 0, 'link', 2))).toEqual({ rate_ratio: 2, ci_low: 2, ci_high: 2 });
});
