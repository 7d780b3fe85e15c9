import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { route } from '../router.svelte';
import { endWelcome } from '../state/welcome.svelte';
import { headDay } from '../time/dayNames';
import { untilTomorrow } from '../time/days';
import Today from './Today.svelte';

endWelcome();

let screen: object;

afterEach(() => {
  void unmount(screen);
  vi.useRealTimers();
});

const shown = () => document.querySelector('header p')!.textContent;

it('turns to the new day at midnight while it is open', () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date(2026, 2, 1, 23, 58) });
  screen = mount(Today, { target: document.body });
  flushSync();
  expect(shown()).toBe(headDay('2026-03-01'));
  vi.advanceTimersByTime(3 * 60_000);
  flushSync();
  expect(shown()).toBe(headDay('2026-03-02'));
  vi.advanceTimersByTime(untilTomorrow() + 60_000);
  flushSync();
  expect(shown()).toBe(headDay('2026-03-03'));
});

it('opens a form for the day of the tap', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 1, 23, 58) });
  screen = mount(Today, { target: document.body });
  const sleep = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Sleep'));
  await expect.poll(sleep).toBeDefined();
  vi.setSystemTime(new Date(2026, 2, 2, 0, 1));
  sleep()!.click();
  expect(route.sheet?.with.day).toBe('2026-03-02');
});
