import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import type { Field, Kind } from '../registry/types';
import Form from './Form.svelte';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({ name, type, required: false, default: null, ...more });

/** A kind that exists nowhere else: the form needs nothing but its declaration. */
const moonlight: Kind = {
  name: 'moonlight',
  entry: true,
  planned: {},
  series: [],
  fields: [
    field('side', 'choice', { vocabulary: 'sides' }),
    field('site', 'choice', { vocabulary: 'sites' }),
    field('brightness', 'scale', { minimum: 0, maximum: 10, integer: true }),
    field('lux', 'quantity', { unit: 'lx', minimum: 0, maximum: 5 }),
    field('full', 'boolean'),
    field('place', 'text', { maximum_length: 200 }),
  ],
};

let form: Record<string, unknown>;

function show(values = {}, problems = {}) {
  const props = $state({ kind: moonlight, day: '2026-03-01', values, times: { at: '12:00' }, instants: {}, problems });
  form = mount(Form, { target: document.body, props });
  flushSync();
}

afterEach(() => unmount(form));

it('shows one element for each field, with its unit', () => {
  show();
  const controls = [...document.querySelectorAll('[id^=field-]:is(input, button, textarea)')].map(({ id }) => id);
  expect(controls).toEqual([
    'field-day', 'field-at', 'field-site', 'field-brightness', 'field-lux', 'field-full', 'field-place', 'field-note',
  ]);
  expect(document.body.textContent).toContain('lx');
});

it('says what is wrong at its field', () => {
  show({}, { lux: 'Give a number from 0 to 5 (lx).' });
  const input = document.querySelector('#field-lux')!;
  expect(document.getElementById(input.getAttribute('aria-describedby')!)?.textContent).toBe('Give a number from 0 to 5 (lx).');
});
