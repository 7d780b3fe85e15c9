import type { Entry, Errors, Fields, Place } from '../registry/types';
import { isEntry } from '../store/change';
import { phoneOf, type OutboxItem, type Phone } from '../store/db';
import * as queries from '../store/queries';
import { DIARY, storage, watchStorage } from '../store/storage';
import { whyNotOpen } from '../store/storageWords.svelte';
import { isRefused } from '../sync/outbox';
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

/** Reads again what the state says about the store, and says it at once. */
async function refresh() {
  diary.version += 1;
  const db = await storage();
  const [trackers, waiting, phone] = await Promise.all([queries.recordsOf(db, 'tracker'), db.getAll('outbox'), phoneOf(db)]);
  showTrackers(trackers);
  // Ready is what has been read: until then nobody may say that all is backed up.
  Object.assign(diary, { ready: true, problem: null, ...backupOf(waiting, phone) });
}

function backupOf(waiting: OutboxItem[], { account, cursor, hasMore = false, lastBackup }: Phone): Partial<Diary> {
  return {
    unsent: new Set(waiting.map(({ op }) => op.uid)).size,
    unsentSince: waiting[0]?.op.edited_at ?? null,
    refused: waiting.filter(isRefused).map(({ op, errors, tooLarge = false }) => ({ uid: op.uid, kind: op.kind, errors: errors!, tooLarge })),
    lastBackup,
    isPart: account !== null && (cursor === null || hasMore),
  };
}

/** The store was changed here: every view, in every tab, reads again. */
export async function changed(): Promise<void> {
  otherTabs.postMessage('changed');
  await refresh();
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
