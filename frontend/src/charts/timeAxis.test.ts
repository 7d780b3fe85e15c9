import { expect, test } from 'vitest';
import { tickLabel } from './format';
import { ticks } from './timeAxis';

const labels = (days: number, width: number, textScale?: number) =>
  ticks('2026-11-22', days, width, textScale).map((tick) => tickLabel(tick).replaceAll('\u00a0', ' '));

test('a month is marked by its days, a year by its months, three years by themselves', () => {
  expect(labels(30, 300)).toEqual(['25 Oct', '1 Nov', '8 Nov', '15 Nov']);
  expect(labels(365, 300)).toEqual(['2026', 'Apr', 'Jul', 'Oct']);
  expect(labels(1095, 300)).toEqual(['2024', '2025', '2026']);
});

test('larger text has fewer labels, and none runs over the edge', () => {
  expect(labels(90, 300, 2).length).toBeLessThan(labels(90, 300).length);
  for (const { x } of ticks('2026-11-22', 90, 300)) expect(x).toBeLessThanOrEqual(260);
});

test('few days are marked once each', () => {
  expect(labels(3, 300)).toEqual(['20 Nov', '21 Nov', '22 Nov']);
  expect(labels(1, 300)).toEqual(['22 Nov']);
});

test('a single day starts at the left', () => {
  expect(ticks('2026-11-22', 1, 100)[0]).toMatchObject({ x: 0 });
});
