/** Reading the diary on this phone. */

import { addDays } from './days';
import type { DiaryDb } from './db';
import { isEntry } from './entry';
import { isNight, overlap } from './nights';
import type { Entry, Fields, Place } from './types';

/** Entries of the days `from` to `to`, in the order of their time. */
export async function entriesBetween(db: DiaryDb, from: string, to: string): Promise<Entry[]> {
  const found = (await db.getAllFromIndex('records', 'day', IDBKeyRange.bound(from, to))) as Entry[];
  const instants = new Map(found.map((entry) => [entry, Date.parse(entry.at)]));
  return found.sort((a, b) => instants.get(a)! - instants.get(b)!);
}

export async function hasEntries(db: DiaryDb): Promise<boolean> {
  return (await db.transaction('records').store.index('day').openKeyCursor()) !== null;
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

/** The places named most often for twitches since `since`; among equals, the one named last. */
export async function frequentSites(db: DiaryDb, most: number, since: string): Promise<Place[]> {
  const range = IDBKeyRange.bound(['twitch', since], ['twitch', '\uffff']);
  const twitches = (await db.getAllFromIndex('records', 'kind_at', range)) as Entry[];
  const counts = new Map<string, { place: Place; times: number }>();
  for (const { site, side } of twitches.reverse()) {
    if (!site) continue;
    const place = { site: String(site), side: side ? String(side) : null };
    const key = JSON.stringify(place);
    counts.set(key, { place, times: (counts.get(key)?.times ?? 0) + 1 });
  }
  const byUse = [...counts.values()].sort((a, b) => b.times - a.times);
  return byUse.slice(0, most).map(({ place }) => place);
}

function ofKind(kind: string): IDBKeyRange {
  return IDBKeyRange.bound([kind, ''], [kind, '\uffff']);
}
