/** Sending what waits, and taking the answers. */

import { registry } from '../registry/registry';
import type { OpResult, PushAnswer } from '../registry/types';
import { durably, phoneIn, phoneOf, updatePhone, type DiaryDb, type OutboxItem, type Writing } from '../store/db';
import { fuse, madeWhole, MOST_OPS_IN_A_PUSH, nextBatch, pendingOf } from './outbox';
import { TooLarge, type Server } from './protocol';
import { takeRow } from './pull';
import { rebase, startOverElsewhere } from './startOver';

/** The first push goes out even when nothing waits: it asks whose diary the server would give. */
export async function pushAll(db: DiaryDb, server: Server): Promise<void> {
  let most = MOST_OPS_IN_A_PUSH;
  let batch = await nextBatch(db, most);
  do {
    const isTaken = await push(db, server, batch);
    most = isTaken ? Math.min(2 * most, MOST_OPS_IN_A_PUSH) : Math.ceil(batch.length / 2);
    batch = await nextBatch(db, most);
  } while (batch.length);
}

/** Says whether the server takes as much at once. */
async function push(db: DiaryDb, server: Server, batch: OutboxItem[]): Promise<boolean> {
  const { account, device, seen } = await phoneOf(db);
  const ops = batch.map(({ op }) => op);
  try {
    const answer = await server.push({ account: account!, device, schema: registry.schema, now: now(), epoch: seen?.epoch, ops });
    const answered = await takeAnswers(db, batch, answer);
    if (batch.length && !answered) throw new Error('The push was answered without a result.');
    return true;
  } catch (error) {
    if (!(error instanceof TooLarge) || !batch.length) throw error;
    if (batch.length === 1) await durably(db, (tx) => refuse(tx, { ...batch[0]!, errors: {}, tooLarge: true }));
    return false;
  }
}

/** Sends once more what was refused for its size: it may have been a server between that is mended by now. */
export function askAgain(db: DiaryDb): Promise<void> {
  return durably(db, async (tx) => {
    for (const { seq, op, tooLarge } of await tx.objectStore('outbox').getAll()) {
      if (tooLarge) await tx.objectStore('outbox').put({ seq, op });
    }
  });
}

/** Says how many ops got an answer that settles them for now. */
function takeAnswers(db: DiaryDb, batch: OutboxItem[], { epoch, head, results }: PushAnswer): Promise<number> {
  const items = new Map(batch.map((item) => [item.op.op, item]));
  return durably(db, async (tx) => {
    let answered = 0;
    const { seen } = await phoneIn(tx);
    if (seen && (seen.epoch !== epoch || seen.head > head)) await startOverElsewhere(tx);
    for (const result of results) {
      const item = items.get(result.op);
      if (!item || result.status === 'held') continue;
      if (result.status === 'rejected') await refuse(tx, { ...item, errors: result.errors ?? {} });
      else await settle(tx, item, result);
      answered += 1;
    }
    await updatePhone(tx, { seen: { epoch, head } });
    await noteBackup(tx, answered);
    return answered;
  });
}

/** Not during a sync from the start: who knows what the server lacks. */
async function noteBackup(tx: Writing, answered: number) {
  const { unseen } = await phoneIn(tx);
  if (unseen) return;
  if (answered) await updatePhone(tx, { agreedAt: now() });
  if (!(await tx.objectStore('outbox').count())) await updatePhone(tx, { lastBackup: now() });
}

async function refuse(tx: Writing, item: OutboxItem) {
  await tx.objectStore('outbox').put((await madeWhole(tx, item)) ?? item);
  const pending = await pendingOf(tx, item.op.uid);
  if (pending.length > 1) await fuse(tx, pending);
}

async function settle(tx: Writing, item: OutboxItem, result: OpResult) {
  const { uid } = item.op;
  // Deleting what the server never had gets no number.
  const rev = result.rev ?? 0;
  await tx.objectStore('outbox').delete(item.seq);
  const { unseen } = await phoneIn(tx);
  // During a sync from the start it is compared when it comes back.
  if (result.entry && !unseen?.has(uid)) await takeRow(tx, result.entry);
  else await raiseRev(tx, uid, rev);
  // After a merge the later edits keep their base: whoever changed the same field meanwhile is told by the times.
  if (result.status !== 'applied') return;
  for (const later of await pendingOf(tx, uid)) await rebase(tx, later, rev);
}

async function raiseRev(tx: Writing, uid: string, rev: number) {
  const row = await tx.objectStore('records').get(uid);
  if (row && row.rev < rev) await tx.objectStore('records').put({ ...row, rev });
}

const now = () => new Date().toISOString();
