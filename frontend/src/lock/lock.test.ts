import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasLock } from '../device/whosePhone';
import { opens, removeLock, setLock, waitLeft } from './lock';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

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

async function tryWrong(times: number) {
  for (let i = 0; i < times; i += 1) {
    expect(await opens('0000')).toBe(false);
    if (i < times - 1) vi.advanceTimersByTime(waitLeft());
  }
}

test.each([
  [2, 0],
  [3, 15],
  [4, 30],
  [5, 60],
  [9, 900],
  [10, 900],
])('after %i wrong PINs there is a pause of %i seconds', async (wrong, seconds) => {
  await setLock('2580');
  await tryWrong(wrong);
  expect(waitLeft()).toBe(seconds * 1000);
});

test('in a pause no PIN is looked at, not even the right one; after it that one opens', async () => {
  await setLock('2580');
  await tryWrong(4);
  vi.advanceTimersByTime(29_999);
  expect(await opens('2580')).toBe(false);
  expect(waitLeft()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await opens('2580')).toBe(true);
  expect(waitLeft()).toBe(0);
  await tryWrong(2);
  expect(waitLeft()).toBe(0);
});

test('a clock that is set back makes nobody wait longer', async () => {
  await setLock('2580');
  await tryWrong(3);
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(waitLeft()).toBe(15_000);
});

test('a new PIN begins without a pause', async () => {
  await setLock('2580');
  await tryWrong(3);
  await setLock('1470');
  expect(waitLeft()).toBe(0);
  await tryWrong(3);
  removeLock();
  expect(waitLeft()).toBe(0);
});
