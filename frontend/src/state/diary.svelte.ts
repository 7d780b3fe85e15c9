import type { Entry, Errors, Fields, Place } from '../registry/types';
import { fieldsOf, isEntry, type Change } from '../store/change';
import { phoneOf } from '../store/db';
import { changedFields, newFields, type When } from '../store/newFields';
import * as queries from '../store/queries';
import { DIARY, storage, watchStorage } from '../store/storage';
import { whyNotOpen } from '../store/storageWords.svelte';
import { newUid } from '../store/uid';
import { commitAll, isRefused } from '../sync/outbox';
import { addDays, today } from '../time/days';
import { restorePreferences } from './chosen';
import { showTrackers } from './trackers.svelte';
import { whenAllIsSaved } from './unsaved.svelte';

/** An entry that the server would not take: it stays on the phone until it is mended. */
export interface RefusedEntry {
  uid: string;
  kind: string;
  errors: Errors;
  /** It is more than the server takes at once. */
  tooLarge: boolean;
}

/** What was written, and how to take it back. */
export interface Done {
  entry: Entry;
  back: () => Promise<unknown>;
}

interface Diary {
  ready: boolean;
  problem: string | null;
  /** Rises with every change: made here, in another tab, or by sync. */
  version: number;
  /** Entries with a change that is not backed up. */
  unsent: number;
  /** When the first of these was made. */
  unsentSince: string | null;
  refused: RefusedEntry[];
  lastBackup: string | null;
  /** Not all that the server has of this diary has arrived yet. */
  isPart: boolean;
}

export const diary = $state<Diary>({
  ready: false,
  problem: null,
  version: 0,
  unsent: 0,
  unsentSince: null,
  refused: [],
  lastBackup: null,
  isPart: false,
});

const SITES_OF_DAYS = 90;
const otherTabs = new BroadcastChannel(DIARY);
const writeListeners = new Set<() => void>();
let askedToKeep = false;

otherTabs.onmessage = () => void readAgain();
watchStorage({
  onBlocked: () => (diary.problem = 'Quiver is open in another tab, in an older version. Save what you are writing there, or close that tab.'),
  beforeClosing: whenAllIsSaved,
  onClosed: () => void readAgain(),
});
void readAgain();

async function readAgain() {
  try {
    await restorePreferences();
    await refresh();
  } catch (error) {
    diary.problem = whyNotOpen(error);
  }
}

/** Reads again what the state says about the store. */
async function refresh() {
  diary.version += 1;
  const db = await storage();
  showTrackers(await queries.recordsOf(db, 'tracker'));
  const waiting = await db.getAll('outbox');
  diary.unsent = new Set(waiting.map(({ op }) => op.uid)).size;
  diary.unsentSince = waiting[0]?.op.edited_at ?? null;
  diary.refused = waiting.filter(isRefused).map(({ op, errors, tooLarge = false }) => ({ uid: op.uid, kind: op.kind, errors: errors!, tooLarge }));
  const { account, cursor, hasMore = false, lastBackup } = await phoneOf(db);
  const isPart = account !== null && (cursor === null || hasMore);
  // Ready is what has been read: until then nobody may say that all is backed up.
  Object.assign(diary, { ready: true, problem: null, lastBackup, isPart });
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
export async function log(kind: string, fields: Fields, when: When = {}): Promise<Done> {
  const uid = when.uid ?? newUid();
  const entry = await write({ kind, uid, set: newFields(kind, fields, when) });
  askToKeep();
  return { entry, back: () => write({ kind, uid, delete: true }) };
}

/** One entry of several that are logged at once. */
export interface Draft {
  kind: string;
  fields: Fields;
  when: When;
}

/** Several entries: all of them or none, taken back as one. */
export async function logAll(all: Draft[]): Promise<Done> {
  const changes = all.map(({ kind, fields, when }) => ({ kind, uid: newUid(), set: newFields(kind, fields, when) }));
  const entries = await writeAll(changes);
  askToKeep();
  return { entry: entries.at(-1)!, back: () => writeAll(changes.map(({ kind, uid }) => ({ kind, uid, delete: true }))) };
}

/** A new plan, and the doses logged before that are of it: they name it from now on. */
export async function logPlan(fields: Fields, doses: Entry[]): Promise<Done> {
  const uid = newUid();
  const naming = (plan: string | null) => doses.map((dose) => ({ kind: dose.kind, uid: dose.uid, set: { plan } }));
  const [entry] = await writeAll([{ kind: 'plan', uid, set: newFields('plan', fields, {}) }, ...naming(uid)]);
  askToKeep();
  return { entry: entry!, back: () => writeAll([{ kind: 'plan', uid, delete: true }, ...naming(null)]) };
}

/** `null` when nothing differs. */
export async function edit(uid: string, changes: Fields): Promise<Done | null> {
  const before = await existing(uid);
  const set = changedFields(before, changes);
  const names = Object.keys(set);
  if (!names.length) return null;
  const entry = await write({ kind: before.kind, uid, set });
  const old = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  return { entry, back: () => edit(uid, old) };
}

export async function remove(uid: string): Promise<Done> {
  const entry = await existing(uid);
  await write({ kind: entry.kind, uid, delete: true });
  return { entry, back: () => revive(entry) };
}

/** Brings back what was deleted, as it was. */
export async function revive(was: Entry): Promise<Done> {
  const { kind, uid } = was;
  const entry = await write({ kind, uid, set: fieldsOf(was) });
  return { entry, back: () => write({ kind, uid, delete: true }) };
}

/** Browsers may clear what nobody asked them to keep. */
function askToKeep() {
  if (askedToKeep) return;
  askedToKeep = true;
  void navigator.storage?.persist?.().catch(() => false);
}

/** `null` when it was deleted, here or elsewhere. */
export async function entryOf(uid: string): Promise<Entry | null> {
  const row = await (await storage()).get('records', uid);
  return isEntry(row) ? row : null;
}

export async function entriesOn(day: string): Promise<Entry[]> {
  return entriesBetween(day, day);
}

export async function entriesBetween(from: string, to: string): Promise<Entry[]> {
  return queries.entriesBetween(await storage(), from, to);
}

/** Whether anything was ever logged here. */
export async function hasEntries(): Promise<boolean> {
  return (await firstDay()) !== null;
}

/** Whether this phone's diary belongs to an account. */
export async function hasAccount(): Promise<boolean> {
  return (await phoneOf(await storage())).account !== null;
}

export async function firstDay(): Promise<string | null> {
  return queries.firstDay(await storage());
}

export async function lastOf(kind: string): Promise<Entry | null> {
  return queries.lastOf(await storage(), kind);
}

export async function lastNight(): Promise<Entry | null> {
  return queries.lastNight(await storage());
}

export async function overlappingSleep(sleep: Fields, uid?: string): Promise<Entry | null> {
  return queries.overlappingSleep(await storage(), sleep, uid);
}

/** Plans, trackers, questions: the records of a kind that has neither time nor day, in the order in which they were made. */
export async function recordsOf(kind: string): Promise<Entry[]> {
  return queries.recordsOf(await storage(), kind);
}

export async function doseDays(): Promise<string[]> {
  return queries.doseDays(await storage());
}

/** Offered, never filled in. */
export async function usedSites(kind: string, most: number): Promise<Place[]> {
  return queries.usedSites(await storage(), kind, most, addDays(today(), -SITES_OF_DAYS));
}

export async function countedSites(): Promise<Place[]> {
  return queries.countedSites(await storage());
}

/** The muscles that were counted, then those that twitched most. */
export async function sitesToCount(most = 3): Promise<Place[]> {
  return queries.distinct([...(await countedSites()), ...(await usedSites('twitch', most))]).slice(0, most);
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

async function existing(uid: string): Promise<Entry> {
  const entry = await entryOf(uid);
  if (!entry) throw new Error('This entry was deleted.');
  return entry;
}

async function write(change: Change): Promise<Entry> {
  const [after] = await writeAll([change]);
  return after!;
}

async function writeAll(changes: Change[]): Promise<Entry[]> {
  const after = await commitAll(await storage(), changes);
  await changed().catch(() => undefined); // It is stored, whatever keeps the views from reading it.
  for (const listener of writeListeners) listener();
  return after as Entry[];
}
