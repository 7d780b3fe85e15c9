import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prefer } from '../state/chosen';
import Scale from './Scale.svelte';

let scale: Record<string, unknown>;
const range = () => document.querySelector('input')!;
const answer = () => document.querySelector('output')?.textContent ?? null;
const cell = (value: number) => document.querySelectorAll<HTMLElement>('.cells button')[value]!;

function press(key: string) {
  range().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  flushSync();
}

function tap(element: HTMLElement) {
  element.click();
  flushSync();
}

beforeEach(() => {
  const field = { name: 'stress', type: 'scale' as const, required: false, default: null, minimum: 0, maximum: 10, integer: true };
  scale = mount(Scale, { target: document.body, props: { id: 'stress', field, name: 'Stress', value: null } });
  flushSync();
});
afterEach(async () => {
  await prefer({ large_scales: false });
  unmount(scale);
});

it('has no answer until one is given', () => {
  expect([answer(), range().getAttribute('aria-valuetext')]).toEqual([null, 'Not answered']);
});

it('takes an answer by tap and gives it back by a second one', () => {
  tap(cell(3));
  expect(answer()).toBe('3');
  tap(cell(3));
  expect(answer()).toBeNull();
});

it('answers by the first key and takes it back by Delete', () => {
  press('ArrowRight');
  expect(answer()).toBe('0');
  press('Delete');
  expect(answer()).toBeNull();
});

it('steps by one, and below the least to blank', () => {
  tap(cell(1));
  const less = () => document.querySelector<HTMLElement>('.steps button')!;
  tap(less());
  expect(answer()).toBe('0');
  tap(less());
  expect(answer()).toBeNull();
});

it('has two lines of large cells for whoever asked for them', async () => {
  const isLarge = () => document.querySelector('.cells')!.classList.contains('large');
  expect(isLarge()).toBe(false);
  await prefer({ large_scales: true });
  flushSync();
  expect(isLarge()).toBe(true);
});
