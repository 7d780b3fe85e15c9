import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { changed } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { button, clear, show, tap } from '../testing/page';
import WeekCard from './WeekCard.svelte';

const MONDAY = '2026-03-16';
const SENTENCE = '1 day, 1 with an entry; twitches logged on 1.';

const text = () => document.body.textContent;
const settled = () => new Promise((done) => setTimeout(done, 20));

beforeEach(async () => {
  await wipe(await storage(), false);
  await log('twitch', {}, { day: '2026-03-15' });
});

afterEach(() => {
  clear();
  preferences.calm = false;
});

test('it tells of the last full week', async () => {
  show(WeekCard, { day: MONDAY });
  await expect.poll(text).toContain(SENTENCE);
  expect(document.querySelector('section')!.getAttribute('aria-labelledby')).toBe(document.querySelector('h2')!.id);
  expect(document.querySelector('h2')!.textContent).toBe('Last week, 15\u00a0Mar');
});

test('it changes with the entries of that week', async () => {
  show(WeekCard, { day: MONDAY });
  await expect.poll(text).toContain(SENTENCE);
  await log('twitch', {}, { day: '2026-03-14' });
  await expect.poll(text).toContain('2 days, 2 with an entry; twitches logged on 2.');
});

test('put away it is gone until the next week, on every screen', async () => {
  show(WeekCard, { day: MONDAY });
  await expect.poll(() => button('Put away until next week')).toBeDefined();
  tap('Put away until next week');
  await expect.poll(() => button('Put away until next week')).toBeUndefined();
  show(WeekCard, { day: '2026-03-22' });
  await settled();
  expect(text()).toBe('');
  await log('twitch', {}, { day: MONDAY });
  show(WeekCard, { day: '2026-03-23' });
  await expect.poll(text).toContain('7 days, 1 with an entry');
});

test('where it is shown at the start of a week, it goes by itself', async () => {
  show(WeekCard, { day: '2026-03-18', days: 3 });
  await expect.poll(text).toContain(SENTENCE);
  show(WeekCard, { day: '2026-03-19', days: 3 });
  await settled();
  expect(text()).toBe('');
});

test('a week of which nothing is noted has none', async () => {
  await changed();
  show(WeekCard, { day: '2026-03-24' });
  await settled();
  expect(text()).toBe('');
});

test('in calm mode it is one sentence', async () => {
  for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']) await log('checkin', { stress: 3 }, { day });
  show(WeekCard, { day: MONDAY });
  await expect.poll(text).toContain('Stress: 3 of 10; not enough to compare.');
  expect(text()).toContain('Too few days to say what is typical: Twitches.');
  preferences.calm = true;
  flushSync();
  expect(document.querySelectorAll('li')).toHaveLength(0);
  expect(text()).toContain('7 days, 5 with an entry; twitches logged on 1.');
});
