import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { removeLock, setLock } from '../lock/lock';
import { locked } from './locked.svelte';

beforeEach(async () => {
  await setLock('2580');
  locked.isShut = false;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

function beAway(milliseconds: number) {
  look('hidden');
  vi.advanceTimersByTime(milliseconds);
  look('visible');
}

function look(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

test('a short look elsewhere locks nothing, a longer one does', () => {
  beAway(59_000);
  expect(locked.isShut).toBe(false);
  beAway(61_000);
  expect(locked.isShut).toBe(true);
});

test('without a PIN nothing is ever locked', () => {
  removeLock();
  beAway(3_600_000);
  expect(locked.isShut).toBe(false);
});
