import { afterEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { amount, lasting } from './amounts.svelte';

afterEach(() => Object.assign(preferences, { volume_unit: 'ml', dose_unit: 'auto' }));

test('long times are said in minutes', () => {
  expect([40, 59, 60, 239, 3600, 3900].map(lasting)).toEqual(['40 s', '59 s', '1 min', '3 min', '1 h', '1 h 5 min']);
  expect([120, 240].map((seconds) => amount(seconds, 's'))).toEqual(['120 seconds', '4 min']);
});

test('volumes of another unit keep their amount', () => {
  preferences.volume_unit = 'cup';
  expect([amount(500, 'ml'), amount(1000, 'ml'), amount(500, 'mg')]).toEqual(['2.11 cups', '4.23 cups', '500 mg']);
});

test.each([
  ['auto', ['1 mg', '75 micrograms', '1 microgram', '0.1 micrograms']],
  ['mcg', ['1,000 micrograms', '75 micrograms', '1 microgram', '0.1 micrograms']],
  ['mg', ['1 mg', '0.075 mg', '0.001 mg', '0.0001 mg']],
] as const)('doses in %s', (unit, said) => {
  preferences.dose_unit = unit;
  expect([1000, 75, 1, 0.1].map((mcg) => amount(mcg, 'mcg'))).toEqual(said);
});
