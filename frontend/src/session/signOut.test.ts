import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { syncNow } from '../backup/sync';
import { hasLock, LOCK } from '../device/whosePhone';
import { DAILY_COUNT } from '../registry/outcomes';
import { fetchInsights } from '../server/api';
import { backup } from '../state/backup.svelte';
import { diary, entriesOn } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { recognise } from '../state/who';
import { edit, log } from '../state/writing.svelte';
import { phoneOf } from '../store/db';
import { keep, kept } from '../store/kept';
import { storage } from '../store/storage';
import { ANNA, startAnew } from '../testing/app';
import { respond, type Network } from '../testing/network';
import { today, zone } from '../time/days';
import { signIn, signUp } from './signIn.svelte';
import { signOut } from './signOut';

const BEN = 'ben@example.org';

let network: Network;

beforeEach(async () => {
  network = await startAnew();
});

const liveOf = (email: string) => network.peerOf(email).live();
const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

test('a diary begun without an account goes to the account that is opened', async () => {
  await log('twitch', {});
  expect(session.state).toBe('anonymous');
  await syncNow();
  expect(diary.unsent).toBe(1);
  expect(await signUp(ANNA, 'calf-eyelid-calf-42')).toEqual({});
  expect(session).toMatchObject({ state: 'signed_in', email: ANNA, account: ANNA });
  await until(() => diary.unsent === 0);
  expect(liveOf(ANNA)).toHaveLength(1);
  expect(diary.lastBackup).not.toBeNull();
});

test('a wrong password is said at its field', async () => {
  expect(await signIn(ANNA, 'wrong')).toEqual({
    password: 'The email address and/or password you specified are not correct.',
  });
  expect(session.state).toBe('anonymous');
});

test('without a connection nothing is lost and the reason is said', async () => {
  await signUp(ANNA, 'password');
  network.isOffline = true;
  expect((await signIn(ANNA, 'password')).form).toContain("Can't reach the server");
  await log('twitch', {});
  await syncNow();
  expect(backup).toMatchObject({ state: 'failed', error: "Can't reach the server. Your entries stay on this phone." });
  expect(diary.unsent).toBe(1);
  await recognise();
  expect(session).toMatchObject({ state: 'signed_in', email: ANNA });
  network.isOffline = false;
  await syncNow();
  expect(backup).toMatchObject({ state: 'idle', error: null });
  expect(diary.unsent).toBe(0);
});

test('a session that ended keeps what waits, until the same person signs in', async () => {
  await signUp(ANNA, 'password');
  network.signedIn = null;
  await log('twitch', {});
  await syncNow();
  expect(session.state).toBe('expired');
  expect(backup.error).toBe('You were signed out. Your entries stay on this phone until you sign in again.');
  expect(diary.unsent).toBe(1);
  await signIn(ANNA, 'password');
  await until(() => diary.unsent === 0);
  expect(liveOf(ANNA)).toHaveLength(1);
});

test("somebody else can't take over the diary, and gets none of it", async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  network.signedIn = null;
  await log('twitch', {});
  const refusal = { form: expect.stringContaining(`This phone holds the diary of ${ANNA}`) };
  expect(await signIn(BEN, 'password')).toEqual(refusal);
  expect(await signUp(BEN, 'password')).toEqual(refusal);
  expect(network.signedIn).toBeNull();
  expect(liveOf(BEN)).toEqual([]);
  expect(await entriesOn(today())).toHaveLength(1);
});

test("a session that became somebody else's behind the app's back gets nothing", async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  network.signedIn = BEN;
  await log('twitch', {});
  await syncNow();
  expect(backup.error).toBe('The entries on this phone belong to another account. Nothing was sent.');
  expect(session.state).toBe('expired');
  expect(diary.unsent).toBe(1);
  expect(liveOf(BEN)).toEqual([]);
});

test("another's session claims no diary that has no account", async () => {
  network.signedIn = BEN;
  await log('twitch', {});
  await recognise();
  await syncNow();
  expect(session).toMatchObject({ state: 'anonymous', account: null });
  expect(diary.unsent).toBe(1);
  expect(liveOf(BEN)).toEqual([]);
});

test("what a session of somebody else's answers is not shown, nor kept", async () => {
  await signUp(ANNA, 'password');
  network.signedIn = BEN;
  await expect(fetchInsights(DAILY_COUNT)).rejects.toThrow();
  expect(await kept('insights')).toBeNull();
});

test('signing out empties the phone of what is backed up', async () => {
  await signUp(ANNA, 'password');
  await log('twitch', {});
  await syncNow();
  expect(await signOut()).toBe(0);
  expect(liveOf(ANNA)).toHaveLength(1);
  expect(network.signedIn).toBeNull();
  expect(await entriesOn(today())).toEqual([]);
  expect(session).toMatchObject({ state: 'anonymous', email: null, account: null });
  expect(diary.unsent).toBe(0);
});

test('the person is gone from the phone before the server has answered', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  await keep('device', { uid: 'its-uid', endpoint: 'https://push.example/1' });
  localStorage.setItem(LOCK, '1');
  const ask = globalThis.fetch;
  let arrives = () => {};
  const isOnItsWay = new Promise<void>((resolve) => (arrives = resolve));
  globalThis.fetch = async (...request) => {
    if (request[1]?.method === 'DELETE') await isOnItsWay;
    return ask(...request);
  };
  const leaving = signOut();
  await until(() => diary.lastBackup === null);
  expect(hasLock()).toBe(false);
  arrives();
  await leaving;
  expect(network.asked.filter((call) => call.startsWith('DELETE'))).toEqual(['DELETE /api/v1/push-subscriptions/its-uid/', 'DELETE /_allauth/browser/v1/auth/session']);
});

test('what is written after the phone was emptied keeps nobody signed in', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  const ask = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    if (request[1]?.method === 'DELETE') await log('twitch', {});
    return ask(...request);
  };
  expect(await signOut()).toBe(0);
  expect(await entriesOn(today())).toHaveLength(1);
});

test('a sync under way ends before the phone is emptied', async () => {
  await signUp(ANNA, 'password');
  await log('twitch', {});
  await syncNow();
  let answer: () => void = () => undefined;
  const peer = network.peerOf(ANNA);
  const asked = peer.pulls.length;
  peer.meanwhile = async () => {
    if (peer.pulls.length > asked) await new Promise<void>((resolve) => (answer = resolve));
  };
  const syncing = syncNow();
  await until(() => peer.pulls.length > asked);
  const leaving = signOut({ giveUp: true });
  await Promise.race([leaving, new Promise((resolve) => setTimeout(resolve, 100))]);
  peer.meanwhile = async () => undefined;
  answer();
  await Promise.all([syncing, leaving]);
  expect(await (await storage()).count('records')).toBe(0);
  expect(await phoneOf(await storage())).toMatchObject({ account: null, cursor: null });
});

test('signing out with entries that are not backed up needs a second word', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  network.isOffline = true;
  await log('twitch', {});
  expect(await signOut()).toBe(1);
  expect(await entriesOn(today())).toHaveLength(1);
  expect(session.state).toBe('signed_in');
  expect(await signOut({ giveUp: true })).toBe(0);
  expect(await entriesOn(today())).toEqual([]);

  network.isOffline = false;
  network.asked.length = 0;
  await recognise();
  expect(network.asked[0]).toBe('DELETE /_allauth/browser/v1/auth/session');
  expect(network.signedIn).toBeNull();
  expect(session.state).toBe('anonymous');
  expect((await phoneOf(await storage())).endSession).toBe(false);
});

test.each([200, 401])('an answer that comes after the sign-out changes nothing: %i', async (status) => {
  await signUp(ANNA, 'password');
  await syncNow();
  const ask = globalThis.fetch;
  let arrives = () => {};
  const isOnItsWay = new Promise<void>((resolve) => (arrives = resolve));
  globalThis.fetch = async (...request) => {
    const answer = await ask(...request);
    if (request[0] !== '/api/v1/me') return answer;
    await isOnItsWay;
    return status === 200 ? answer : respond(status, {});
  };
  const recognising = recognise();
  await until(() => network.asked.at(-1) === 'GET /api/v1/me');
  await signOut();
  arrives();
  await recognising;
  expect(session).toMatchObject({ state: 'anonymous', email: null, account: null });
  expect((await phoneOf(await storage())).account).toBeNull();
});

test('the server is told the zone of the phone, once', async () => {
  network.said.set(ANNA, { tz: 'Pacific/Kiritimati' });
  await signUp(ANNA, 'password');
  await until(() => network.said.get(ANNA)?.tz === zone());
  await recognise();
  await syncNow();
  expect(network.asked.filter((call) => call.startsWith('PATCH'))).toEqual(['PATCH /api/v1/me']);
});

test('a start with a session that ended says so, whatever failed before', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  network.isOffline = true;
  await syncNow();
  network.isOffline = false;
  network.signedIn = null;
  await recognise();
  expect(session.state).toBe('expired');
  expect(backup.error).toBe('You were signed out. Your entries stay on this phone until you sign in again.');
});

test('a server in trouble signs nobody out', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  for (const status of [429, 500, 503]) {
    network.always = respond(status, { code: status === 503 ? 'busy' : 'error' });
    await recognise();
    expect(session.state).toBe('signed_in');
  }
});

test('while a long diary comes in, that is known', async () => {
  const peer = Object.assign(network.peerOf(ANNA), { pageSize: 1 });
  await signUp(ANNA, 'password');
  await log('twitch', {});
  await log('twitch', {});
  await syncNow();
  await signOut();
  const seen: boolean[] = [];
  peer.meanwhile = async () => void seen.push(backup.isFetching);
  await signIn(ANNA, 'password');
  await syncNow();
  expect(seen.slice(0, 3)).toEqual([true, true, true]);
  expect(backup.isFetching).toBe(false);
});

test('an open session of somebody else is closed by signing in', async () => {
  network.signedIn = BEN;
  expect(await signIn(ANNA, 'password')).toEqual({});
  expect(session.account).toBe(ANNA);
});

test('an entry that the server refuses is surfaced until it is mended', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: refuseSoup }));
  await signUp(ANNA, 'password');
  const { uid } = (await log('caffeine', { mg: 96, note: 'soup' })).entry;
  await syncNow();
  expect(diary.refused).toEqual([{ uid, kind: 'caffeine', errors: { note: ['No soup.'] }, tooLarge: false }]);
  expect(diary.unsent).toBe(1);
  await edit(uid, { note: 'coffee' });
  await syncNow();
  expect(diary.refused).toEqual([]);
  expect(liveOf(ANNA)).toEqual([expect.objectContaining({ note: 'coffee', mg: 96 })]);
});

const refuseSoup = ({ note }: { note?: unknown }) => (note === 'soup' ? { note: ['No soup.'] } : {});
