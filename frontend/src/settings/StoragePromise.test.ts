import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { diary } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { clear, show } from '../testing/page';
import StoragePromise from './StoragePromise.svelte';

afterEach(clear);

const words = () => (flushSync(), document.body.textContent.trim());

test.each([
  [true, 'This browser has promised to keep the diary.'],
  [false, 'This browser may clear the diary when space runs short: back up.'],
])('what the browser promised (%s) is said', async (persisted, said) => {
  Object.defineProperty(navigator, 'storage', { value: { persisted: () => Promise.resolve(persisted) }, configurable: true });
  show(StoragePromise, {});
  await expect.poll(words).toBe(said);
});

test('with a copy of everything on the server there is nothing to do', async () => {
  Object.defineProperty(navigator, 'storage', { value: { persisted: () => Promise.resolve(false) }, configurable: true });
  Object.assign(session, { state: 'signed_in' });
  await expect.poll(() => diary.ready).toBe(true);
  show(StoragePromise, {});
  await expect.poll(words).toBe('This browser may clear the diary on this phone when space runs short. The copy on the server is safe: there is nothing to do.');
  diary.unsent = 1;
  expect(words()).toBe('This browser may clear the diary when space runs short: back up.');
  Object.assign(session, { state: 'anonymous' });
});

test.each([{}, { persisted: () => Promise.reject(new TypeError()) }])('a browser that does not say gets no sentence', async (storage) => {
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
  show(StoragePromise, {});
  await Promise.resolve();
  expect(words()).toBe('');
});
