import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Unreachable } from '../server/http';
import { phoneOf, type DiaryDb } from '../store/db';
import { faulty } from '../testing/link';
import type { Peer } from '../testing/peer';
import { edit, entriesOf, log, remove, twoPhones } from '../testing/phone';
import { synchronise } from './exchange';

const PAGES = 40;

let peer: Peer;
let phone: DiaryDb;
let tablet: DiaryDb;

beforeEach(async () => {
  ({ peer, phone, tablet } = await twoPhones());
});

const sync = (db: DiaryDb) => synchronise(db, peer);
const notesOf = async (db: DiaryDb) => (await entriesOf(db)).map(({ note }) => Number(note)).sort((a, b) => a - b);

async function fill(count: number) {
  for (let note = 0; note < count; note++) await log(tablet, 'twitch', { note: String(note) });
  await sync(tablet);
  peer.pulls.length = 0;
}

test('a first sync begins with the newest', async () => {
  await fill(6);
  await expect(synchronise(phone, faulty(peer, 2, 'dropped'))).rejects.toThrow(Unreachable);
  expect(await notesOf(phone)).toEqual([4, 5]);
});

test.each(['dropped', 'cut'] as const)('a first sync that is %s at every page goes on where it was, and gets all', async (fault) => {
  await fill(2 * PAGES);
  for (let page = 1; page <= PAGES; page++) {
    // The first request of a sync is its push.
    await expect(synchronise(phone, faulty(peer, 2, fault))).rejects.toThrow(Unreachable);
    const here = await notesOf(phone);
    expect(here).toHaveLength(2 * page);
    expect(here[0]).toBe(2 * PAGES - 2 * page);
    if (page === PAGES - 1) break;
  }
  await sync(phone);
  expect(await notesOf(phone)).toEqual(await notesOf(tablet));
  expect(new Set(peer.pulls).size).toBe(PAGES);
});

test('what changes while a long diary comes in comes too', async () => {
  await fill(6);
  const noted = async (note: string) => (await entriesOf(tablet)).find((entry) => entry.note === note)!.uid;
  await expect(synchronise(phone, faulty(peer, 2, 'dropped'))).rejects.toThrow();
  await edit(tablet, await noted('0'), { note: '10' });
  await edit(tablet, await noted('5'), { note: '15' });
  await sync(tablet);
  await sync(phone);
  await sync(phone);
  expect(await notesOf(phone)).toEqual([1, 2, 3, 4, 10, 15]);
});

test('a page whose rows cannot be stored leaves the cursor where it was', async () => {
  await fill(2);
  const { pull } = peer;
  peer.pull = async (cursor) => {
    const answer = await pull.call(peer, cursor);
    return { ...answer, entries: [...answer.entries, { ...answer.entries[0]!, uid: null as unknown as string }] };
  };
  await expect(sync(phone)).rejects.toThrow();
  expect(await entriesOf(phone)).toEqual([]);
  expect((await phoneOf(phone)).cursor).toBeNull();
});

test('what was deleted here stays so while the deletion waits, whatever comes from elsewhere', async () => {
  await fill(1);
  await sync(phone);
  const { uid } = (await entriesOf(phone))[0]!;
  await edit(tablet, uid, { note: '7' });
  await sync(tablet);
  peer.meanwhile = async () => {
    peer.meanwhile = async () => undefined;
    await remove(phone, uid);
  };
  peer.refuses = ({ ops }) => (ops.length ? new Unreachable() : null);
  await expect(sync(phone)).rejects.toThrow();
  expect(await entriesOf(phone)).toEqual([]);
});
