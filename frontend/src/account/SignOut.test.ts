import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncNow } from '../backup/sync';
import { acts } from '../entries/acts.svelte';
import { diary } from '../state/diary.svelte';
import { startEpisode } from '../state/episode';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { ANNA, startSignedUp } from '../testing/app';
import type { Network } from '../testing/network';
import { button, clear, show, tap } from '../testing/page';
import { tooMuch } from '../testing/peer';
import SignOut from './SignOut.svelte';

let network: Network;

beforeEach(async () => {
  network = await startSignedUp();
  acts.unstored = [];
  show(SignOut, {});
});

afterEach(clear);

const text = () => document.body.textContent;
const isEmptied = () => session.account === null;

test('with everything backed up one tap signs out', async () => {
  await log('caffeine', { mg: 96 });
  tap('Sign out');
  await expect.poll(isEmptied).toBe(true);
  expect(network.peerOf(ANNA).live()).toHaveLength(1);
  expect(network.signedIn).toBeNull();
});

test('an episode that is being timed, and what could not be stored, are not lost in silence', async () => {
  await startEpisode();
  acts.unstored = [{ kind: 'caffeine', set: { mg: 96 } }];
  tap('Sign out');
  await expect.poll(text).toContain('What you wrote last could not be stored on this phone. An episode is still being timed.');
  expect(isEmptied()).toBe(false);
  expect(button('Save them to a file')).toBeDefined();
  tap('Stay signed in');
  expect(button('Sign out and lose them')).toBeUndefined();
  tap('Sign out');
  await expect.poll(() => button('Sign out and lose them')).toBeDefined();
  tap('Sign out and lose them');
  await expect.poll(isEmptied).toBe(true);
  expect(acts.unstored).toEqual([]);
});

test('what the server refuses is named, and shown', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: tooMuch }));
  await log('caffeine', { mg: 5000 });
  await syncNow();
  tap('Sign out');
  await expect.poll(text).toContain('Not taken by the server: 1. Open an entry to mend it.');
  expect(button('Back up, then sign out')).toBeUndefined();
  expect(button('Show them')).toBeDefined();
});

test('an expired session says what to do, and a backup that fails why', async () => {
  network.isOffline = true;
  await log('caffeine', { mg: 96 });
  tap('Sign out');
  await expect.poll(text).toContain("Can't reach the server. Your entries stay on this phone.");
  session.state = 'expired';
  await expect.poll(text).toContain('You were signed out. Backing up goes on once you sign in again.');
  expect(button('Back up, then sign out')).toBeUndefined();
  expect(diary.unsent).toBe(1);
});
