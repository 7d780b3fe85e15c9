import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { farewell } from '../components/announce.svelte';
import { route } from '../router.svelte';
import { endWelcome } from '../state/welcome.svelte';
import { button, clear, show, tap } from '../testing/page';
import { headDay } from '../time/dayNames';
import { untilTomorrow } from '../time/days';
import Today from './Today.svelte';

endWelcome();

afterEach(() => {
  clear();
  vi.useRealTimers();
});

const shown = () => document.querySelector('header p')!.textContent;

it('turns to the new day at midnight while it is open', () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date(2026, 2, 1, 23, 58) });
  show(Today, {});
  expect(shown()).toBe(headDay('2026-03-01'));
  vi.advanceTimersByTime(3 * 60_000);
  flushSync();
  expect(shown()).toBe(headDay('2026-03-02'));
  vi.advanceTimersByTime(untilTomorrow() + 60_000);
  flushSync();
  expect(shown()).toBe(headDay('2026-03-03'));
});

it('says farewell above everything else, with the way back in', () => {
  farewell.text = 'Signed out. Your diary is safe on the server.';
  show(Today, {});
  const card = document.querySelector('header + .stack > :first-child')!;
  expect(card.querySelector('p')!.textContent).toBe('Signed out. Your diary is safe on the server.');
  card.querySelector('button')!.click();
  expect(route.path).toBe('/account');
});

it('of an account that was deleted there is no way back in', () => {
  Object.assign(farewell, { text: 'Your account and everything in it is deleted.', isDeleted: true });
  show(Today, {});
  expect(document.querySelector('header + .stack > :first-child button')).toBeNull();
});

it('opens a form for the day of the tap', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 1, 23, 58) });
  show(Today, {});
  await expect.poll(() => button('Sleep')).toBeDefined();
  vi.setSystemTime(new Date(2026, 2, 2, 0, 1));
  tap('Sleep');
  expect(route.sheet?.with.day).toBe('2026-03-02');
});
