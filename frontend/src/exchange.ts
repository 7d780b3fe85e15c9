/** One sync with the server: push what waits, take the answers, pull what changed elsewhere. */

import { durably, phoneOf, updatePhone, type DiaryDb, type OutboxItem, type Writing } from './db';
import { afterChange, fieldsOf, isEntry, tombstone } from './entry';
import { enqueue, fuse, nextBatch, pendingOf, wantedBy } from './outbox';
import { registry } from './registry';
import type { OpResult, PullAnswer, Push, PushAnswer, Row } from './types';

export interface Server {
  push(body: Push): Promise<PushAnswer>;
  /** Rejects with `NeedsReset` when the cursor is not of this database. */
  pull(cursor: string | null): Promise<PullAnswer>;
}

export class NeedsReset extends Error {}

/** `onPage` hears after each page whether there are more. */
export async function synchronise(db: DiaryDb, server: Server, onPage?: (more: boolean) => void): Promise<void> {
  await pushAll(db, server);
  await pullAll(db, server, onPage);
  if ((await nextBatch(db)).length) await pushAll(db, server);
}

/** The first push goes out even when nothing waits: it asks whose diary the server would give. */
async function pushAll(db: DiaryDb, server: Server) {
  let batch = await nextBatch(db);
  do {
    const { account, device } = await phoneOf(db);
    const ops = batch.map(({ op }) => op);
    const body = { account: account!, device, schema: registry.schema, now: now(), ops };
    const { results } = await server.push(body);
    const answered = await takeAnswers(db, batch, results);
    if (batch.length && !answered) throw new Error('The push was answered without a result.');
    batch = await nextBatch(db);
  } while (batch.length);
}

/** Says how many ops got an answer that settles them for now. */
function takeAnswers(db: DiaryDb, batch: OutboxItem[], results: OpResult[]): Promise<number> {
  const items = new Map(batch.map((item) => [item.op.op, item]));
  return durably(db, async (tx) => {
    let answered = 0;
    for (const result of results) {
      const item = items.get(result.op);
      if (!item || result.status === 'held') continue;
      if (result.status === 'rejected') await refuse(tx, item, result);
      else await settle(tx, item, result);
      answered += 1;
    }
    if (!(await tx.objectStore('outbox').count())) await updatePhone(tx, { lastBackup: now() });
    return answered;
  });
}

async function refuse(tx: Writing, item: OutboxItem, { errors = {} }: OpResult) {
  await tx.objectStore('outbox').put({ ...item, errors });
  const pending = await pendingOf(tx, item.op.uid);
  if (pending.length === 1) return;
  const row = await tx.objectStore('records').get(item.op.uid);
  await fuse(tx, pending, row?.rev ?? 0);
}

async function settle(tx: Writing, item: OutboxItem, result: OpResult) {
  const { uid } = item.op;
  // Deleting what the server never had gets no number.
  const rev = result.rev ?? 0;
  await tx.objectStore('outbox').delete(item.seq);
  if (result.entry) await place(tx, result.entry);
  else await raiseRev(tx, uid, rev);
  // After a merge the later edits keep their base: whoever changed the same field meanwhile is told by the times.
  if (result.status !== 'applied') return;
  for (const later of await pendingOf(tx, uid)) await rebase(tx, later, rev);
}

async function raiseRev(tx: Writing, uid: string, rev: number) {
  const row = await tx.objectStore('records').get(uid);
  if (row && row.rev < rev) await tx.objectStore('records').put({ ...row, rev });
}

async function pullAll(db: DiaryDb, server: Server, onPage?: (more: boolean) => void) {
  for (let more = true; more; ) {
    const { cursor } = await phoneOf(db);
    try {
      more = await takePage(db, await server.pull(cursor));
      onPage?.(more);
    } catch (error) {
      if (!(error instanceof NeedsReset) || cursor === null) throw error;
      await startOver(db);
    }
  }
}

/** Rows and cursor together, so that no page is taken by halves. Says whether there are more. */
function takePage(db: DiaryDb, { entries, cursor, more }: PullAnswer): Promise<boolean> {
  return durably(db, async (tx) => {
    const { unseen, lastBackup } = (await tx.objectStore('meta').get('phone'))!;
    for (const entry of entries) {
      if (await isOutdated(tx, entry, unseen?.get(entry.uid))) await sendAgain(tx, entry.uid, entry.rev, lastBackup);
      else await place(tx, entry);
      unseen?.delete(entry.uid);
    }
    if (unseen && !more) for (const uid of unseen.keys()) await sendAgain(tx, uid, 0, lastBackup);
    await updatePhone(tx, { cursor, unseen: more ? unseen : null });
    return more;
  });
}

/** Whether the server has gone back behind what it had told this phone. */
async function isOutdated(tx: Writing, entry: Row, knownRev = 0): Promise<boolean> {
  if (entry.rev >= knownRev) return false;
  const row = await tx.objectStore('records').get(entry.uid);
  return row !== undefined && !sameFields(row, entry);
}

/** Takes a row of the server's, unless a newer one is here; what waits in the outbox stays on top. */
async function place(tx: Writing, entry: Row) {
  const records = tx.objectStore('records');
  const row = await records.get(entry.uid);
  if (row && entry.rev < row.rev) return;
  await records.put(withPending(entry, await pendingOf(tx, entry.uid), row));
}

function withPending(entry: Row, pending: OutboxItem[], row: Row | undefined): Row {
  const last = pending.at(-1)?.op;
  if (!last) return entry;
  if (last.delete) return tombstone(entry, entry.rev);
  // Deleted elsewhere, edited here: shown as it was edited until the server has decided.
  if (entry.deleted && row) return { ...row, rev: entry.rev };
  return afterChange(entry, { kind: entry.kind, uid: entry.uid, set: wantedBy(pending) });
}

/** The server is another, or an older copy of itself: everything it knew is compared as it comes back. */
function startOver(db: DiaryDb): Promise<void> {
  return durably(db, async (tx) => {
    const unseen = new Map((await tx.objectStore('meta').get('phone'))!.unseen);
    for (const row of await tx.objectStore('records').getAll()) {
      if (row.rev) unseen.set(row.uid, row.rev);
      await tx.objectStore('records').put({ ...row, rev: 0 });
    }
    for (const item of await tx.objectStore('outbox').getAll()) await rebase(tx, item, 0);
    await updatePhone(tx, { cursor: null, unseen });
  });
}

/** Dated to the last backup, so that whatever was changed elsewhere since wins. */
async function sendAgain(tx: Writing, uid: string, rev: number, asOf: string | null) {
  const row = (await tx.objectStore('records').get(uid))!;
  await tx.objectStore('records').put({ ...row, rev });
  if (isEntry(row)) await enqueue(tx, { kind: row.kind, uid, set: fieldsOf(row) }, 0, asOf ?? now());
  else if (rev) await enqueue(tx, { kind: row.kind, uid, delete: true }, 0, asOf ?? now());
}

async function rebase(tx: Writing, item: OutboxItem, base: number) {
  await tx.objectStore('outbox').put({ ...item, op: { ...item.op, base } });
}

const now = () => new Date().toISOString();

function sameFields(a: Row, b: Row): boolean {
  if (!isEntry(a) || !isEntry(b)) return a.deleted === b.deleted;
  return Object.entries(fieldsOf(a)).every(([name, value]) => (b[name] ?? null) === (value ?? null));
}
