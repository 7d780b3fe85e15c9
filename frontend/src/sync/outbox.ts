/** Every local change: the row and its op in one durable transaction. */

import { kindOf } from '../registry/registry';
import type { Entry, Fields, Op, Row } from '../registry/types';
import { afterChange, fieldsOf, isEntry, type Change } from '../store/change';
import { durably, phoneIn, type DiaryDb, type OutboxItem, type Writing } from '../store/db';
import { newUid } from '../store/uid';

export const MOST_OPS_IN_A_PUSH = 500;
/** The server takes 2 MB; a letter is up to 3 bytes. */
const MOST_LETTERS_IN_A_PUSH = 500_000;

/** All of the changes, or none. */
export function commitAll(db: DiaryDb, changes: Change[]): Promise<Row[]> {
  return durably(db, async (tx) => {
    const rows: Row[] = [];
    for (const change of changes) rows.push(await make(tx, change));
    return rows;
  });
}

async function make(tx: Writing, change: Change): Promise<Row> {
  const row = await tx.objectStore('records').get(change.uid);
  const earlier = await pendingOf(tx, change.uid);
  const after = afterChange(row, change);
  await tx.objectStore('records').put(after);
  const was = change.delete && isEntry(row) ? row : undefined;
  await enqueue(tx, change, earlier.at(-1)?.op.base ?? after.rev, laterThan(earlier), was);
  if (earlier.some(isRefused)) await fuse(tx, await pendingOf(tx, change.uid));
  return after;
}

/** The ops of one record that the server has not answered, oldest first. */
export function pendingOf(tx: Writing, uid: string): Promise<OutboxItem[]> {
  return tx.objectStore('outbox').index('uid').getAll(uid);
}

export function isRefused(item: OutboxItem): boolean {
  return item.errors !== undefined;
}

/** `was`: what a deletion takes away. */
export async function enqueue(tx: Writing, change: Change, base: number, edited_at: string, was?: Entry): Promise<void> {
  const { kind, uid } = change;
  const what = change.delete ? { delete: true as const } : { set: change.set! };
  const op: Op = { op: newUid(), kind, uid, base, edited_at, ...what };
  await tx.objectStore('outbox').add({ op, ...(was && { was }) } as OutboxItem);
}

/** Puts one op in the place of a refused one and those behind it: together they may be what the server takes. */
export async function fuse(tx: Writing, pending: OutboxItem[]): Promise<void> {
  const first = pending[0]!.op;
  const { op: last, was } = pending.at(-1)!;
  for (const { seq } of pending) await tx.objectStore('outbox').delete(seq);
  if (last.delete && !(await mayBeKnownToServer(tx, first.uid))) return;
  const change = last.delete ? last : { ...last, set: wantedBy(pending) };
  await enqueue(tx, change, first.base, last.edited_at, was);
}

/** An edit that was refused for all that it left as it was, with what the phone still holds of it: the server has emptied the record. */
export async function madeWhole(tx: Writing, { seq, op, errors }: OutboxItem): Promise<OutboxItem | null> {
  const row = await tx.objectStore('records').get(op.uid);
  if (op.delete || !isEntry(row)) return null;
  const left = neededOf(op.kind).filter((name) => !(name in op.set!));
  const isEmptied = left.length > 0 && left.every((name) => name in errors! && (row[name] ?? null) !== null);
  return isEmptied ? { seq, op: { ...op, op: newUid(), set: { ...fieldsOf(row), ...op.set } } } : null;
}

/** Without the time, which the server works out of a night. */
function neededOf(kind: string): string[] {
  const { entry, fields } = kindOf(kind);
  const needed = fields.filter(({ required }) => required).map(({ name }) => name);
  return entry ? ['tz', ...needed] : needed;
}

/** During a sync from the start nobody can say what the server has. */
async function mayBeKnownToServer(tx: Writing, uid: string): Promise<boolean> {
  const row = await tx.objectStore('records').get(uid);
  const { unseen } = await phoneIn(tx);
  return Boolean(row?.rev) || unseen !== null;
}

/** What a run of ops sets in the end. */
export function wantedBy(pending: OutboxItem[]): Fields {
  return pending.reduce<Fields>((set, { op }) => (op.delete ? {} : { ...set, ...op.set }), {});
}

/** Now; but never before the edit that this one follows, even if the phone's clock was turned back. */
function laterThan(pending: OutboxItem[]): string {
  const last = pending.at(-1)?.op.edited_at;
  const now = Date.now();
  return new Date(last ? Math.max(now, Date.parse(last) + 1) : now).toISOString();
}

/** What can be sent now: the oldest op of each record, so that the answer to it can give the next its base. */
export async function nextBatch(db: DiaryDb, most = MOST_OPS_IN_A_PUSH): Promise<OutboxItem[]> {
  const first = new Map<string, OutboxItem>();
  for (const item of await db.getAll('outbox')) {
    if (!first.has(item.op.uid)) first.set(item.op.uid, item);
  }
  return fitting([...first.values()].filter((item) => !isRefused(item)).slice(0, most));
}

function fitting(items: OutboxItem[]): OutboxItem[] {
  let letters = 0;
  const last = items.findIndex(({ op }) => (letters += JSON.stringify(op).length) > MOST_LETTERS_IN_A_PUSH);
  return last < 0 ? items : items.slice(0, Math.max(last, 1));
}
