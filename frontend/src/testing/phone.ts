import type { Entry, Fields } from '../registry/types';
import { isEntry } from '../store/change';
import { durably, openDiary, updatePhone, type DiaryDb } from '../store/db';
import { changedFields, newFields } from '../store/newFields';
import { newUid } from '../store/uid';
import { commit } from '../sync/outbox';

/** A phone with a store of its own, signed in. */
export async function newPhone(account: string): Promise<DiaryDb> {
  const db = await openDiary(`phone-${newUid()}`);
  await durably(db, (tx) => updatePhone(tx, { account }));
  return db;
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
