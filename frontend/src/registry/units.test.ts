import { afterEach, expect, test } from 'vitest';
import { preferences } from './preferences.svelte';
import { fromTyped, glass, toTyped } from './units';

afterEach(() => Object.assign(preferences, { volume_unit: 'ml', dose_unit: 'auto' }));

// NIST Handbook 44, appendix C: a US fluid ounce is 29.573 53 ml, a US cup 236.5882 ml.
test.each([
  ['fl_oz', 1, 29.574],
  ['fl_oz', 8, 236.588],
  ['fl_oz', 33.8, 999.585],
  ['cup', 1, 236.588],
  ['cup', 0.5, 118.294],
  ['cup', 4, 946.353],
] as const)('in %s, %s is stored as %s ml and shown as it was typed', (unit, typed, ml) => {
  preferences.volume_unit = unit;
  expect(fromTyped(typed, 'ml')).toBe(ml);
  expect(toTyped(ml, 'ml')).toBe(typed);
});

test('what was typed is shown again, whatever it was', () => {
  for (const unit of ['fl_oz', 'cup'] as const) {
    preferences.volume_unit = unit;
    for (let hundredths = 1; hundredths <= 5000; hundredths += 7) {
      const typed = hundredths / 100;
      expect(toTyped(fromTyped(typed, 'ml'), 'ml')).toBe(typed);
    }
  }
});

test('a glass is what people pour', () => {
  const glasses = (['ml', 'fl_oz', 'cup'] as const).map((unit) => {
    preferences.volume_unit = unit;
    return [glass(), toTyped(glass(), 'ml')];
  });
  expect(glasses).toEqual([[250, 250], [236.588, 8], [236.588, 1]]);
});

test('a dose typed in mg is a thousand times the micrograms, to the last digit', () => {
  preferences.dose_unit = 'mg';
  expect([1, 0.07, 0.075, 1.5, 0.0006].map((mg) => fromTyped(mg, 'mcg'))).toEqual([1000, 70, 75, 1500, 0.6]);
  expect([1000, 70, 75, 1500, 0.6].map((mcg) => toTyped(mcg, 'mcg'))).toEqual([1, 0.07, 0.075, 1.5, 0.0006]);
});
