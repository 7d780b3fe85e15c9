/** Taking what changed elsewhere. */

import type { PullAnswer, Row } from '../registry/types';
import { afterChange, tombstone } from '../store/change';
import { durably, phoneIn, phoneOf, updatePhone, type DiaryDb, type OutboxItem, type Writing } from '../store/db';
import { pendingOf, wantedBy } from './outbox';
import { NeedsReset, type Server } from './protocol';
import { isOutdated, sendAgain, startOverElsewhere } from './startOver';

/** `onPage` hears after each page whether there are more. */
export async function pullAll(db: DiaryDb, server: Server, onPage?: (more: boolean) => void): Promise<void> {
  for (let more = true; more; ) {
    const { cursor } = await phoneOf(db);
    try {
      more = await takePage(db, await server.pull(cursor));
      onPage?.(more);
    } catch (error) {
      if (!(error instanceof NeedsReset) || cursor === null) throw error;
      await durably(db, startOverElsewhere);
    }
  }
}

/** Rows and cursor together, so that no page is taken by halves. Says whether there are more. */
function takePage(db: DiaryDb, { entries, cursor, more }: PullAnswer): Promise<boolean> {
  return durably(db, async (tx) => {
    const { unseen } = await phoneIn(tx);
    for (const entry of entries) {
      if (await isOutdated(tx, entry, unseen?.get(entry.uid))) await sendAgain(tx, entry.uid, entry.rev);
      else await takeRow(tx, entry);
      unseen?.delete(entry.uid);
    }
    if (unseen && !more) for (const uid of unseen.keys()) await sendAgain(tx, uid, 0);
    await updatePhone(tx, more ? { cursor, hasMore: more, unseen } : { cursor, hasMore: more, unseen: null, agreedAt: new Date().toISOString() });
    return more;
  });
}

/** Takes a row of the server's, unless a newer one is here; what waits in the outbox stays on top. */
export async function takeRow(tx: Writing, entry: Row): Promise<void> {
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
