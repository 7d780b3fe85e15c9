import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { synchronise } from '../sync/exchange';
import { Peer } from '../testing/peer';
import { entriesOf, log } from '../testing/phone';
import { HELD, openReleased, RELEASED } from '../testing/released';
import { openDiary, phoneOf, wipe, type DiaryDb } from './db';
import { entriesBetween, lastOf, recordsOf } from './queries';
import { newUid } from './uid';

const [coffee, twitch, question] = HELD.records;

async function upgraded(version: number): Promise<DiaryDb> {
  const name = `released-${newUid()}`;
  (await openReleased(name, version)).close();
  return openDiary(name);
}

const indexesOf = (db: DiaryDb) =>
  Object.fromEntries([...db.objectStoreNames].map((name) => [name, [...db.transaction(name).store.indexNames]]));

test('every released version is tried, up to the present one', async () => {
  expect((await openDiary(`new-${newUid()}`)).version).toBe(RELEASED.at(-1));
});

test.each(RELEASED)('nothing of version %i is lost', async (version) => {
  const db = await upgraded(version);
  expect(await db.getAll('records')).toEqual(HELD.records);
  expect(await db.getAll('outbox')).toEqual([
    { seq: 1, op: HELD.ops[0] },
    { seq: 2, op: HELD.ops[1], errors: HELD.errors },
  ]);
  expect(await phoneOf(db)).toEqual(HELD.phone);
  expect(Object.fromEntries(await Promise.all(Object.keys(HELD.kept).map(async (name) => [name, await db.get('kept', name)])))).toEqual(HELD.kept);
});

test.each(RELEASED)('version %i has the stores and indexes of a new phone', async (version) => {
  const fresh = await openDiary(`new-${newUid()}`);
  expect(indexesOf(await upgraded(version))).toEqual(indexesOf(fresh));
});

test.each(RELEASED)('what version %i held is read as before', async (version) => {
  const db = await upgraded(version);
  expect(await entriesBetween(db, '2026-03-01', '2026-03-01')).toEqual([coffee, twitch]);
  expect(await recordsOf(db, 'question')).toEqual([question]);
  expect(await lastOf(db, 'caffeine')).toEqual(coffee);
  expect(await lastOf(db, 'hydration')).toBeNull();
});

test.each(RELEASED)('what version %i had not sent is sent, and what is written now too', async (version) => {
  const db = await upgraded(version);
  const peer = new Peer(HELD.phone.account);
  await log(db, 'twitch', { site: 'eyelid' });
  await synchronise(db, peer);
  const sent = peer.live().map((entry) => (entry as { site?: string }).site);
  expect(sent).toEqual(expect.arrayContaining(['calf', 'eyelid']));
  expect(await entriesOf(db)).toHaveLength(4);
});

test('a phone on which something waits is emptied only when that is given up', async () => {
  const db = await openDiary(`new-${newUid()}`);
  await log(db, 'twitch', {});
  expect(await wipe(db, true, true)).toBe(false);
  expect(await entriesOf(db)).toHaveLength(1);
  expect((await phoneOf(db)).endSession).toBe(false);
  expect(await wipe(db, true)).toBe(true);
  expect(await entriesOf(db)).toEqual([]);
  expect(await wipe(db, true, true)).toBe(true);
});
