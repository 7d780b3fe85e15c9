import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetPerson, wasWelcomed } from '../device/whosePhone';
import { forgetActs, logEntry, undoLatest } from '../entries/acts.svelte';
import { preferences } from '../registry/preferences.svelte';
import { restorePreferences } from '../state/chosen';
import { changed } from '../state/diary.svelte';
import { endWelcome, welcome } from '../state/welcome.svelte';
import { durably, updatePhone, wipe } from '../store/db';
import { storage } from '../store/storage';
import { button, clear, show, tap } from '../testing/page';
import { TILES } from './tileChoice';
import { chosenTiles } from './tiles';
import Today from './Today.svelte';

const heading = () => document.querySelector('#welcome')?.textContent;
const FIRST = 'Log first, the rest can wait';

beforeEach(async () => {
  localStorage.clear();
  welcome.isOver = false;
  forgetActs();
  await wipe(await storage(), false);
  await restorePreferences();
  await changed();
  show(Today, {});
  await expect.poll(heading).toBe(FIRST);
});

afterEach(clear);

function tick(name: string) {
  [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === name)!.click();
  flushSync();
}

async function next(title: string) {
  tap('Next');
  await expect.poll(heading).toBe(title);
}

test('three steps at most, each of which can be left', async () => {
  for (const title of ['What would you like at hand?', 'At your own pace']) {
    expect(button('Skip')).toBeDefined();
    await next(title);
    expect(document.activeElement?.id).toBe('welcome');
  }
  expect(button('Skip')).toBeUndefined();
  tap('Done');
  await expect.poll(heading).toBeUndefined();
  expect(wasWelcomed()).toBe(true);
});

test('it stands in nobody’s way: the first twitch ends it, and taking that back does not bring it again', async () => {
  await logEntry('twitch', {});
  await expect.poll(heading).toBeUndefined();
  await undoLatest();
  flushSync();
  expect(wasWelcomed()).toBe(true);
  await expect.poll(() => document.body.textContent).toContain('Nothing here yet.');
  expect(heading()).toBeUndefined();
});

test('skipped, it chooses nothing', async () => {
  tap('Skip');
  await expect.poll(heading).toBeUndefined();
  expect(await chosenTiles()).toEqual([]);
  expect(preferences.calm).toBe(false);
});

test('all tiles are marked at first; what is taken away goes, and More stays', async () => {
  await next('What would you like at hand?');
  expect(document.querySelectorAll('.tick input:checked')).toHaveLength(TILES.length);
  tick('Caffeine');
  tick('Sleep');
  await next('At your own pace');
  await expect.poll(() => button('Coffee')).toBeUndefined();
  expect(await chosenTiles()).toEqual(['hydration', 'symptom', 'b12', 'checkin', 'supplement', 'medication']);
  expect(button('Water')).toBeDefined();
  expect(button('More')).toBeDefined();
});

test('calm mode can be chosen at once', async () => {
  await next('What would you like at hand?');
  await next('At your own pace');
  document.querySelector<HTMLInputElement>('[role=switch]')!.click();
  tap('Done');
  await expect.poll(heading).toBeUndefined();
  expect(preferences.calm).toBe(true);
});

test('who has an account is not welcomed, now or after signing out', async () => {
  await durably(await storage(), (tx) => updatePhone(tx, { account: 'anna@example.org' }));
  await changed();
  await expect.poll(heading).toBeUndefined();
  forgetPerson();
  expect(wasWelcomed()).toBe(true);
});

test('left, it is left', () => {
  endWelcome();
  flushSync();
  expect(heading()).toBeUndefined();
  expect(wasWelcomed()).toBe(true);
});
