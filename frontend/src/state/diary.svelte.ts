import { addDays, today } from '../days';
import { phoneOf } from '../db';
import { changedFields, fieldsOf, isEntry, newFields, type Change, type When } from '../entry';
import { commit, isRefused } from '../outbox';
import * as queries from '../queries';
import { storage } from '../storage';
import type { Entry, Errors, Fields } from '../types';
import { newUid } from '../uid';

/** An entry that the server would not take: it stays on the phone until it is mended. */
export interface RefusedEntry {
  uid: string;
  kind: string;
  errors: Errors;
}

export interface Action {
  kind: 'log' | 'edit' | 'remove';
  entry: Entry;
}

interface Diary {
  ready: boolean;
  problem: string | null;
  /** Rises with every change: made here, in another tab, or by sync. */
  version: number;
  /** Entries with a change that is not backed up. */
  unsent: number;
  refused: RefusedEntry[];
  lastBackup: string | null;
  lastAction: Action | null;
}

export const diary = $state<Diary>({
  ready: false,
  problem: null,
  version: 0,
  unsent: 0,
  refused: [],
  lastBackup: null,
  lastAction: null,
});

const SITES_OF_DAYS = 90;
const otherTabs = new BroadcastChannel('quiver');
const writeListeners = new Set<() => void>();
let askedToKeep = false;
let takeBack: (() => Promise<unknown>) | null = null;

otherTabs.onmessage = () => void refresh();
void open();

async function open() {
  try {
    await storage(() => (diary.problem = 'This tab lost touch with its storage. Close it and open Quiver again.'));
    diary.ready = true;
    await refresh();
  } catch {
    diary.problem = 'This phone does not let Quiver store anything. A private window is the most common reason.';
  }
}

/** Reads again what the state says about the store. */
async function refresh() {
  diary.version += 1;
  const db = await storage();
  const waiting = await db.getAll('outbox');
  diary.unsent = new Set(waiting.map(({ op }) => op.uid)).size;
  diary.refused = waiting.filter(isRefused).map(({ op, errors }) => ({ uid: op.uid, kind: op.kind, errors: errors! }));
  diary.lastBackup = (await phoneOf(db)).lastBackup;
}

/** The store was changed here: every view, in every tab, reads again. */
export async function changed(): Promise<void> {
  otherTabs.postMessage('changed');
  await refresh();
}

/** Calls `listener` after each thing that a person wrote. */
export function afterWrite(listener: () => void): void {
  writeListeners.add(listener);
}

/** Resolves when the entry is durable on this phone. */
export async function log(kind: string, fields: Fields, when: When = {}): Promise<Entry> {
  const uid = newUid();
  const entry = await write({ kind, uid, set: newFields(kind, fields, when) });
  askToKeep();
  return acted({ kind: 'log', entry }, () => write({ kind, uid, delete: true }));
}

export async function edit(uid: string, changes: Fields): Promise<Entry> {
  const before = await entry(uid);
  const set = changedFields(before, changes);
  const names = Object.keys(set);
  if (!names.length) return before;
  const after = await write({ kind: before.kind, uid, set });
  const back = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  return acted({ kind: 'edit', entry: after }, () => write({ kind: before.kind, uid, set: back }));
}

export async function remove(uid: string): Promise<void> {
  const before = await entry(uid);
  await write({ kind: before.kind, uid, delete: true });
  acted({ kind: 'remove', entry: before }, () => write({ kind: before.kind, uid, set: fieldsOf(before) }));
}

/** Browsers may clear what nobody asked them to keep. */
function askToKeep() {
  if (askedToKeep) return;
  askedToKeep = true;
  void navigator.storage?.persist?.().catch(() => false);
}

/** Takes back the last action of this tab; there is no second step. */
export async function undo(): Promise<void> {
  const last = takeBack;
  forgetLastAction();
  await last?.();
}

export function forgetLastAction(): void {
  takeBack = null;
  diary.lastAction = null;
}

export async function entriesOn(day: string): Promise<Entry[]> {
  return entriesBetween(day, day);
}

export async function entriesBetween(from: string, to: string): Promise<Entry[]> {
  return queries.entriesBetween(await storage(), from, to);
}

/** Whether anything was ever logged here. */
export async function hasEntries(): Promise<boolean> {
  return queries.hasEntries(await storage());
}

export async function lastOf(kind: string): Promise<Entry | null> {
  return queries.lastOf(await storage(), kind);
}

/** Offered, never filled in. */
export async function frequentSites(most = 2): Promise<queries.Place[]> {
  return queries.frequentSites(await storage(), most, addDays(today(), -SITES_OF_DAYS));
}

/** The value of a query that runs again whenever the diary changes. For use inside components. */
export function live<T>(query: () => Promise<T>, initial: T): { readonly value: T } {
  let value = $state.raw(initial);
  $effect(() => {
    void diary.version;
    let current = true;
    query().then(
      (found) => current && (value = found),
      () => undefined,
    );
    return () => (current = false);
  });
  return {
    get value() {
      return value;
    },
  };
}

async function entry(uid: string): Promise<Entry> {
  const row = await (await storage()).get('records', uid);
  if (!isEntry(row)) throw new Error('This entry was deleted.');
  return row;
}

async function write(change: Change): Promise<Entry> {
  const after = await commit(await storage(), change);
  await changed();
  for (const listener of writeListeners) listener();
  return after as Entry;
}

function acted(action: Action, back: () => Promise<unknown>): Entry {
  takeBack = back;
  diary.lastAction = action;
  return action.entry;
}
