import type { Entry, Fields, Row } from '../registry/types';
import { isEntry, type Change } from '../store/change';
import { durably, openDiary, updatePhone, type DiaryDb } from '../store/db';
import { changedFields, newFields } from '../store/newFields';
import { newUid } from '../store/uid';
import { commitAll } from '../sync/outbox';
import { Peer, tooMuch } from './peer';

/** The account that the phones of a test belong to. */
export const ANNA = '01930000-0000-7000-8000-0000000000aa';

/** Two phones of one person, on which nothing is written yet, and a server that gives little at once. */
export async function twoPhones() {
  return { peer: new Peer(ANNA, 2, tooMuch), phone: await newPhone(ANNA), tablet: await newPhone(ANNA) };
}

/** A phone with a store of its own, signed in. */
export async function newPhone(account: string): Promise<DiaryDb> {
  const db = await openDiary(`phone-${newUid()}`);
  await durably(db, (tx) => updatePhone(tx, { account }));
  return db;
}

/** A record as the phone has it. */
export const see = async (db: DiaryDb, uid: string) => (await db.get('records', uid)) as Entry;

export const outboxOf = (db: DiaryDb) => db.getAll('outbox');

export async function commit(db: DiaryDb, change: Change): Promise<Row> {
  const [row] = await commitAll(db, [change]);
  return row!;
}

export async function log(db: DiaryDb, kind: string, fields: Fields, uid = newUid()): Promise<Entry> {
  return (await commit(db, { kind, uid, set: newFields(kind, fields, {}) })) as Entry;
}

export async function edit(db: DiaryDb, uid: string, changes: Fields): Promise<void> {
  const row = await db.get('records', uid);
  if (!isEntry(row)) return;
  const set = changedFields(row, changes);
  if (Object.keys(set).length) await commit(db, { kind: row.kind, uid, set });
}

export async function remove(db: DiaryDb, uid: string): Promise<void> {
  const row = await db.get('records', uid);
  if (isEntry(row)) await commit(db, { kind: row.kind, uid, delete: true });
}

/** What a person sees: the entries that are not deleted. */
export async function entriesOf(db: DiaryDb): Promise<Entry[]> {
  return (await db.getAll('records')).filter(isEntry);
}
