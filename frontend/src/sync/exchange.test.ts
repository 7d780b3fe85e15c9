import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Refusal, Unreachable } from '../server/http';
import { fieldsOf } from '../store/change';
import { phoneOf, type DiaryDb } from '../store/db';
import { Peer } from '../testing/peer';
import { commit, edit, entriesOf, log, outboxOf, remove, see, twoPhones } from '../testing/phone';
import { synchronise } from './exchange';

let peer: Peer;
let phone: DiaryDb;
let tablet: DiaryDb;

beforeEach(async () => {
  ({ peer, phone, tablet } = await twoPhones());
});

const sync = (db: DiaryDb) => synchronise(db, peer);
const opsSent = () => peer.pushes.flatMap(({ ops }) => ops);

describe('pushing', () => {
  test('an answered op leaves the outbox, and only then the phone says "backed up"', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    expect((await phoneOf(phone)).lastBackup).toBeNull();
    await sync(phone);
    expect(await outboxOf(phone)).toEqual([]);
    expect((await see(phone, uid)).rev).toBe(1);
    expect((await phoneOf(phone)).lastBackup).not.toBeNull();
  });

  test('without an answer nothing leaves, and the second sending changes nothing', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    peer.losesAnswers = true;
    await expect(sync(phone)).rejects.toThrow(Unreachable);
    expect(await outboxOf(phone)).toHaveLength(1);
    peer.losesAnswers = false;
    await sync(phone);
    expect(await outboxOf(phone)).toEqual([]);
    expect(peer.head).toBe(1);
    expect(await see(phone, uid)).toMatchObject({ rev: 1, mg: 96 });
  });

  test('edits of one record go one after the other, each from the rev of the one before', async () => {
    const { uid } = await log(phone, 'twitch', {});
    await edit(phone, uid, { site: 'calf' });
    await edit(phone, uid, { side: 'left' });
    await sync(phone);
    expect(opsSent().map(({ base, set }) => [base, set?.site, set?.side])).toEqual([
      [0, undefined, undefined],
      [1, 'calf', undefined],
      [2, undefined, 'left'],
    ]);
    expect(peer.live()).toEqual([expect.objectContaining({ site: 'calf', side: 'left', rev: 3 })]);
  });

  test('an edit carries only what changed', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96, drink: 'brewed_coffee' });
    await sync(phone);
    await edit(phone, uid, { mg: 63, drink: 'brewed_coffee' });
    await sync(phone);
    expect(opsSent()[1]!.set).toEqual({ mg: 63 });
  });

  test('many and long entries are split over several pushes', async () => {
    for (let times = 0; times < 120; times++) await log(phone, 'twitch', { note: 'x'.repeat(5000) });
    await sync(phone);
    expect(peer.live()).toHaveLength(120);
    for (const { ops } of peer.pushes) expect(JSON.stringify(ops).length).toBeLessThan(550_000);
  });

  test('an empty outbox still asks whose diary it is, before anything is pulled', async () => {
    const bens = new Peer('01930000-0000-7000-8000-0000000000bb');
    await log(tablet, 'twitch', {});
    await expect(synchronise(phone, bens)).rejects.toThrow(Refusal);
    expect(await entriesOf(phone)).toEqual([]);
    await expect(synchronise(tablet, bens)).rejects.toThrow('Another account');
    expect(await outboxOf(tablet)).toHaveLength(1);
    expect(bens.log).toEqual([]);
  });
});

describe('two phones', () => {
  test('what one changed and what the other changed both stay', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    await sync(tablet);
    await edit(phone, uid, { mg: 63 });
    await edit(tablet, uid, { drink: 'espresso' });
    await sync(phone);
    await sync(tablet);
    await sync(phone);
    for (const db of [phone, tablet]) expect(await see(db, uid)).toMatchObject({ mg: 63, drink: 'espresso' });
  });

  test('a pulled row never covers a field that still waits', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    await sync(tablet);
    await edit(tablet, uid, { mg: 1, note: 'decaf' });
    await sync(tablet);
    await edit(phone, uid, { mg: 3000 });
    await sync(phone);
    expect(await see(phone, uid)).toMatchObject({ mg: 3000, note: 'decaf' });
    expect((await outboxOf(phone))[0]!.errors).toEqual({ mg: ['Give a number from 0 to 2000 (mg).'] });
  });

  test('an entry deleted elsewhere goes, and a later edit brings it back', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    await sync(tablet);
    await remove(tablet, uid);
    await sync(tablet);
    await edit(phone, uid, { mg: 63 });
    await sync(phone);
    await sync(tablet);
    for (const db of [phone, tablet]) expect(await see(db, uid)).toMatchObject({ mg: 63, deleted: false });
    await remove(phone, uid);
    await sync(phone);
    await sync(tablet);
    for (const db of [phone, tablet]) expect(await entriesOf(db)).toEqual([]);
  });
});

describe('refused entries', () => {
  test('stay on the phone with the reason, alone', async () => {
    const wrong = await log(phone, 'caffeine', { mg: 3000 });
    const right = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    expect(peer.live().map(({ uid }) => uid)).toEqual([right.uid]);
    expect(await see(phone, wrong.uid)).toMatchObject({ mg: 3000 });
    expect((await phoneOf(phone)).lastBackup).toBeNull();
    await sync(phone);
    expect(opsSent()).toHaveLength(2);
  });

  test('mended, go as one op with all that was said', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 3000, drink: 'espresso' });
    await sync(phone);
    await edit(phone, uid, { mg: 63 });
    await sync(phone);
    expect(await outboxOf(phone)).toEqual([]);
    expect(peer.live()).toEqual([expect.objectContaining({ mg: 63, drink: 'espresso' })]);
  });

  test('mended while the answer was on its way, go by themselves', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 3000, drink: 'espresso' });
    await edit(phone, uid, { mg: 63 });
    await sync(phone);
    expect(peer.live()).toEqual([expect.objectContaining({ mg: 63, drink: 'espresso' })]);
  });

  test('deleted, leave nothing to send', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 3000 });
    await sync(phone);
    await remove(phone, uid);
    expect(await outboxOf(phone)).toEqual([]);
    expect(await entriesOf(phone)).toEqual([]);
  });

  test('of a record that the server has: deleting it is sent', async () => {
    const { uid } = await log(phone, 'caffeine', { mg: 96 });
    await sync(phone);
    await edit(phone, uid, { mg: 3000 });
    await sync(phone);
    await remove(phone, uid);
    await sync(phone);
    expect(peer.live()).toEqual([]);
  });
});

test('an edit of what was deleted elsewhere and emptied since brings all of it back', async () => {
  const entry = await log(phone, 'caffeine', { mg: 96, drink: 'espresso' });
  await sync(phone);
  await sync(tablet);
  await remove(phone, entry.uid);
  await sync(phone);
  peer.purge();
  await edit(tablet, entry.uid, { mg: 63 });
  await sync(tablet);
  await sync(phone);
  expect(await outboxOf(tablet)).toEqual([]);
  for (const db of [phone, tablet]) expect(await see(db, entry.uid)).toMatchObject({ at: entry.at, mg: 63, drink: 'espresso', deleted: false });
});

test('undoing a removal brings back all fields', async () => {
  const entry = await log(phone, 'b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', side: 'left' });
  await sync(phone);
  await remove(phone, entry.uid);
  await sync(phone);
  await commit(phone, { kind: 'b12', uid: entry.uid, set: fieldsOf(entry) });
  await sync(phone);
  await sync(tablet);
  expect(fieldsOf(await see(tablet, entry.uid))).toEqual(fieldsOf(entry));
});
