import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Fields } from '../registry/types';
import { fieldsOf, isEntry } from '../store/change';
import { phoneOf, type DiaryDb } from '../store/db';
import { faulty } from '../testing/link';
import type { Peer } from '../testing/peer';
import { edit, entriesOf, log, outboxOf, remove, see, twoPhones } from '../testing/phone';
import { synchronise } from './exchange';

let peer: Peer;
let phone: DiaryDb;
let tablet: DiaryDb;

beforeEach(async () => {
  ({ peer, phone, tablet } = await twoPhones());
});

const sync = (db: DiaryDb) => synchronise(db, peer);

describe('a server that was put back', () => {
  test('gets again what it lacks: entries, edits and deletions', async () => {
    const kept = await log(phone, 'caffeine', { mg: 96 });
    const edited = await log(phone, 'caffeine', { mg: 96 });
    const deleted = await log(phone, 'caffeine', { mg: 33 });
    await sync(phone);
    const copy = peer.copy();

    const lost = await log(phone, 'twitch', { site: 'calf' });
    await edit(phone, edited.uid, { mg: 63 });
    await remove(phone, deleted.uid);
    await sync(phone);

    peer.putBack(copy);
    await log(phone, 'hydration', { ml: 250 });
    await sync(phone);

    expect(await outboxOf(phone)).toEqual([]);
    expect(await fieldsByUid(peer.live())).toEqual(await fieldsByUid(await entriesOf(phone)));
    expect(await see(phone, edited.uid)).toMatchObject({ mg: 63 });
    expect(await see(phone, lost.uid)).toMatchObject({ site: 'calf' });
    expect(await see(phone, kept.uid)).toMatchObject({ mg: 96 });
    expect((await phone.get('records', deleted.uid))!.deleted).toBe(true);
    await sync(tablet);
    expect(await fieldsByUid(await entriesOf(tablet))).toEqual(await fieldsByUid(await entriesOf(phone)));
  });

  test('an edit made elsewhere since the last backup is not undone', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    peer.putBack(peer.copy());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sync(tablet);
    await log(tablet, 'caffeine', { mg: 1 }, uid);
    await sync(tablet);
    await sync(phone);
    await sync(tablet);
    for (const db of [phone, tablet]) expect(await see(db, uid)).toMatchObject({ mg: 1 });
  });

  test('gets again what it had before this phone ever pulled', async () => {
    const copy = peer.copy();
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await expect(synchronise(phone, faulty(peer, 1, 'dropped'))).rejects.toThrow();
    expect(await outboxOf(phone)).toEqual([]);
    peer.putBack(copy);
    await sync(phone);
    expect(peer.live()).toEqual([expect.objectContaining({ uid, mg: 96 })]);
  });

  test('takes an edit of what it lacks: nothing is left refused', async () => {
    const copy = peer.copy();
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    peer.putBack(copy);
    await edit(phone, uid, { note: 'strong' });
    await sync(phone);
    expect(await outboxOf(phone)).toEqual([]);
    expect(peer.live()).toEqual([expect.objectContaining({ uid, mg: 96, note: 'strong' })]);
  });

  test('is known by its number too, where the copy names itself as before', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    const { epoch } = peer;
    const copy = peer.copy();
    await edit(phone, uid, { mg: 63 });
    await synchronise(phone, faulty(peer, 1, 'dropped')).catch(() => undefined);
    peer.putBack(copy);
    peer.epoch = epoch;
    await sync(phone);
    expect(peer.live()).toEqual([expect.objectContaining({ uid, mg: 63 })]);
  });

  test('keeps what it deleted deleted, though the copy between never had it', async () => {
    const empty = peer.copy();
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    const full = peer.copy();
    await remove(phone, uid);
    for (const copy of [empty, full]) {
      peer.putBack(copy);
      await sync(phone);
    }
    expect(peer.live()).toEqual([]);
  });

  test('keeps deleted what was deleted while it is not known what it has', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    const without = peer.copy();
    await sync(phone);
    const having = peer.copy();
    await edit(phone, uid, { mg: 5000 });
    await sync(phone);
    // Without the entry, the refused edit is all that is left to send.
    peer.putBack(without);
    await sync(phone);
    peer.putBack(having);
    await expect(synchronise(phone, faulty(peer, 1, 'cut'))).rejects.toThrow();

    await remove(phone, uid);
    await sync(phone);
    expect(await entriesOf(phone)).toEqual([]);
    expect(peer.live()).toEqual([]);
  });

  test('cut while all comes back, goes on where it was', async () => {
    for (let times = 0; times < 5; times++) await log(phone, 'twitch', {});
    await sync(phone);
    const copy = peer.copy();
    await log(phone, 'twitch', {});
    await sync(phone);
    peer.putBack(copy);
    await expect(synchronise(phone, faulty(peer, 2, 'cut'))).rejects.toThrow();
    expect((await phoneOf(phone)).unseen?.size).toBe(4);
    await sync(phone);
    expect(peer.live()).toHaveLength(6);
    expect(peer.log.filter(({ op }) => !copy.log.some((known) => known.op === op))).toHaveLength(1);
  });
});

async function fieldsByUid(rows: unknown[]) {
  const entries = (rows as Entry[]).filter(isEntry);
  return Object.fromEntries(entries.map((entry) => [entry.uid, known(fieldsOf(entry))]));
}

/** The peer keeps no blanks and no defaults. */
function known(fields: Fields) {
  const defaults: Fields = { count: 1, status: 'taken', complete: false };
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== null && value !== defaults[name]));
}
