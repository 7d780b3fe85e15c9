import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acts, forgetActs, latest, sayAct, undoLatest } from '../entries/acts.svelte';
import type { Entry, Fields } from '../registry/types';
import { closeSheet, route } from '../router.svelte';
import { entriesOn } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { newFields } from '../store/newFields';
import { storage } from '../store/storage';
import { newUid } from '../store/uid';
import { emptyDiary } from '../testing/diary';
import { button, clear, show, tap } from '../testing/page';
import { commit } from '../testing/phone';
import { addDays, today } from '../time/days';
import DueDoses from './DueDoses.svelte';

const INJECTION = { what: 'b12', form: 'hydroxocobalamin', route: 'intramuscular', amount: 1, unit: 'mg' };
const TAKEN = 'Taken: Hydroxocobalamin 1 mg';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => {
  clear();
  if (route.sheet) closeSheet();
});

async function plan(changes: Fields = {}): Promise<Entry> {
  const { entry } = await log('plan', { ...INJECTION, schedule: 'FREQ=DAILY;INTERVAL=2', starts_on: today(), ...changes });
  return entry;
}

const open = () => show(DueDoses, { day: today() });
const rows = () => document.querySelectorAll('section').length;
const doses = async () => (await entriesOn(today())).filter(({ kind }) => kind === 'b12');

it('logs what is due by one tap, its place left blank, and takes it back', async () => {
  const { uid } = await plan();
  open();
  await expect.poll(() => button(TAKEN)).toBeDefined();
  expect(document.querySelector('.note')?.textContent).toBe('Due today. ');
  tap(TAKEN);
  await expect.poll(rows).toBe(0);
  expect(await doses()).toMatchObject([{ mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', plan: uid, status: 'taken', site: null, side: null }]);
  expect(sayAct(latest()!)).toBe('Taken: Hydroxocobalamin 1 mg, saved on this phone');
  await undoLatest();
  await expect.poll(rows).toBe(1);
  expect(await doses()).toEqual([]);
});

it('takes two quick taps as one', async () => {
  await plan();
  open();
  await expect.poll(() => button(TAKEN)).toBeDefined();
  tap(TAKEN);
  tap(TAKEN);
  await expect.poll(rows).toBe(0);
  expect(acts.done).toHaveLength(1);
});

it('asks before it logs a second dose on one day', async () => {
  const { uid } = await plan();
  open();
  await expect.poll(() => button(TAKEN)).toBeDefined();
  // Another tab logged it, and this one has not heard yet.
  const dose = newFields('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', plan: uid }, {});
  await commit(await storage(), { kind: 'b12', uid: newUid(), set: dose });
  tap(TAKEN);
  await expect.poll(() => route.sheet).toEqual({ name: 'dose', with: { plan: uid } });
  expect(await doses()).toHaveLength(1);
});

it('says in plain words how late a dose is, and where the last injection went', async () => {
  const { uid } = await plan({ starts_on: addDays(today(), -5) });
  const day = addDays(today(), -5);
  await log('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', site: 'vastus_lateralis', side: 'right', plan: uid }, { day });
  open();
  await expect.poll(() => document.querySelector('.note')?.textContent).toBe('Late by 3 days. Last site: right outer thigh (vastus lateralis)');
});

it('shows three rows, and how many more there are', async () => {
  for (let index = 0; index < 5; index++) await plan();
  open();
  await expect.poll(rows).toBe(3);
  expect(button('2 more due')).toBeDefined();
});

it('shows nothing of what is taken as needed, or later', async () => {
  await plan({ schedule: null });
  await plan({ starts_on: addDays(today(), 1) });
  const { uid } = await plan();
  open();
  await expect.poll(() => button(TAKEN)).toBeDefined();
  expect(rows()).toBe(1);
  tap('Place, another time, skip');
  expect(route.sheet).toEqual({ name: 'dose', with: { plan: uid } });
});
