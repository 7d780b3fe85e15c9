import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { clear, show } from '../testing/page';
import { addDays, localInstant, today } from '../time/days';
import Trends from './Trends.svelte';

beforeEach(emptyDiary);
afterEach(clear);

const lastDays = () => document.querySelector('dd')?.textContent?.replace(/\s+/g, ' ').trim();

test('a day on which not all was logged is in no mean, as in the report', async () => {
  const [before, yesterday] = [addDays(today(), -2), addDays(today(), -1)];
  const on = (day: string, time: string) => ({ day, at: localInstant(day, time) });
  await log('twitch', { count: 2 }, on(before, '10:00'));
  await log('twitch', { count: 8 }, on(yesterday, '10:00'));
  await log('checkin', { twitches: 'not_all' }, on(yesterday, '21:00'));
  show(Trends, {});
  await expect.poll(lastDays).toBe('Twitching recorded on 1 day. Twitches a day: 2. Entries of any kind a day: 1.');
});
