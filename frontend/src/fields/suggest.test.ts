import { expect, it } from 'vitest';
import { kindOf, registry } from '../registry/registry';
import type { Fields, Value } from '../registry/types';
import { suggested } from './suggest';

const drink = kindOf('caffeine').fields.find(({ name }) => name === 'drink')!;
const choose = (values: Fields, choice: Value) => suggested(drink, values, choice, registry.vocabulary);

it('fills in the usual amount of a drink', () => {
  expect(choose({ mg: null, drink: null }, 'espresso')).toEqual({ mg: 63 });
});

it('changes its own suggestion, and takes it back', () => {
  expect(choose({ mg: 63, drink: 'espresso' }, 'cola')).toEqual({ mg: 33 });
  expect(choose({ mg: 63, drink: 'espresso' }, 'other')).toEqual({ mg: null });
});

it('leaves what was typed', () => {
  expect(choose({ mg: 80, drink: 'espresso' }, 'cola')).toEqual({});
});

const test = kindOf('lab').fields.find(({ name }) => name === 'analyte')!;

it('fills in the only unit of a test, and takes back one that does not fit', () => {
  const chosen = (unit: Value, analyte: string) => suggested(test, { analyte: null, unit }, analyte, registry.vocabulary);
  expect([chosen(null, 'homocysteine'), chosen('ng_l', 'ck'), chosen('ng_l', 'total_b12'), chosen('ng_l', 'calcium')]).toEqual([
    { unit: 'umol_l' }, { unit: 'u_l' }, {}, { unit: null },
  ]);
  expect(chosen('g_l', 'other')).toEqual({});
});

const food = (name: string) => kindOf('food').fields.find((field) => field.name === name)!;

it('grows with the servings what it suggested of a food, and leaves what was typed', () => {
  const servings = (values: Fields, count: Value) => suggested(food('servings'), values, count, registry.vocabulary);
  const egg = { food: 'egg', servings: null, b12_mcg: 0.5, magnesium_mg: null };
  expect(servings(egg, 2)).toEqual({ b12_mcg: 1 });
  expect(servings({ ...egg, servings: 2, b12_mcg: 1 }, 3)).toEqual({ b12_mcg: 1.5 });
  expect(servings({ ...egg, b12_mcg: 7 }, 2)).toEqual({});
});
