import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wasCalm } from '../device/whosePhone';
import Month from '../diary/Month.svelte';
import { latest, sayAct } from '../entries/acts.svelte';
import { choose } from '../state/choose';
import { restorePreferences } from '../state/chosen';
import { changed, entriesOn } from '../state/diary.svelte';
import { endWelcome } from '../state/welcome.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { button, clear, show, tap } from '../testing/page';
import { today } from '../time/days';
import Today from '../today/Today.svelte';

endWelcome();

const named = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
const shown = () => document.querySelector('.stack')!.textContent.trim().replace(/\s{2,}/g, ' ');

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(2026, 2, 2, 12, 0) });
  await choose({ calm: true });
});

afterEach(async () => {
  clear();
  vi.useRealTimers();
  await wipe(await storage(), false);
  await restorePreferences();
  await changed();
});

test('calm Today is one button, the dose, and the way to everything else', () => {
  show(Today, {});
  expect(named()).toEqual(['Saved on this phone Details', 'Note a twitch Tap when you notice one', 'B12 First dose', 'More', "What this diary can and can't do"]);
});

test('a tap on it notes a twitch, and says no number', async () => {
  show(Today, {});
  tap('Note a twitch');
  tap('Note a twitch');
  await expect.poll(async () => (await entriesOn(today())).length).toBe(2);
  await expect.poll(() => latest() && sayAct(latest()!)).toBe('Noted, saved on this phone');
  await expect.poll(shown).toBe(
    "Note a twitch Tap when you notice one B12 First dose Check-in from 20:00 on More What you noted today is in the diary. What this diary can and can't do",
  );
});

test('the check-in is offered from the chosen hour on', async () => {
  await choose({ checkin_from: 13 });
  show(Today, {});
  expect(button('Check-in')).toBeUndefined();
  await expect.poll(() => document.body.textContent).toContain('Check-in from 13:00 on');
  vi.advanceTimersByTime(60 * 60_000);
  flushSync();
  expect(button('Check-in')).toBeDefined();
});

test('switched off, everything shows again', async () => {
  await choose({ calm: false });
  show(Today, {});
  await expect.poll(named).toEqual(expect.arrayContaining(['Log a twitch', 'Count a minute', 'More all kinds']));
});

test('the month says which days, and not how many', async () => {
  show(Today, {});
  tap('Note a twitch');
  await expect.poll(async () => (await entriesOn(today())).length).toBe(1);
  show(Month, { month: today().slice(0, 7) });
  await expect.poll(() => document.body.textContent).toContain('Monday 2 March: Twitches noted');
  expect(document.querySelector('.observed')!.textContent).toBe('');
});

test('it is known before the diary is read, and forgotten with it', async () => {
  expect(wasCalm()).toBe(true);
  await wipe(await storage(), false);
  await restorePreferences();
  expect(wasCalm()).toBe(false);
});
