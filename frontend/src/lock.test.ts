import { afterEach, expect, test } from 'vitest';
import { hasLock } from './hasLock';
import { opens, removeLock, setLock } from './lock';

afterEach(() => localStorage.clear());

test('only its own PIN opens the lock, and nobody can read it', async () => {
  expect(hasLock()).toBe(false);
  await setLock('2580');
  expect(hasLock()).toBe(true);
  expect(JSON.stringify(localStorage)).not.toContain('2580');
  expect(await opens('2581')).toBe(false);
  expect(await opens('2580')).toBe(true);
});

test('a lock that was removed, or went with the diary, keeps nobody out', async () => {
  await setLock('2580');
  removeLock();
  expect(hasLock()).toBe(false);
  expect(await opens('')).toBe(true);
});
