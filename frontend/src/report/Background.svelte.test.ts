import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs, undoLatest } from '../entries/acts.svelte';
import { recordsOf } from '../state/diary.svelte';
import { edit } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { clear, show } from '../testing/page';
import Background from './Background.svelte';

const THE_ONE = '01900000-0000-7000-8000-000000000000';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
  show(Background, {});
});

afterEach(clear);

const field = (name: string) => document.querySelector<HTMLInputElement>(`#field-${name}`)!;
const stored = async () => (await recordsOf('background'))[0] ?? null;

function type(name: string, text: string) {
  field(name).value = text;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

const leave = (name: string) => field(name).dispatchEvent(new FocusEvent('focusout', { bubbles: true }));

const states = () =>
  [...document.querySelectorAll('summary')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());

test('all sections are there, and blank', () => {
  const titles = ['In my words', 'How it began', 'B12 story', 'Tests done', 'Conditions', 'Family', 'Living'];
  expect(states()).toEqual(titles.map((title) => `${title} not recorded yet`));
  expect(document.querySelectorAll('[aria-pressed="true"]')).toHaveLength(0);
});

test('a text is stored on leaving its field, in the one background', async () => {
  type('main_worry', 'Twitching calf');
  expect(await stored()).toBeNull();
  leave('main_worry');
  await expect.poll(stored).toMatchObject({ uid: THE_ONE, main_worry: 'Twitching calf', diet: null });
  await expect.poll(() => states()[0]).toBe('In my words recorded');
});

test('a choice is stored at once', async () => {
  const emg = [...document.querySelectorAll('fieldset')].find(({ textContent }) => textContent!.includes('EMG'))!;
  emg.querySelectorAll('button')[0]!.click();
  await expect.poll(stored).toMatchObject({ emg: 'yes' });
  await expect.poll(() => field('emg_on')).not.toBeNull();
});

test('fields filled in quick succession are all stored', async () => {
  type('main_worry', 'Calf');
  leave('main_worry');
  type('effect_on_life', 'No more running');
  leave('effect_on_life');
  await expect.poll(stored).toMatchObject({ main_worry: 'Calf', effect_on_life: 'No more running' });
  expect(await recordsOf('background')).toHaveLength(1);
});

test('leaving the screen loses nothing', async () => {
  type('main_worry', 'Half a sent');
  clear();
  await expect.poll(stored).toMatchObject({ main_worry: 'Half a sent' });
});

test('undo brings back what stood there', async () => {
  type('main_worry', 'Calf');
  leave('main_worry');
  await expect.poll(stored).toMatchObject({ main_worry: 'Calf' });
  type('main_worry', 'Eyelid');
  leave('main_worry');
  await expect.poll(stored).toMatchObject({ main_worry: 'Eyelid' });
  await undoLatest();
  await expect.poll(() => field('main_worry').value).toBe('Calf');
  expect(await stored()).toMatchObject({ main_worry: 'Calf' });
});

test('what another phone filled in shows, and what is being typed here stays', async () => {
  type('main_worry', 'Calf');
  leave('main_worry');
  await expect.poll(stored).not.toBeNull();
  type('main_worry', 'Calf and eye');
  await edit(THE_ONE, { main_worry: 'Elsewhere', change_words: 'Stairs are harder' });
  await expect.poll(() => field('change_words').value).toBe('Stairs are harder');
  expect(field('main_worry').value).toBe('Calf and eye');
});

test('what is no number is said, and kept out until it is one', async () => {
  type('alcohol', 'a few');
  type('family_words', 'Aunt');
  leave('alcohol');
  await expect.poll(stored).toMatchObject({ family_words: 'Aunt', alcohol: null });
  expect(field('alcohol').value).toBe('a few');
  expect(document.querySelector('#field-alcohol-problem')!.textContent).toBe('Give a number from 0 to 500 (units).');
});
