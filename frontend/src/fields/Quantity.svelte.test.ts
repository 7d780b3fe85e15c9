import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { kindOf } from '../registry/registry';
import type { Value } from '../registry/types';
import Quantity from './Quantity.svelte';

let element: object;
const props = $state<{ value: Value }>({ value: null });

afterEach(() => {
  void unmount(element);
  Object.assign(preferences, { volume_unit: 'ml', dose_unit: 'auto' });
});

function show(kindName: string, name: string, value: Value) {
  const field = kindOf(kindName).fields.find((one) => one.name === name)!;
  props.value = value;
  const shown = { id: name, field, name, get value() { return props.value; }, set value(next) { props.value = next; } };
  element = mount(Quantity, { target: document.body, props: shown });
  flushSync();
}

const input = () => document.querySelector('input')!;
const words = () => [...document.querySelectorAll('span, p')].map(({ textContent }) => textContent);

function type(text: string) {
  input().value = text;
  input().dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

it('keeps ml, and shows and reads fluid ounces', () => {
  preferences.volume_unit = 'fl_oz';
  show('hydration', 'ml', 236.588);
  expect([input().value, words()]).toEqual(['8', ['fl oz']]);
  type('12');
  expect([props.value, input().value]).toEqual([354.882, '12']);
});

it('leaves an amount alone that nobody touched', () => {
  preferences.volume_unit = 'fl_oz';
  show('hydration', 'ml', 250);
  expect([props.value, input().value]).toEqual([250, '8.45']);
});

it('says a dose in its other unit, so that no slip by a thousand goes unseen', () => {
  preferences.dose_unit = 'mg';
  show('b12', 'mcg', null);
  type('1');
  expect([props.value, words()]).toEqual([1000, ['mg', '= 1,000 micrograms']]);
  type('1000');
  expect([props.value, words()]).toEqual([1_000_000, ['mg', '= 1,000,000 micrograms']]);
});

it('says micrograms in mg from one on', () => {
  preferences.dose_unit = 'mcg';
  show('b12', 'mcg', 1000);
  expect(words()).toEqual(['micrograms', '= 1 mg']);
});

it('leaves what is no number as it was typed', () => {
  preferences.volume_unit = 'cup';
  show('hydration', 'ml', null);
  type('a lot');
  expect([props.value, input().value]).toEqual(['a lot', 'a lot']);
});
