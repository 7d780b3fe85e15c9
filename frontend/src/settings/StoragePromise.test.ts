import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import StoragePromise from './StoragePromise.svelte';

let shown: object;

afterEach(() => unmount(shown));

test.each([
  [true, 'This browser has promised to keep the diary.'],
  [false, 'This browser may clear the diary when space runs short: back up.'],
])('what the browser promised (%s) is said', async (persisted, words) => {
  Object.defineProperty(navigator, 'storage', { value: { persisted: () => Promise.resolve(persisted) }, configurable: true });
  shown = mount(StoragePromise, { target: document.body });
  await expect.poll(() => (flushSync(), document.body.textContent.trim())).toBe(words);
});

test.each([{}, { persisted: () => Promise.reject(new TypeError()) }])('a browser that does not say gets no sentence', async (storage) => {
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
  shown = mount(StoragePromise, { target: document.body });
  await Promise.resolve();
  flushSync();
  expect(document.body.textContent.trim()).toBe('');
});
