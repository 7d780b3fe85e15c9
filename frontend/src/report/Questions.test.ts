import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs, undoLatest } from '../entries/acts.svelte';
import { recordsOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { clear, show, tap } from '../testing/page';
import Questions from './Questions.svelte';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
  show(Questions, {});
});

afterEach(clear);

const input = () => document.querySelector<HTMLInputElement>('#question')!;
const listed = () => [...document.querySelectorAll('li .head label')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
const stored = async () => (await recordsOf('question')).map(({ text, answered, answer }) => [text, answered, answer]);

function write(element: HTMLInputElement | HTMLTextAreaElement, text: string) {
  element.value = text;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function ask(text: string) {
  write(input(), text);
  input().form!.dispatchEvent(new Event('submit', { cancelable: true }));
  flushSync();
}

test('questions are added one after the other, without waiting, and stand in that order', async () => {
  ask('Do I need an EMG?');
  expect(input().value).toBe('');
  ask('  ');
  ask('Is every 8 weeks often enough?');
  await expect.poll(listed).toEqual(['Do I need an EMG?', 'Is every 8 weeks often enough?']);
});

test('a question that is too long is kept whole, and says so', async () => {
  ask('x'.repeat(301));
  await expect.poll(() => document.querySelector('.problem')?.textContent).toBe('Give a text of at most 300 characters.');
  expect(input().value).toHaveLength(301);
  expect(await stored()).toEqual([]);
});

test('more than three: the page has room for three', async () => {
  for (const text of ['A', 'B', 'C']) await log('question', { text });
  await expect.poll(listed).toHaveLength(3);
  expect(document.body.textContent).not.toContain('room for the first 3');
  await log('question', { text: 'D' });
  await expect.poll(() => document.body.textContent).toContain('room for the first 3');
});

test('an answered question stays in its place, with what the doctor said', async () => {
  await log('question', { text: 'A' });
  await log('question', { text: 'B' });
  await expect.poll(listed).toEqual(['A', 'B']);
  document.querySelector<HTMLInputElement>('[type=checkbox]')!.click();
  await expect.poll(listed).toEqual(['A Answered', 'B']);
  tap('Add the answer');
  write(document.querySelectorAll('li textarea')[1] as HTMLTextAreaElement, 'Not now');
  document.querySelector('li form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(stored).toEqual([['A', true, 'Not now'], ['B', false, null]]);
  await expect.poll(listed).toEqual(['A Not now', 'B']);
});

test('a question is changed, deleted, and brought back', async () => {
  await log('question', { text: 'A' });
  await expect.poll(listed).toEqual(['A']);
  tap('Change');
  write(document.querySelector<HTMLTextAreaElement>('li textarea')!, 'A, or B?');
  document.querySelector('li form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(listed).toEqual(['A, or B?']);
  tap('Change');
  tap('Delete');
  await expect.poll(listed).toEqual([]);
  await undoLatest();
  await expect.poll(listed).toEqual(['A, or B?']);
});
