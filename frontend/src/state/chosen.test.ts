import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import { me } from '../server/api';
import { signIn, signUp } from '../session/signIn.svelte';
import { signOut } from '../session/signOut';
import { ANNA, startAnew } from '../testing/app';
import type { Network } from '../testing/network';
import { zone } from '../time/days';
import { choose } from './choose';
import { restorePreferences, takePreferences } from './chosen';
import { recognise } from './who';

let network: Network;

const speak = (language: string) => Object.defineProperty(navigator, 'language', { value: language, configurable: true });
const told = () => network.said.get(ANNA) ?? {};
const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

beforeEach(async () => {
  network = await startAnew();
  await restorePreferences();
});

afterEach(() => speak('en-GB'));

test.each([
  ['en-GB', 24, 0],
  ['de-DE', 24, 0],
  ['en-US', 12, 6],
  ['ar-EG', 12, 5],
])('a new diary in %s has a clock of %s hours and weeks from day %s on', async (language, clock, week_starts_on) => {
  speak(language);
  await restorePreferences();
  expect(preferences).toMatchObject({ clock, week_starts_on, volume_unit: 'ml', dose_unit: 'auto', day_starts_at: 0 });
});

test('what was chosen without an account stays, and goes with the diary to the one that is opened', async () => {
  await choose({ volume_unit: 'fl_oz', clock: 12 });
  Object.assign(preferences, { volume_unit: 'ml', clock: 24 });
  await restorePreferences();
  expect(preferences).toMatchObject({ volume_unit: 'fl_oz', clock: 12 });
  await signUp(ANNA, 'password');
  await until(() => told().volume_unit === 'fl_oz');
  expect(told()).toMatchObject({ volume_unit: 'fl_oz', clock: 12 });
  expect(told()).not.toHaveProperty('week_starts_on');
});

test('calm mode that was chosen without an account goes with the diary', async () => {
  await choose({ calm: true, checkin_from: 18 });
  await signUp(ANNA, 'password');
  await until(() => told().calm === true);
  expect(told().checkin_from).toBe(18);
  expect(preferences).toMatchObject({ calm: true, checkin_from: 18 });
});

test('a choice is told at once, and once', async () => {
  network.said.set(ANNA, { tz: zone() });
  await signUp(ANNA, 'password');
  await choose({ dose_unit: 'mg' });
  await until(() => told().dose_unit === 'mg');
  await recognise();
  await recognise();
  expect(network.asked.filter((call) => call.startsWith('PATCH'))).toEqual(['PATCH /api/v1/me']);
});

test('a choice without a connection is told at the next start', async () => {
  await signUp(ANNA, 'password');
  network.isOffline = true;
  await choose({ day_starts_at: 4 });
  expect(preferences.day_starts_at).toBe(4);
  network.isOffline = false;
  await recognise();
  await until(() => told().day_starts_at === 4);
});

test('a new phone takes what the account says, unless it was chosen on it', async () => {
  network.said.set(ANNA, { volume_unit: 'cup', dose_unit: 'mg', clock: 12, week_starts_on: 6 });
  await choose({ volume_unit: 'fl_oz' });
  await signIn(ANNA, 'password');
  expect(preferences).toMatchObject({ volume_unit: 'fl_oz', dose_unit: 'mg', clock: 12, week_starts_on: 6 });
  await until(() => told().volume_unit === 'fl_oz');
});

test('what is chosen on one phone comes to the other at its next start', async () => {
  await signUp(ANNA, 'password');
  network.said.set(ANNA, { ...told(), volume_unit: 'cup' });
  await recognise();
  expect(preferences.volume_unit).toBe('cup');
});

test('a clock that the account leaves open is that of the language', async () => {
  speak('en-US');
  network.said.set(ANNA, { clock: null });
  await signIn(ANNA, 'password');
  expect(preferences.clock).toBe(12);
});

test('signing out leaves nothing of them', async () => {
  await signUp(ANNA, 'password');
  await choose({ volume_unit: 'cup', day_starts_at: 4 });
  await signOut();
  expect(preferences).toMatchObject({ volume_unit: 'ml', day_starts_at: 0 });
});

test('what the server says of somebody who has signed out meanwhile is not taken', async () => {
  await signUp(ANNA, 'password');
  const said = { ...(await me()), volume_unit: 'cup' } as const;
  await signOut();
  await takePreferences(said);
  expect(preferences.volume_unit).toBe('ml');
  await restorePreferences();
  expect(preferences.volume_unit).toBe('ml');
});

test('of two choices in one breath none is lost', async () => {
  await Promise.all([choose({ volume_unit: 'cup' }), choose({ clock: 12 })]);
  await restorePreferences();
  expect(preferences).toMatchObject({ volume_unit: 'cup', clock: 12 });
});
