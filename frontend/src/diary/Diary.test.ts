import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { go } from '../router.svelte';
import { log } from '../state/writing.svelte';
import { clear, show } from '../testing/page';
import { monthName } from '../time/dayNames';
import Diary from './Diary.svelte';

afterEach(() => {
  clear();
  vi.useRealTimers();
});

const month = () => document.querySelector('h2')!.textContent;
const marked = () => document.querySelector('[aria-current=date] [aria-hidden]')!.textContent;

function openAt(now: Date) {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now });
  go('/diary');
  show(Diary, {});
}

function pass(minutes: number) {
  vi.advanceTimersByTime(minutes * 60_000);
  flushSync();
}

it('marks the new day, and lets it be opened, where it is open over midnight', () => {
  openAt(new Date(2026, 2, 1, 23, 58));
  expect(marked()).toBe('1');
  pass(3);
  expect(marked()).toBe('2');
  const second = document.querySelector<HTMLButtonElement>('[aria-current=date]')!;
  expect(second.disabled).toBe(false);
});

it('turns to the new month, unless another was asked for', () => {
  openAt(new Date(2026, 2, 31, 23, 58));
  pass(3);
  expect([month(), marked()]).toEqual([monthName('2026-04-01'), '1']);
  go('/diary/2026-03');
  flushSync();
  expect(month()).toBe(monthName('2026-03-01'));
});

it('says of a day on which only a minute was counted that its twitches are not recorded, and why', async () => {
  await log('window_count', { site: 'calf', seconds: 60, twitches: 3 }, { day: '2026-03-01' });
  go('/diary/2026-03-01');
  show(Diary, {});
  await expect
    .poll(() => document.querySelector('.stack p')?.textContent)
    .toBe('Twitches: not recorded on this day. A minute that was counted stands apart from them.');
});
