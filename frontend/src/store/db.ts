import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Entry, Errors, Op, Row } from '../registry/types';
import { newUid } from './uid';

/** An op that waits for the server's answer; or its refusal, kept until the person mends the entry. */
export interface OutboxItem {
  seq: number;
  op: Op;
  errors?: Errors;
  /** Refused by itself for its size. */
  tooLarge?: true;
  /** What this deletion took away: until the server has heard of it, nobody else can say. */
  was?: Entry;
}

/** What this phone knows about itself. */
export interface Phone {
  device: string;
  account: string | null;
  email: string | null;
  cursor: string | null;
  /** The server has more of the diary than has arrived. */
  hasMore?: boolean;
  lastBackup: string | null;
  /** Signed out without a connection: the session is ended before anything else is asked of the server. */
  endSession: boolean;
  /** During a sync from the start: the records that have not come back yet, each with the rev from which on the server's state counts. */
  unseen: Map<string, number> | null;
  /** The server's journal as its last answer told of it: an older one has lost something. */
  seen?: { epoch: string; head: number };
  /** When this phone was last at one with the server. */
  agreedAt?: string;
}

interface DiarySchema extends DBSchema {
  records: { key: string; value: Row; indexes: { day: string; kind: string; kind_at: [string, string] } };
  outbox: { key: number; value: OutboxItem; indexes: { uid: string } };
  meta: { key: 'phone'; value: Phone };
  kept: { key: string; value: unknown };
}

type Stores = ('records' | 'outbox' | 'meta' | 'kept')[];
export type DiaryDb = IDBPDatabase<DiarySchema>;
export type Writing = IDBPTransaction<DiarySchema, Stores, 'readwrite'>;

/** Each takes the schema from the version before to the next; what was released is never edited. */
const migrations: ((db: DiaryDb, tx: IDBPTransaction<DiarySchema, Stores, 'versionchange'>) => void)[] = [
  (db, tx) => {
    const records = db.createObjectStore('records', { keyPath: 'uid' });
    // Tombstones have neither day nor time: no view can meet one.
    records.createIndex('day', 'day');
    records.createIndex('kind_at', ['kind', 'at']);
    const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    outbox.createIndex('uid', 'op.uid');
    db.createObjectStore('meta');
    db.createObjectStore('kept');
    void tx.objectStore('meta').put(newPhone(), 'phone');
  },
  (_db, tx) => {
    tx.objectStore('records').createIndex('kind', 'kind');
  },
];

/** Who wants to know what becomes of the open database. */
export interface Watcher {
  /** Another tab holds an older version open, for now. */
  onBlocked: () => void;
  /** A newer version wants to open in another tab: it does once this resolves. */
  beforeClosing: () => Promise<void>;
  onClosed: () => void;
}

const NOBODY: Watcher = { onBlocked: () => undefined, beforeClosing: () => Promise.resolve(), onClosed: () => undefined };

export function openDiary(name: string, { onBlocked, beforeClosing, onClosed } = NOBODY): Promise<DiaryDb> {
  return openDB<DiarySchema>(name, migrations.length, {
    upgrade(db, from, _to, tx) {
      for (const migrate of migrations.slice(from)) migrate(db, tx as Parameters<typeof migrate>[1]);
    },
    blocked: onBlocked,
    async blocking(_from, _to, event) {
      await beforeClosing();
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

function newPhone(endSession = false): Phone {
  const nobody = { account: null, email: null, cursor: null, lastBackup: null, unseen: null };
  return { device: newUid(), ...nobody, endSession };
}

/** There is no room left on this phone. */
export class StorageFull extends Error {}

/** Runs `work` in one transaction that is on disk when this resolves, or leaves nothing; once more if there was no room before. */
export async function durably<T>(db: DiaryDb, work: (tx: Writing) => Promise<T>): Promise<T> {
  try {
    return await inOneTransaction(db, work);
  } catch (error) {
    if (!(error instanceof StorageFull) || !(await makeRoom(db))) throw error;
    return inOneTransaction(db, work);
  }
}

async function inOneTransaction<T>(db: DiaryDb, work: (tx: Writing) => Promise<T>): Promise<T> {
  const stores: Stores = ['records', 'outbox', 'meta', 'kept'];
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = tx.done;
  done.catch(() => undefined);
  try {
    const result = await work(tx);
    await done;
    return result;
  } catch (error) {
    abort(tx);
    throw [error, tx.error].some(isFull) ? new StorageFull() : error;
  }
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

/** What the server can give again. */
const ANSWERS = ['report', 'insights', 'insights_watched'];

/** Says whether there was something to drop. */
async function makeRoom(db: DiaryDb): Promise<boolean> {
  const tx = db.transaction('kept', 'readwrite');
  const spare = (await tx.store.getAllKeys()).filter((key) => ANSWERS.includes(key));
  await Promise.all([...spare.map((key) => tx.store.delete(key)), tx.done]);
  return spare.length > 0;
}

function abort(tx: Writing) {
  try {
    tx.abort();
  } catch {
    // The failed request has already aborted it.
  }
}

export async function phoneOf(db: DiaryDb): Promise<Phone> {
  return (await db.get('meta', 'phone'))!;
}

export async function phoneIn(tx: Writing): Promise<Phone> {
  return (await tx.objectStore('meta').get('phone'))!;
}

export async function updatePhone(tx: Writing, changes: Partial<Phone>): Promise<void> {
  await tx.objectStore('meta').put({ ...(await phoneIn(tx)), ...changes }, 'phone');
}

/** Empties the phone: the next diary on it starts anonymous. With `unlessWaiting` only if nothing waits; says whether it did. */
export function wipe(db: DiaryDb, endSession: boolean, unlessWaiting = false): Promise<boolean> {
  return durably(db, async (tx) => {
    if (unlessWaiting && (await tx.objectStore('outbox').count())) return false;
    for (const store of ['records', 'outbox', 'kept'] as const) await tx.objectStore(store).clear();
    await tx.objectStore('meta').put(newPhone(endSession), 'phone');
    return true;
  });
}
