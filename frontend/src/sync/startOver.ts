/** Pulling all anew: what this phone had is compared as it comes back, and what the server lacks is sent again. */

import type { Fields, Row } from '../registry/types';
import { fieldsOf, isEntry } from '../store/change';
import { phoneIn, updatePhone, type OutboxItem, type Writing } from '../store/db';
import { enqueue, pendingOf, wantedBy } from './outbox';

/** The server's numbers are those of another history: none says which of two states is the later. */
const ANOTHER_HISTORY = Infinity;

/** The server is another, or an older copy of itself. */
export function startOverElsewhere(tx: Writing): Promise<void> {
  return startOver(tx, () => ANOTHER_HISTORY);
}

/** `newerFrom`: the rev from which on the server's state of a record counts, if it isn't the phone's. */
export async function startOver(tx: Writing, newerFrom = ({ rev }: Row) => rev): Promise<void> {
  const unseen = new Map((await phoneIn(tx)).unseen);
  for (const row of await tx.objectStore('records').getAll()) {
    // What was deleted may live on in the next copy, though this one never had it.
    if (row.rev || row.deleted) unseen.set(row.uid, newerFrom(row));
    await tx.objectStore('records').put({ ...row, rev: 0 });
  }
  for (const item of await tx.objectStore('outbox').getAll()) await rebase(tx, item, 0);
  await updatePhone(tx, { cursor: null, unseen });
}

/** Whether the server lacks something that this phone had from it, or had told it. */
export async function isOutdated(tx: Writing, entry: Row, newerFrom = 0): Promise<boolean> {
  if (entry.rev >= newerFrom) return false;
  const row = await tx.objectStore('records').get(entry.uid);
  return row !== undefined && !sameFields(row, entry);
}

/** What was once agreed on goes first, dated to then, so that whatever was changed elsewhere since wins; what waits keeps its own time. */
export async function sendAgain(tx: Writing, uid: string, rev: number): Promise<void> {
  const row = (await tx.objectStore('records').get(uid))!;
  const { agreedAt, lastBackup } = await phoneIn(tx);
  const edited = agreedAt ?? lastBackup ?? new Date().toISOString();
  await tx.objectStore('records').put({ ...row, rev });
  const pending = await pendingOf(tx, uid);
  if (isEntry(row)) await enqueue(tx, { kind: row.kind, uid, set: without(fieldsOf(row), wantedBy(pending)) }, 0, edited);
  else if (rev) await enqueue(tx, { kind: row.kind, uid, delete: true }, 0, edited);
  for (const item of pending) await moveToEnd(tx, item);
}

function without(fields: Fields, others: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in others)));
}

/** What was refused may have been so for what the server lacked. */
async function moveToEnd(tx: Writing, { seq, op, was }: OutboxItem) {
  await tx.objectStore('outbox').delete(seq);
  await tx.objectStore('outbox').add({ op, ...(was && { was }) } as OutboxItem);
}

export async function rebase(tx: Writing, item: OutboxItem, base: number): Promise<void> {
  await tx.objectStore('outbox').put({ ...item, op: { ...item.op, base } });
}

function sameFields(a: Row, b: Row): boolean {
  if (!isEntry(a) || !isEntry(b)) return a.deleted === b.deleted;
  return Object.entries(fieldsOf(a)).every(([name, value]) => JSON.stringify(b[name] ?? null) === JSON.stringify(value ?? null));
}
