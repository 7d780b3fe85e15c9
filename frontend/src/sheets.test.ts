import 'fake-indexeddb/auto';
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { said } from './components/announce.svelte';
import { forgetActs, latest, sayAct } from './entries/acts.svelte';
import EntryForm from './logging/EntryForm.svelte';
import type { Entry } from './registry/types';
import { dayState } from './rules/dayStates';
import { entriesOn } from './state/diary.svelte';
import { log, remove } from './state/writing.svelte';
import { storage } from './store/storage';
import { emptyDiary } from './testing/diary';
import { addDays, localInstant, today, zone } from './time/days';
import CheckIn from './today/CheckIn.svelte';

const YESTERDAY = addDays(today(), -1);
const ELSEWHERE = zone() === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';

let sheet: object | undefined;

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => sheet && unmount(sheet));

async function open<Props extends Record<string, unknown>>(component: Component<Props>, props: Props) {
  sheet = mount(component as Component, { target: document.body, props });
  flushSync();
  await expect.poll(() => document.querySelector('form') ?? document.querySelector('.body p')).not.toBeNull();
}

const field = (name: string) => document.querySelector<HTMLInputElement>(`#field-${name}`)!;

function type(name: string, value: string) {
  field(name).value = value;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

async function save(): Promise<Entry> {
  const [before] = await entriesOn(YESTERDAY);
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(async () => (await entriesOn(YESTERDAY))[0]).not.toEqual(before);
  return (await entriesOn(YESTERDAY))[0]!;
}

test('a time is changed by the clocks of the place where the entry was made', async () => {
  const at = localInstant(YESTERDAY, '14:30', ELSEWHERE);
  const { uid } = (await log('caffeine', { mg: 96 }, { day: YESTERDAY, at })).entry;
  const db = await storage();
  await db.put('records', { ...(await db.get('records', uid))!, tz: ELSEWHERE });
  await open(EntryForm, { kind: 'caffeine', day: YESTERDAY, uid });
  expect(field('at').value).toBe('14:30');
  type('at', '14:40');
  expect(await save()).toMatchObject({ at: localInstant(YESTERDAY, '14:40', ELSEWHERE), tz: ELSEWHERE, day: YESTERDAY });
});

test('an entry that was moved to another day is still found', async () => {
  const { uid } = (await log('caffeine', { mg: 96 }, { day: YESTERDAY, at: localInstant(YESTERDAY, '08:00') })).entry;
  await open(EntryForm, { kind: 'caffeine', day: today(), uid });
  expect(field('mg').value).toBe('96');
});

const sleepOn = (day: string, from: string, to: string) =>
  log('sleep', { asleep_at: localInstant(day, from), awake_at: localInstant(day, to) }, { day });

test('a nap is not offered as the next night', async () => {
  await sleepOn(addDays(YESTERDAY, -1), '00:30', '07:30');
  await sleepOn(addDays(YESTERDAY, -1), '14:00', '14:30');
  await open(EntryForm, { kind: 'sleep', day: YESTERDAY });
  expect([field('asleep_at').value, field('awake_at').value]).toEqual(['00:30', '07:30']);
});

test('sleep is noted once for the same time', async () => {
  await sleepOn(YESTERDAY, '00:30', '07:30');
  await open(EntryForm, { kind: 'sleep', day: YESTERDAY });
  type('asleep_at', '01:00');
  type('awake_at', '07:00');
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(() => document.querySelector('footer [role=alert]')?.textContent).toBe('You have already noted sleep for this time.');
  expect(await entriesOn(YESTERDAY)).toHaveLength(1);
  type('asleep_at', '07:30');
  expect(document.querySelector('footer [role=alert]')).toBeNull();
});

test('an entry that was deleted is said to be, and cannot be saved anew', async () => {
  const { uid } = (await log('caffeine', { mg: 96 })).entry;
  await remove(uid);
  await open(EntryForm, { kind: 'caffeine', day: today(), uid });
  expect(document.querySelector('.body')?.textContent).toBe('This entry was deleted.');
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain('Save');
});

test('"none noticed", confirmed on a later day, makes that day count', async () => {
  await log('checkin', { twitches: 'none_noticed' }, { day: YESTERDAY, at: localInstant(YESTERDAY, '10:00') });
  expect(dayState(await entriesOn(YESTERDAY))).toBe('missing');
  await open(CheckIn, { day: YESTERDAY });
  const none = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'None noticed')!;
  expect(none.getAttribute('aria-pressed')).toBe('false');
  none.click();
  flushSync();
  const entry = await save();
  expect(entry.at).toBe(localInstant(YESTERDAY, '21:00'));
  expect(dayState([entry])).toBe('none');
  await expect.poll(() => sayAct(latest()!)).toBe('Noted: none noticed that day. The day counts as recorded.');
  expect(said.text).toBe(sayAct(latest()!));
});

const press = (name: string) => {
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)!.click();
  flushSync();
};

test('"all logged" of a day without a twitch becomes "none noticed" by a button', async () => {
  await open(CheckIn, { day: YESTERDAY });
  press('All logged');
  expect(document.querySelector('form .small')?.textContent).toBe('No twitch is logged that day, so it is not counted.');
  press('Make it: none noticed');
  expect(document.activeElement?.id).toBe('field-twitches');
  expect(dayState([await save()])).toBe('none');
});

test('a check-in without an answer says so beside its button, until there is one', async () => {
  await open(CheckIn, { day: YESTERDAY });
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  flushSync();
  expect(document.querySelector('footer [role=alert]')?.textContent).toContain('Nothing is answered yet');
  press('All logged');
  expect(document.querySelector('footer [role=alert]')).toBeNull();
});

test('a check-in of the morning that says nothing of twitches keeps its time', async () => {
  const at = localInstant(YESTERDAY, '10:00');
  await log('checkin', { stress: 3 }, { day: YESTERDAY, at });
  await open(CheckIn, { day: YESTERDAY });
  document.querySelector<HTMLInputElement>('#field-complete')!.click();
  flushSync();
  expect(await save()).toMatchObject({ at, stress: 3, complete: true });
});

test('an appointment may lie ahead, and no day is guessed for it', async () => {
  const ahead = addDays(today(), 8);
  await open(EntryForm, { kind: 'event', day: today(), planned: 'yes' as const });
  expect(document.querySelector('h2')!.textContent).toBe('Appointment');
  expect(document.getElementById('field-category')).toBeNull();
  expect([field('day').value, field('day').max]).toEqual(['', '']);
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(() => document.activeElement?.id).toBe('field-day');
  expect(document.getElementById('field-title-problem')!.textContent).toBe('Say with whom.');
  type('title', 'Dr Osei');
  type('day', ahead);
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await expect.poll(() => entriesOn(ahead)).toMatchObject([{ title: 'Dr Osei', category: 'appointment', day: ahead }]);
});

test('other events are of today at the latest', async () => {
  await open(EntryForm, { kind: 'event', day: YESTERDAY });
  expect(field('day').max).toBe(today());
});

test('a check-in can be deleted from its sheet', async () => {
  await log('checkin', { stress: 3 }, { day: YESTERDAY });
  await open(CheckIn, { day: YESTERDAY });
  press('Delete');
  await expect.poll(() => entriesOn(YESTERDAY)).toEqual([]);
});
