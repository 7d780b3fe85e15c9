import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../server/http';
import { backup } from '../state/backup.svelte';
import { diary } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { forget, kept } from '../store/kept';
import type { Checked } from '../sync/check';
import { ANNA, startSignedUp } from '../testing/app';
import { respond, type Network } from '../testing/network';
import { MS_A_DAY } from '../time/days';
import { checkNow, startSync, syncNow } from './sync';

const MINUTE = 60_000;

let network: Network;

beforeAll(startSync);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  network = await startSignedUp();
});

afterEach(() => vi.useRealTimers());

const pushes = () => network.asked.filter((call) => call.endsWith('/sync/push')).length;
const told = (count: number) => expect.poll(pushes).toBe(count);
const inTrouble = (status: number, headers = {}) => (network.always = new Response('{"code": "busy"}', { status, headers }));

async function becomeVisible() {
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
}

test('the phone backs up when it comes online, when it is looked at, and soon after a write', async () => {
  dispatchEvent(new Event('online'));
  await told(1);
  await becomeVisible();
  await told(2);
  await expect.poll(() => backup.state).toBe('idle');
  await log('twitch', {});
  await log('twitch', {});
  expect(pushes()).toBe(2);
  await vi.advanceTimersByTimeAsync(300);
  await told(3);
  await expect.poll(() => diary.unsent).toBe(0);
});

test('a failure is tried again, each time later, and never at the same moment as by other phones', async () => {
  network.isOffline = true;
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  await log('twitch', {});
  await syncNow();
  network.asked.length = 0;
  inTrouble(500);
  network.isOffline = false;
  for (const [index, wait] of [1000, 2000, 4000, 8000].entries()) {
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(pushes()).toBe(index);
    await vi.advanceTimersByTimeAsync(1);
    await told(index + 1);
    await expect.poll(() => backup.state).toBe('failed');
  }
  random.mockReturnValue(0.5);
  network.always = null;
  await vi.advanceTimersByTimeAsync(16_000);
  await told(5);
  await expect.poll(() => backup.state).toBe('idle');
  random.mockRestore();
});

test('waits never grow beyond five minutes', async () => {
  inTrouble(500);
  for (let times = 0; times < 12; times++) await syncNow();
  network.asked.length = 0;
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  await told(1);
});

test.each([429, 503])('a %s that asks for two minutes gets them, whatever happens meanwhile', async (status) => {
  inTrouble(status, { 'Retry-After': '120' });
  await syncNow();
  network.always = null;
  network.asked.length = 0;
  await becomeVisible();
  dispatchEvent(new Event('online'));
  await log('twitch', {});
  await vi.advanceTimersByTimeAsync(2 * MINUTE - 1);
  expect(network.asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(3000);
  await told(1);
  await expect.poll(() => diary.unsent).toBe(0);
});

test('no server is left alone for more than an hour', async () => {
  inTrouble(503, { 'Retry-After': '99999' });
  await syncNow();
  network.always = null;
  network.asked.length = 0;
  await vi.advanceTimersByTimeAsync(60 * MINUTE + 3000);
  await told(1);
});

test('a person who asks for a backup gets the attempt at once', async () => {
  inTrouble(503, { 'Retry-After': '120' });
  await syncNow();
  network.always = null;
  await syncNow();
  expect(backup.state).toBe('idle');
});

test('an app of another version than the server keeps what waits, and says what helps', async () => {
  await log('twitch', {});
  network.always = respond(426, { code: 'other_schema' });
  await syncNow();
  expect(backup).toMatchObject({
    state: 'failed',
    needsReload: true,
    error: 'Quiver is of another version on the server. Your entries stay on this phone. Reload to back them up.',
  });
  expect(diary.unsent).toBe(1);
  expect(session.state).toBe('signed_in');
  network.always = null;
  await syncNow();
  expect(backup).toMatchObject({ state: 'idle', needsReload: false, error: null });
  expect(diary.unsent).toBe(0);
});

test('a server without room is told from one that is down', async () => {
  network.always = respond(507, { code: 'storage_full' });
  await syncNow();
  expect(backup.error).toBe('The server has no room left. Your entries stay on this phone.');
});

test('the backup is checked once a day by itself, and when asked', async () => {
  const checks = () => network.asked.filter((call) => call.includes('/sync/check')).length;
  const start = Date.now();
  expect((await kept<Checked>('check'))?.outcome).toBe('same');
  await syncNow();
  expect(checks()).toBe(0);
  expect(await checkNow()).toBe(true);
  expect(checks()).toBe(1);
  vi.spyOn(Date, 'now').mockReturnValue(start + MS_A_DAY + 1000);
  await syncNow();
  expect(checks()).toBe(2);
  vi.restoreAllMocks();
});

test('a check that fails is no failed backup', async () => {
  await forget('check');
  network.peerOf(ANNA).check = () => Promise.reject(new Refusal(404, 'not_found', {}, ''));
  await syncNow();
  expect(backup.state).toBe('idle');
  await expect(checkNow()).rejects.toThrow(Refusal);
});

test('what is too large for a server between is kept alone, and asked for again at the next start', async () => {
  await log('twitch', {});
  network.always = new Response('<h1>Too large</h1>', { status: 413 });
  await syncNow();
  expect(diary.refused).toEqual([expect.objectContaining({ kind: 'twitch', tooLarge: true })]);
  network.always = null;
  await syncNow();
  expect(diary.unsent).toBe(1);
  startSync();
  await expect.poll(() => diary.unsent).toBe(0);
});
