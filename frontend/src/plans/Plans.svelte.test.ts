import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts, forgetActs, latest, sayAct, undoLatest } from '../entries/acts.svelte';
import EntryForm from '../logging/EntryForm.svelte';
import type { Entry, Fields } from '../registry/types';
import { closeSheet, route } from '../router.svelte';
import { entriesBetween, entriesOn, entryOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { button, clear, show, submit, tap, type } from '../testing/page';
import { addDays, localInstant, today } from '../time/days';
import DoseSheet from './DoseSheet.svelte';
import PastInjections from './PastInjections.svelte';
import PlanForm from './PlanForm.svelte';
import { planned } from './planQueries';

const DOSE = { form: 'hydroxocobalamin', route: 'intramuscular' };
const INJECTION = { what: 'b12', ...DOSE, amount: 1, unit: 'mg', schedule: 'FREQ=DAILY;INTERVAL=2' };
const START = addDays(today(), -20);

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => {
  clear();
  if (route.sheet) closeSheet();
});

async function plan(changes: Fields = {}): Promise<Entry> {
  return (await log('plan', { ...INJECTION, starts_on: today(), ...changes })).entry;
}

const doses = () => entriesBetween(START, today());

async function openDose(uid: string) {
  show(DoseSheet, { plan: uid });
  await expect.poll(() => button('Change the plan')).toBeDefined();
}

test('an injection site is offered, the one used longest ago first, and never chosen for the patient', async () => {
  const { uid } = await plan();
  for (const [days, site] of [[9, 'deltoid'], [4, 'ventrogluteal']] as const) {
    await log('b12', { ...DOSE, mcg: 1000, site, side: 'left' }, { day: addDays(today(), -days) });
  }
  await openDose(uid);
  const chips = [...document.querySelectorAll('.chip')];
  expect(chips.map((chip) => chip.firstChild?.textContent)).toEqual([
    'Right upper arm (deltoid)', 'Right hip (ventrogluteal)', 'Left outer thigh (vastus lateralis)', 'Right outer thigh (vastus lateralis)',
    'Left upper arm (deltoid)', 'Left hip (ventrogluteal)',
  ]);
  expect(chips.every((chip) => chip.getAttribute('aria-pressed') === 'false')).toBe(true);
  tap('Right hip');
  tap('Taken');
  await expect.poll(() => entriesOn(today())).toMatchObject([{ site: 'ventrogluteal', side: 'right', plan: uid, status: 'taken' }]);
});

test('a dose is skipped, which is no dose', async () => {
  const { uid } = await plan();
  await openDose(uid);
  tap('Skip this one');
  await expect.poll(() => entriesOn(today())).toMatchObject([{ status: 'skipped', plan: uid }]);
  await expect.poll(() => latest() && sayAct(latest()!)).toBe('Skipped: Hydroxocobalamin 1 mg, saved on this phone');
  expect((await planned())[0]!.standing).toMatchObject({ state: 'later', due_on: addDays(today(), 2), taken: 0, skipped: 1 });
});

test('a dose was taken at another time', async () => {
  const { uid } = await plan({ starts_on: addDays(today(), -3) });
  await openDose(uid);
  tap('Taken at another time');
  type('dose-day', addDays(today(), -1));
  type('dose-at', '');
  tap('Taken');
  expect(document.querySelector('#dose-at-note')?.textContent).toBe('Give a time.');
  type('dose-at', '07:30');
  tap('Taken');
  await expect.poll(() => entriesOn(addDays(today(), -1))).toMatchObject([{ at: localInstant(addDays(today(), -1), '07:30'), status: 'taken' }]);
});

test('a second dose on a day is asked about', async () => {
  const { uid } = await plan();
  await log('b12', { ...DOSE, mcg: 1000, plan: uid });
  await openDose(uid);
  expect(document.querySelector('.body')?.textContent).toContain('You have already logged a dose of this today.');
  expect(button('Skip this one')).toBeUndefined();
  tap('Save a second dose');
  await expect.poll(async () => (await entriesOn(today())).length).toBe(2);
});

test('a dose that names no plan is of the only plan that it fits', async () => {
  const { uid } = await plan();
  await plan({ form: 'cyanocobalamin' });
  await log('b12', { ...DOSE, mcg: 1000 }, { day: START });
  show(EntryForm, { kind: 'b12', day: today(), again: 'yes' as const });
  await expect.poll(() => document.querySelector<HTMLInputElement>('#field-mcg')?.value).toBe('1000');
  submit();
  await expect.poll(() => entriesOn(today())).toMatchObject([{ plan: uid }]);
});

test('a template fills the form, which asks for what only the prescriber knows', async () => {
  show(PlanForm, {});
  tap('Loading on alternate days');
  show(PlanForm, route.sheet!.with);
  submit();
  expect(document.querySelector('#step-0-problem')?.textContent).toContain('Give the number of doses');
  type('step-0-count', '6');
  submit();
  await expect.poll(async () => (await planned()).length).toBe(1);
  const [{ plan: made, standing }] = (await planned()) as [Awaited<ReturnType<typeof planned>>[0]];
  expect(made).toMatchObject({ ...INJECTION, schedule: 'FREQ=DAILY;INTERVAL=2;COUNT=6 FREQ=MONTHLY;INTERVAL=2', starts_on: today(), as_prescribed: false });
  expect(standing.state).toBe('due');
});

test('a plan can be loosened, counted and stopped', async () => {
  const { uid } = await plan({ starts_on: START });
  await log('b12', { ...DOSE, mcg: 1000, plan: uid });
  show(PlanForm, { uid });
  await expect.poll(() => button('Stop the plan')).toBeDefined();
  type('step-0-every', '3');
  type('field-stock', '4');
  submit();
  await expect.poll(() => entryOf(uid)).toMatchObject({ schedule: 'FREQ=DAILY;INTERVAL=3', stock: 5, stock_on: today() });
  expect((await planned())[0]!.standing.stock_left).toBe(4);
  tap('Stop the plan');
  await expect.poll(() => entryOf(uid)).toMatchObject({ ends_on: today() });
  await undoLatest();
  expect(await entryOf(uid)).toMatchObject({ ends_on: null });
});

async function openPast() {
  await log('b12', { ...DOSE, mcg: 1000 }, { day: START, at: localInstant(START, '10:00') });
  show(PastInjections, {});
  await expect.poll(() => document.querySelector<HTMLInputElement>('#field-mcg')?.value).toBe('1000');
  type('field-first', START);
  type('past-step-count', '6');
  await expect.poll(() => document.querySelector('.tick')?.textContent).toContain('logged already');
}

test('a past series is logged at once, without a day that is there already or was unticked, and taken back as one', async () => {
  await openPast();
  document.querySelectorAll<HTMLInputElement>('.tick input')[2]!.click();
  flushSync();
  tap('Save 4 doses');
  submit();
  await expect.poll(async () => (await doses()).length).toBe(5);
  const days = [0, 2, 6, 8, 10].map((count) => addDays(START, count));
  expect((await doses()).map(({ day }) => day)).toEqual(days);
  expect((await doses()).at(-1)).toMatchObject({ ...DOSE, mcg: 1000, at: localInstant(days[4]!, '09:00'), site: null, status: 'taken' });
  expect([acts.done.length, sayAct(latest()!)]).toEqual([1, '4 doses, saved on this phone']);
  await undoLatest();
  expect(await doses()).toHaveLength(1);
});

test('a past series ends on its last day', async () => {
  await openPast();
  type('past-step-count', '');
  type('field-last', addDays(START, 5));
  await expect.poll(() => document.querySelectorAll('.tick').length).toBe(3);
});
