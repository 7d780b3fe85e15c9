import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Deleted, Entry } from '../registry/types';
import { changed, entryOf } from '../state/diary.svelte';
import { log, remove, revive } from '../state/writing.svelte';
import { durably, updatePhone, wipe } from '../store/db';
import { storage } from '../store/storage';
import { synchronise } from '../sync/exchange';
import { Peer } from '../testing/peer';
import { ANNA } from '../testing/phone';
import { stillDeleted } from './wayBack';


beforeEach(async () => {
  await wipe(await storage(), false);
  await durably(await storage(), (tx) => updatePhone(tx, { account: ANNA }));
  await changed();
});

const uids = (deleted: Deleted[]) => deleted.map(({ entry }) => entry.uid);
const told = (entry: Entry): Deleted => ({ deleted_at: '2026-03-01T08:00:00Z', entry });

test('what the server has not heard of comes first, the last deleted before the others', async () => {
  const [first, second, third] = [(await log('caffeine', { mg: 96 })).entry, (await log('twitch', {})).entry, (await log('hydration', { ml: 250 })).entry];
  for (const { uid } of [first, second]) await remove(uid);
  const other = { ...third, uid: 'elsewhere' };
  const found = await stillDeleted([told(first), told(other), told(third)]);
  expect(uids(found)).toEqual([second.uid, first.uid, other.uid]);
  expect(found[1]!.entry).toMatchObject({ kind: 'caffeine', mg: 96, at: first.at });
});

test('what was brought back is listed no longer, until it is deleted again', async () => {
  const { uid } = (await log('caffeine', { mg: 96 })).entry;
  await remove(uid);
  const [{ entry }] = (await stillDeleted([])) as [Deleted];
  const { back } = await revive(entry);
  expect(await stillDeleted([told(entry)])).toEqual([]);
  expect(await entryOf(uid)).toMatchObject({ mg: 96, deleted: false });
  await back();
  expect(uids(await stillDeleted([]))).toEqual([uid]);
});

test('once the server has heard of a deletion it is the one to tell of it', async () => {
  const { uid } = (await log('caffeine', { mg: 96 })).entry;
  await remove(uid);
  await synchronise(await storage(), new Peer(ANNA));
  expect(await stillDeleted([])).toEqual([]);
});

test('a deletion that is more than 30 days old is not offered', async () => {
  const { uid } = (await log('caffeine', { mg: 96 })).entry;
  await remove(uid);
  const db = await storage();
  const [item] = (await db.getAll('outbox')).filter(({ op }) => op.delete);
  await db.put('outbox', { ...item!, op: { ...item!.op, edited_at: new Date(Date.now() - 31 * 86_400_000).toISOString() } });
  expect(await stillDeleted([])).toEqual([]);
});
