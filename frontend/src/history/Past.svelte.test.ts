import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../registry/types';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { storage } from '../store/storage';
import { ANNA, startSignedUp } from '../testing/app';
import type { Network } from '../testing/network';
import { clear, show, tap } from '../testing/page';
import Past from './Past.svelte';

let network: Network;

beforeEach(async () => {
  network = await startSignedUp();
});

afterEach(() => {
  clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const coffee = async () => (await log('caffeine', { mg: 96 })).entry;
const text = () => document.body.textContent;
const open = (entry: Entry) => show(Past, { entry, onback: () => undefined });

test('without an account and without a connection it says why there is none', async () => {
  const entry = await coffee();
  session.state = 'anonymous';
  open(entry);
  expect(text()).toContain('that needs an account');
  Object.assign(session, { state: 'signed_in', online: false });
  await expect.poll(text).toContain('needs a connection');
  expect(network.asked).toEqual([]);
});

test('an entry that the server never took has no history yet', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { isDown: true }));
  open(await coffee());
  await expect.poll(text).toContain("This entry isn't backed up yet. Its history begins with the backup.");
});

test('a server that does not answer is said, and asked again', async () => {
  const entry = await coffee();
  const db = await storage();
  await db.put('records', { ...entry, rev: 1 });
  network.isOffline = true;
  open(entry);
  await expect.poll(text).toContain('No answer from the server.');
  const asking = vi.spyOn(globalThis, 'fetch');
  tap('Try again');
  await expect.poll(() => asking.mock.calls.length).toBeGreaterThan(0);
});

test('what takes long is said after a second', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const entry = await coffee();
  globalThis.fetch = () => new Promise(() => undefined);
  open(entry);
  expect(text()).not.toContain('Fetching');
  vi.advanceTimersByTime(1000);
  await expect.poll(text).toContain('Fetching the history.');
});
