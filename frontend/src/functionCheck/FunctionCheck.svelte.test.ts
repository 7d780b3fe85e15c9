import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs, undoLatest } from '../entries/acts.svelte';
import { entriesOn, recordsOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { addDays, today } from '../time/days';
import FunctionCheck from './FunctionCheck.svelte';

const LAST_WEEK = addDays(today(), -7);
const FOOT = { weakness: 'new_or_worse', weakness_where: 'left foot', weakness_since: 'about 20 September' };

let sheet: object;

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => unmount(sheet));

async function open(day = today()) {
  sheet = mount(FunctionCheck, { target: document.body, props: { day } });
  await expect.poll(() => document.querySelector('form')).not.toBeNull();
}

const rows = (item: string) => [...document.querySelector(`#field-${item}, [aria-labelledby="group-${item}"]`)!.querySelectorAll('button')];
const buttons = () => [...document.querySelectorAll('button')];
const words = () => document.querySelector('.body')!.textContent!.replace(/\s+/g, ' ');

function press(name: string, among = buttons()) {
  among.find(({ textContent }) => textContent!.trim() === name)!.click();
  flushSync();
}

/** Answers the item with this name. */
function answer(item: string, name: string) {
  const asked = [...document.querySelectorAll('fieldset')].find((fieldset) => fieldset.querySelector('legend')!.textContent === item)!;
  press(name, [...asked.querySelectorAll('button')]);
}

function type(field: string, text: string) {
  const input = document.querySelector<HTMLInputElement>(`#field-${field}`)!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function submit() {
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  flushSync();
}

const chosen = () => [...document.querySelectorAll('form [aria-pressed="true"]')].length;

test('nothing is answered for the patient, and the last answer stands there as a fact', async () => {
  await log('function_check', FOOT, { day: LAST_WEEK });
  await open();
  expect(chosen()).toBe(0);
  expect(words()).toContain(': new or worse, left foot');
  answer('Weakness in one place', 'New or worse');
  expect(document.querySelector<HTMLInputElement>('#field-weakness_where')!.value).toBe('');
});

test('an empty check says so and stores nothing', async () => {
  await open();
  submit();
  expect(document.querySelector('footer')!.textContent).toContain('Nothing is answered yet, so there is nothing to save.');
  expect(await recordsOf('function_check')).toEqual([]);
});

test('"No to all of these" leaves other groups alone, and is taken back by a second tap', async () => {
  await open();
  press('No to all of these', rows('head_and_neck'));
  expect(chosen()).toBe(5);
  press('Take back “No to all of these”');
  expect(chosen()).toBe(0);
});

test('what is new is stored with where and since when, and said on the page after saving', async () => {
  await open();
  answer('Weakness in one place', 'New or worse');
  type('weakness_where', 'left foot');
  type('weakness_since', 'about 20 September');
  answer('Memory or thinking', 'No');
  submit();
  await expect.poll(words).toContain('Say: weakness in the left foot, since about 20 September, getting worse.');
  expect(words()).toContain('Call the emergency number now');
  expect(words()).toContain('Not answered: 13.');
  expect(await entriesOn(today())).toMatchObject([{ ...FOOT, weakness_told: null, memory: 'no', speech: null }]);
});

test('what there is to tell becomes a question once, and can be taken back', async () => {
  await open();
  answer('Slurred or weak voice', 'As before');
  answer('Does your clinician know?', 'No');
  submit();
  await expect.poll(words).toContain("what they don't know yet");
  press('Add to questions for the doctor');
  await expect.poll(words).toContain('Added to your questions for the doctor.');
  expect(await recordsOf('question')).toMatchObject([{ text: 'Slurred or weak voice, as before.', answered: false }]);
  await undoLatest();
  expect(await recordsOf('question')).toEqual([]);
  expect(await entriesOn(today())).toMatchObject([{ speech: 'as_before', speech_told: false }]);
});

test('an answer can be changed after saving: the check stays one', async () => {
  await open();
  answer('Memory or thinking', 'No');
  submit();
  await expect.poll(words).toContain('Noted, no change reported.');
  press('Change an answer');
  answer('Memory or thinking', 'New or worse');
  submit();
  await expect.poll(words).toContain('Please tell your doctor');
  expect(await entriesOn(today())).toMatchObject([{ memory: 'new_or_worse' }]);
});

test('a day that has a check opens it', async () => {
  await log('function_check', { memory: 'no' }, { day: LAST_WEEK });
  await open(LAST_WEEK);
  expect(chosen()).toBe(1);
  answer('Memory or thinking', 'As before');
  submit();
  await expect.poll(async () => (await entriesOn(LAST_WEEK)).map(({ memory }) => memory)).toEqual(['as_before']);
});
