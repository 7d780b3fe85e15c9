import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { farewell } from '../components/announce.svelte';
import { acts } from '../entries/acts.svelte';
import { entriesOn } from '../state/diary.svelte';
import { discardEpisode, startEpisode } from '../state/episode';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { ANNA, startSignedUp } from '../testing/app';
import type { Network } from '../testing/network';
import { today } from '../time/days';
import { idle, lookWhetherIdle } from './idle.svelte';
import { chooseShared } from './sharedPhone.svelte';

let network: Network;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  network = await startSignedUp();
  farewell.text = '';
  chooseShared(true);
  touch();
});

afterEach(() => {
  chooseShared(false);
  vi.useRealTimers();
});

const touch = () => void window.dispatchEvent(new Event('pointerdown'));
const entries = async (day = today()) => (await entriesOn(day)).length;

async function beQuiet(seconds: number) {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await lookWhetherIdle();
}

test('for the last minute it is said, and a touch is enough to stay', async () => {
  await beQuiet(539);
  expect(idle.state).toBe('used');
  await beQuiet(1);
  expect(idle.state).toBe('warned');
  touch();
  expect(idle.state).toBe('used');
  await beQuiet(539);
  expect(session.state).toBe('signed_in');
});

test('whoever comes back while it is backed up stays', async () => {
  network.peerOf(ANNA).meanwhile = async () => touch();
  await beQuiet(600);
  expect(session.state).toBe('signed_in');
  expect(idle.state).toBe('used');
});

test('nobody is waited for between the last look at what is being written and the going', async () => {
  const { pulls } = network.peerOf(ANNA);
  const before = pulls.length;
  await beQuiet(600);
  expect(session.state).toBe('anonymous');
  expect(pulls.length - before).toBe(1);
});

test('after ten quiet minutes the diary is backed up and goes', async () => {
  await log('twitch', {});
  await beQuiet(600);
  expect(session.state).toBe('anonymous');
  expect(await entries()).toBe(0);
  expect(network.peerOf(ANNA).live()).toHaveLength(1);
  expect(farewell.text).toContain('It is safe on the server.');
});

test('what is not backed up is waited for, however long', async () => {
  network.isOffline = true;
  await log('twitch', {});
  const day = today();
  await beQuiet(600);
  expect(idle.state).toBe('unsent');
  await beQuiet(86_400);
  expect(session.state).toBe('signed_in');
  expect(await entries(day)).toBe(1);
  network.isOffline = false;
  await beQuiet(5);
  expect(session.state).toBe('anonymous');
  expect(network.peerOf(ANNA).live()).toHaveLength(1);
});

test('what could not be stored, or is being timed, is waited for too', async () => {
  acts.unstored = [{ uid: 'any', set: {} }];
  await beQuiet(600);
  expect(idle.state).toBe('unsaved');
  acts.unstored = [];
  await startEpisode();
  await beQuiet(600);
  expect(idle.state).toBe('unsaved');
  await discardEpisode();
  await beQuiet(5);
  expect(session.state).toBe('anonymous');
});

test('another tab in use counts', async () => {
  vi.setSystemTime(Date.now() + 600_000);
  localStorage.setItem('quiver-touched', String(Date.now() - 1000));
  await lookWhetherIdle();
  expect(session.state).toBe('signed_in');
});

test('on a phone of one person nobody is signed out', async () => {
  chooseShared(false);
  await beQuiet(86_400);
  expect(session.state).toBe('signed_in');
  expect(idle.state).toBe('used');
});
