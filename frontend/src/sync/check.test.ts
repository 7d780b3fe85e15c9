import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DiaryDb } from '../store/db';
import { Peer } from '../testing/peer';
import { edit, entriesOf, log, newPhone, remove, twoPhones } from '../testing/phone';
import { checkBackup } from './check';
import { synchronise } from './exchange';

let peer: Peer;
let phone: DiaryDb;
let tablet: DiaryDb;

beforeEach(async () => {
  ({ peer, phone, tablet } = await twoPhones());
  await log(phone, 'twitch', {});
  await log(phone, 'caffeine', { mg: 96 });
  const { uid } = await log(phone, 'caffeine', { mg: 33 });
  await synchronise(phone, peer);
  await remove(phone, uid);
  await edit(phone, (await entriesOf(phone))[0]!.uid, { note: 'edited' });
  await synchronise(phone, peer);
});

const check = (db = phone) => checkBackup(db, peer);
const liveUids = () => peer.live().map(({ uid }) => uid).sort();
const uidsOf = async (db: DiaryDb) => (await entriesOf(db)).map(({ uid }) => uid).sort();

test('a backup that has everything is the same', async () => {
  const pushes = peer.pushes.length;
  expect(await check()).toEqual({ at: expect.any(String), entries: 2, outcome: 'same' });
  expect(peer.pushes).toHaveLength(pushes);
});

test('an empty diary is the same as an empty backup', async () => {
  const nobody = await newPhone('nobody');
  const empty = new Peer('nobody');
  await synchronise(nobody, empty);
  expect(await checkBackup(nobody, empty)).toMatchObject({ entries: 0, outcome: 'same' });
});

test('what this phone lost comes back', async () => {
  const [lost] = await uidsOf(phone);
  await phone.delete('records', lost!);
  expect(await check()).toMatchObject({ entries: 2, outcome: 'repaired' });
  expect(await uidsOf(phone)).toEqual(liveUids());
});

test('what the server lost is sent again', async () => {
  const [lost] = await uidsOf(phone);
  peer.forget(lost!);
  expect(await check()).toMatchObject({ entries: 2, outcome: 'repaired' });
  expect(liveUids()).toEqual(await uidsOf(phone));
  expect(peer.live()).toHaveLength(2);
});

test('a state that this phone missed is taken, and nothing older put over it', async () => {
  const [missed] = await entriesOf(phone);
  await synchronise(tablet, peer);
  await edit(tablet, missed!.uid, { note: 'newer' });
  await synchronise(tablet, peer);
  await synchronise(phone, peer);
  await phone.put('records', missed!);
  expect(await check()).toMatchObject({ outcome: 'repaired' });
  for (const rows of [peer.live(), await entriesOf(phone)]) expect(rows).toContainEqual(expect.objectContaining({ note: 'newer' }));
});

test('what was written elsewhere meanwhile is taken in first', async () => {
  await synchronise(tablet, peer);
  await log(tablet, 'twitch', {});
  await synchronise(tablet, peer);
  expect(await check()).toMatchObject({ entries: 3, outcome: 'same' });
});

test('while something waits nothing is said, nor asked', async () => {
  await log(phone, 'caffeine', { mg: 9000 });
  await synchronise(phone, peer);
  const asked = vi.spyOn(peer, 'check');
  expect(await check()).toBeNull();
  expect(asked).not.toHaveBeenCalled();
});

test('a server on which others keep writing is not compared', async () => {
  vi.spyOn(peer, 'check').mockImplementation(() => Promise.resolve({ cursor_is_current: false, kinds: {} }));
  expect(await check()).toBeNull();
});

test('a difference that stays is said', async () => {
  vi.spyOn(peer, 'check').mockImplementation(() => Promise.resolve({ cursor_is_current: true, kinds: { twitch: { count: 7, hash: '' } } }));
  expect(await check()).toMatchObject({ entries: 2, outcome: 'different' });
});

test('without hashes the counts are compared', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(await check()).toMatchObject({ outcome: 'same' });
  const [lost] = await uidsOf(phone);
  await phone.delete('records', lost!);
  expect(await check()).toMatchObject({ outcome: 'repaired' });
  vi.unstubAllGlobals();
});
