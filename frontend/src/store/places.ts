import type { Entry, Fields, Place } from '../registry/types';

export const samePlace = (one: Fields, other: Fields) => one.site === other.site && one.side === other.side;

export interface UsedPlace {
  place: Place;
  times: number;
}

/** How many of these entries name each place, in the order in which they first name it. */
export function countPlaces(entries: Entry[]): UsedPlace[] {
  const counts = new Map<string, UsedPlace>();
  for (const { site, side } of entries) {
    if (!site) continue;
    const place = { site: String(site), side: side ? String(side) : null };
    const key = `${place.site} ${place.side}`;
    counts.set(key, { place, times: (counts.get(key)?.times ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Those named most often first. */
export function byUse(places: UsedPlace[]): UsedPlace[] {
  return [...places].sort((a, b) => b.times - a.times);
}
