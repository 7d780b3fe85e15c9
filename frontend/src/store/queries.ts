/** Reading the diary on this phone. */

import type { Deleted, Entry, Fields, Place } from '../registry/types';
import { isNight, overlap } from '../rules/nights';
import { addDays } from '../time/clock';
import { isEntry } from './change';
import type { DiaryDb } from './db';
import { byUse, countPlaces } from './places';

/** Entries of the days `from` to `to`, in the order of their time. */
export async function entriesBetween(db: DiaryDb, from: string, to: string): Promise<Entry[]> {
  const days = db.transaction('records').store.index('day');
  const parts = await Promise.all(spans(from, to).map((span) => days.getAll(span)));
  const timed = (parts.flat() as Entry[]).map((entry) => ({ entry, instant: Date.parse(entry.at) }));
  return timed.sort((a, b) => a.instant - b.instant).map(({ entry }) => entry);
}

/** Read in parts: a phone that takes years at one go answers no finger meanwhile. */
const DAYS_AT_ONCE = 120;

function spans(from: string, to: string): IDBKeyRange[] {
  const next = addDays(from, DAYS_AT_ONCE);
  if (next > to) return from > to ? [] : [IDBKeyRange.bound(from, to)];
  return [IDBKeyRange.bound(from, next, false, true), ...spans(next, to)];
}

/** The day of the first entry. */
export async function firstDay(db: DiaryDb): Promise<string | null> {
  return (await db.transaction('records').store.index('day').openKeyCursor())?.key ?? null;
}

/** The day of the first entry of these kinds. */
export async function firstDayOf(db: DiaryDb, kinds: ReadonlySet<string>): Promise<string | null> {
  let cursor = await db.transaction('records').store.index('day').openCursor();
  while (cursor && !kinds.has(cursor.value.kind)) cursor = await cursor.continue();
  return cursor?.key ?? null;
}

/** Records of a kind, in the order of their uids. */
export async function recordsOf(db: DiaryDb, kind: string): Promise<Entry[]> {
  return (await db.getAllFromIndex('records', 'kind', kind)).filter(isEntry);
}

/** The days on which B12 was taken, in order, each once. */
export async function doseDays(db: DiaryDb): Promise<string[]> {
  const taken = (await recordsOf(db, 'b12')).filter(({ status }) => status === 'taken');
  return [...new Set(taken.map(({ day }) => day))].sort();
}

/** The latest entry of a kind, by the clocks that the patient saw. */
export async function lastOf(db: DiaryDb, kind: string): Promise<Entry | null> {
  const cursor = await db.transaction('records').store.index('kind_at').openCursor(ofKind(kind), 'prev');
  return (cursor?.value as Entry | undefined) ?? null;
}

/** The latest sleep that was a night. */
export async function lastNight(db: DiaryDb): Promise<Entry | null> {
  let cursor = await db.transaction('records').store.index('kind_at').openCursor(ofKind('sleep'), 'prev');
  while (cursor && !isNight(cursor.value as Entry)) cursor = await cursor.continue();
  return (cursor?.value as Entry | undefined) ?? null;
}

/** A sleep other than `uid` that shares some time with this one. */
export async function overlappingSleep(db: DiaryDb, sleep: Fields, uid: string | undefined): Promise<Entry | null> {
  const day = String(sleep.awake_at).slice(0, 10);
  const near = await entriesBetween(db, addDays(day, -2), addDays(day, 2));
  return near.find((other) => other.kind === 'sleep' && other.uid !== uid && overlap(sleep, other)) ?? null;
}

/** The places that entries of a kind named since `since`: first those named most often, and a third for those named last. */
export async function usedSites(db: DiaryDb, kind: string, most: number, since: string): Promise<Place[]> {
  const range = IDBKeyRange.bound([kind, since], [kind, '\uffff']);
  const entries = (await db.getAllFromIndex('records', 'kind_at', range)) as Entry[];
  const byTime = countPlaces(entries.reverse());
  const frequent = byUse(byTime).slice(0, most - Math.floor(most / 3));
  return [...new Set([...frequent, ...byTime])].slice(0, most).map(({ place }) => place);
}

/** The muscles that were watched, the one watched last first. */
export async function countedSites(db: DiaryDb): Promise<Place[]> {
  const counts = (await db.getAllFromIndex('records', 'kind_at', ofKind('window_count'))) as Entry[];
  return countPlaces(counts.reverse()).map(({ place }) => place);
}

/** What was deleted here since then and the server has not heard of yet, the last deleted first. */
export async function waitingDeletions(db: DiaryDb, since: string): Promise<Deleted[]> {
  const latest = new Map((await db.getAll('outbox')).map((item) => [item.op.uid, item]));
  const lastFirst = [...latest.values()].sort((a, b) => b.seq - a.seq);
  return lastFirst.flatMap(({ op, was }) => (op.delete && was && op.edited_at > since ? [{ deleted_at: op.edited_at, entry: was }] : []));
}

export function distinct(places: Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function ofKind(kind: string): IDBKeyRange {
  return IDBKeyRange.bound([kind, ''], [kind, '\uffff']);
}
