import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncNow } from '../backup/sync';
import { farewell } from '../components/announce.svelte';
import { isShared } from '../device/whosePhone';
import { acts, latest, logEntry } from '../entries/acts.svelte';
import { backup } from '../state/backup.svelte';
import { changed, diary, entriesOn } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { recognise } from '../state/who';
import { log } from '../state/writing.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { ANNA, startSignedUp } from '../testing/app';
import type { Network } from '../testing/network';
import { today } from '../time/days';
import { savedHere } from '../words/savedWords.svelte';
import { chooseShared, takeAwayIfClosed } from './sharedPhone.svelte';
import { signOut } from './signOut';

let network: Network;

beforeEach(async () => {
  network = await startSignedUp();
  chooseShared(true);
  farewell.text = '';
});

afterEach(() => chooseShared(false));

const close = () => sessionStorage.clear();
const isEmpty = async () => (await entriesOn(today())).length === 0;

test('a reload keeps the diary; closing the app takes it away, backed up', async () => {
  await log('twitch', {});
  await takeAwayIfClosed();
  expect(await isEmpty()).toBe(false);
  close();
  await takeAwayIfClosed();
  expect(await isEmpty()).toBe(true);
  expect(network.peerOf(ANNA).live()).toHaveLength(1);
  expect(network.signedIn).toBeNull();
  expect(session).toMatchObject({ state: 'anonymous', email: null, account: null });
  expect(farewell.text).toContain('It is safe on the server.');
});

test('without a connection it goes too, and what is lost is said', async () => {
  network.isOffline = true;
  await log('twitch', {});
  expect(savedHere()).toBe('not backed up yet');
  await syncNow();
  expect(backup.error).toBe("Can't reach the server. Your entries are not backed up yet.");
  close();
  await takeAwayIfClosed();
  expect(await isEmpty()).toBe(true);
  expect(farewell.text).toContain('What was not backed up is gone.');
});

test('a session that was ended elsewhere takes along what is backed up, and only that', async () => {
  network.signedIn = null;
  await log('twitch', {});
  await syncNow();
  expect(session.state).toBe('expired');
  expect(diary.unsent).toBe(1);
  expect(await isEmpty()).toBe(false);
});

test('a session that was ended elsewhere leaves nothing where all is backed up, nor a word of what was done', async () => {
  await logEntry('twitch', {});
  await syncNow();
  network.signedIn = null;
  await recognise();
  await expect.poll(() => session.state).toBe('anonymous');
  await expect.poll(isEmpty).toBe(true);
  expect(latest()).toBeNull();
});

test('where another tab signed out, this one says nothing of what was done either', async () => {
  await logEntry('twitch', {});
  acts.unstored = [{ kind: 'twitch', set: { site: 'calf' } }];
  await wipe(await storage(), true);
  await recognise();
  await expect.poll(latest).toBeNull();
  expect(acts.unstored).toEqual([]);
});

test('what could not be stored waits for its person too', async () => {
  acts.unstored = [{ kind: 'twitch', set: { site: 'calf' } }];
  network.signedIn = null;
  await recognise();
  await changed();
  expect(session.state).toBe('expired');
  await signOut({ giveUp: true });
  expect(acts.unstored).toEqual([]);
});

test('a shared phone stays one for whoever comes next', async () => {
  await signOut();
  expect(isShared()).toBe(true);
  expect(session.isShared).toBe(true);
});
