/** Reading the diary on this phone. */

import type { DiaryDb } from './db';
import type { Entry, Place } from './types';

/** Entries of the days `from` to `to`, in the order of their time. */
export async function entriesBetween(db: DiaryDb, from: string, to: string): Promise<Entry[]> {
  const found = (await db.getAllFromIndex('records', 'day', IDBKeyRange.bound(from, to))) as Entry[];
  const instants = new Map(found.map((entry) => [entry, Date.parse(entry.at)]));
  return found.sort((a, b) => instants.get(a)! - instants.get(b)!);
}

export async function hasEntries(db: DiaryDb): Promise<boolean> {
  return (await db.transaction('records').store.index('day').openKeyCursor()) !== null;
}

/** The latest entry of a kind, by the clocks that the patient saw. */
export async function lastOf(db: DiaryDb, kind: string): Promise<Entry | null> {
  const cursor = await db.transaction('records').store.index('kind_at').openCursor(ofKind(kind), 'prev');
  return (cursor?.value as Entry | undefined) ?? null;
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
