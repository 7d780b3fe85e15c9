import 'fake-indexeddb/auto';
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs } from '../entries/acts.svelte';
import EntryForm from '../logging/EntryForm.svelte';
import KindList from '../logging/KindList.svelte';
import type { Fields } from '../registry/types';
import { route } from '../router.svelte';
import { entriesOn, recordsOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { today } from '../time/days';
import { summary, title } from '../words/entryWords.svelte';
import TrackerForm from './TrackerForm.svelte';

let shown: object | undefined;

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(close);

function close() {
  if (shown) void unmount(shown);
  shown = undefined;
}

async function open<Props extends Record<string, unknown>>(component: Component<Props>, props: Props, awaited = 'form') {
  close();
  shown = mount(component as Component, { target: document.body, props });
  flushSync();
  await expect.poll(() => document.querySelector(awaited)).not.toBeNull();
}

const button = (name: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;
const labels = () => [...document.querySelectorAll('legend, label')].map(({ textContent }) => textContent.trim());

function press(name: string) {
  button(name).click();
  flushSync();
}

function type(name: string, value: string) {
  const field = document.querySelector<HTMLInputElement>(`#field-${name}`)!;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function save() {
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  flushSync();
}

const newTracker = async (fields: Fields) => (await log('tracker', { daily: 'last', zero_when_complete: false, archived: false, ...fields })).entry;

test('a tracker is made with what its type asks for, and its first value is asked for next', async () => {
  await open(TrackerForm, { day: today() });
  expect(labels()).toEqual(['Name', 'Measured as', 'Not logged means none']);
  press('A number');
  expect(labels()).toEqual(['Name', 'Measured as', 'Unit', 'Several on a day are', 'Not logged means none']);
  type('name', 'Screen time');
  type('unit', 'hours');
  press('Added up');
  save();
  await expect.poll(() => recordsOf('tracker')).toHaveLength(1);
  const [tracker] = await recordsOf('tracker');
  expect(tracker).toMatchObject({ name: 'Screen time', type: 'number', unit: 'hours', daily: 'sum', zero_when_complete: false, archived: false });
  await expect.poll(() => route.sheet).toMatchObject({ name: 'entry', with: { kind: 'measurement', day: today(), tracker: tracker!.uid } });
});

test('without a name nothing is made', async () => {
  await open(TrackerForm, {});
  press('Yes or no');
  save();
  expect(document.querySelector('#field-name-problem')?.textContent).toBe('Give the name.');
  expect(await recordsOf('tracker')).toEqual([]);
});

test.each([
  ['number', ['Day', 'Time', 'Mine', 'Note'], () => type('value', '2.5'), 2.5, '2.5 hours'],
  ['scale', ['Day', 'Time', 'Mine', 'Note'], () => press('7'), 7, '7 of 10'],
  ['yes_no', ['Day', 'Time', 'Mine', 'Note'], () => press('No'), 0, 'no'],
])('a %s is asked for by one element, blank at first', async (kind, asked, answer, value, said) => {
  const { uid } = await newTracker({ name: 'Mine', type: kind, unit: kind === 'number' ? 'hours' : null });
  await open(EntryForm, { kind: 'measurement', day: today(), tracker: uid });
  expect([labels(), document.querySelector('h2')?.textContent]).toEqual([asked, 'Mine']);
  save();
  expect(await entriesOn(today())).toEqual([]);
  answer();
  save();
  await expect.poll(() => entriesOn(today())).toHaveLength(1);
  const [entry] = await entriesOn(today());
  expect(entry).toMatchObject({ tracker: uid, value });
  expect([title(entry!), summary(entry!)]).toEqual(['Mine', said]);
});

test('one that is no longer used is not offered, and what was logged with it keeps its name', async () => {
  const { uid } = await newTracker({ name: 'Headache', type: 'yes_no' });
  const { entry } = await log('measurement', { tracker: uid, value: 1 });
  await open(KindList, { day: today() }, '.row');
  expect(button('Headache')).toBeDefined();
  await open(TrackerForm, { uid });
  expect(labels()).toEqual(['Name', 'Not logged means none']);
  press('No longer use it');
  await expect.poll(async () => (await recordsOf('tracker'))[0]?.archived).toBe(true);
  await open(KindList, { day: today() }, '.row');
  expect(button('Headache')).toBeUndefined();
  expect([title(entry), summary(entry)]).toEqual(['Headache', 'yes']);
});
