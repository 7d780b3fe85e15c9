import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { route } from '../router.svelte';
import { changed } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { clear, show, tap } from '../testing/page';
import { addDays, today } from '../time/days';
import WeeklyCheckRow from './WeeklyCheckRow.svelte';

beforeEach(async () => {
  await wipe(await storage(), false);
  await log('twitch', {}, { day: addDays(today(), -30) });
});

afterEach(clear);

const open = (day = today()) => show(WeeklyCheckRow, { day });

const buttons = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
const settled = () => new Promise((done) => setTimeout(done, 20));

test('a check that is due stands in one quiet row', async () => {
  open();
  await expect.poll(buttons).toEqual(['Function check, 1 minute', 'Not now']);
  tap('Function check');
  expect(route.sheet).toEqual({ name: 'function_check', with: { kind: 'function_check', day: today() } });
});

test('it is gone once the check is made', async () => {
  open();
  await expect.poll(buttons).toHaveLength(2);
  await log('function_check', { memory: 'no' });
  await changed();
  await expect.poll(buttons).toEqual([]);
});

test('"Not now" puts it off for a week', async () => {
  open();
  await expect.poll(buttons).toHaveLength(2);
  tap('Not now');
  await expect.poll(buttons).toEqual([]);
  open(addDays(today(), 6));
  await settled();
  expect(buttons()).toEqual([]);
  open(addDays(today(), 7));
  await expect.poll(buttons).toHaveLength(2);
});
