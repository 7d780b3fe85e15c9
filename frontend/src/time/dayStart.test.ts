import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newDraft } from '../fields/draft.svelte';
import { instantsOn } from '../fields/times';
import { preferences } from '../registry/preferences.svelte';
import { kindOf } from '../registry/registry';
import { dayState, isEvening } from '../rules/dayStates';
import { edit, log } from '../state/writing.svelte';
import Today from '../today/Today.svelte';
import { headDay } from './dayNames';
import { localInstant, today } from './days';

/** Half past one in the night from the first to the second of March; the day of this person starts at four. */
const [FIRST, SECOND] = ['2026-03-01', '2026-03-02'] as const;
const NIGHT = localInstant(SECOND, '01:30');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse(NIGHT) });
  preferences.day_starts_at = 4;
});

afterEach(() => {
  vi.useRealTimers();
  preferences.day_starts_at = 0;
});

test('what is logged in the night belongs to the day before, with its true time', async () => {
  const { entry } = await log('twitch', {});
  expect(entry).toMatchObject({ day: FIRST, at: NIGHT });
});

test('a form that is filled in at night holds the time of the night', () => {
  const { day, times } = newDraft(kindOf('caffeine'), today());
  expect([day, times]).toEqual([FIRST, { at: '01:30' }]);
  expect(instantsOn(day, ['at'], times)).toEqual({ at: NIGHT });
});

test('a night that ended before four is that of the day before', async () => {
  const { entry } = await log('sleep', { asleep_at: localInstant(FIRST, '23:00'), awake_at: localInstant(SECOND, '03:30') });
  expect(entry.day).toBe(FIRST);
});

test('"none noticed" said in the night speaks for the day before', async () => {
  expect([isEvening({ day: FIRST }), isEvening({ day: SECOND })]).toEqual([true, false]);
  const { entry } = await log('checkin', { twitches: 'none_noticed' });
  expect([entry.day, dayState([entry])]).toEqual([FIRST, 'none']);
});

test('another start moves nothing that was logged', async () => {
  const { entry } = await log('twitch', {});
  preferences.day_starts_at = 0;
  expect((await edit(entry.uid, { note: 'later' }))!.entry.day).toBe(FIRST);
});

test('Today shows the day before until four', () => {
  const screen = mount(Today, { target: document.body });
  flushSync();
  const shown = () => document.querySelector('header p')!.textContent;
  expect(shown()).toBe(headDay(FIRST));
  vi.advanceTimersByTime(2.5 * 3_600_000);
  expect(shown()).toBe(headDay(FIRST));
  vi.advanceTimersByTime(1000);
  flushSync();
  expect(shown()).toBe(headDay(SECOND));
  void unmount(screen);
});
