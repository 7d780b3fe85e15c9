import { spotOf } from '../body/body';
import type { Entry, Point, View } from '../registry/types';
import { byUse, countPlaces, type UsedPlace } from '../store/places';

interface Sites {
  /** Entries, with a place or without. */
  total: number;
  sited: number;
  /** Those named most often first. */
  places: UsedPlace[];
  /** Entries whose place is on no figure, as its side was not told. */
  unplaced: number;
}

const sum = (places: UsedPlace[]) => places.reduce((total, { times }) => total + times, 0);

export function sitesOf(entries: Entry[]): Sites {
  const places = byUse(countPlaces(entries));
  const unplaced = places.filter(({ place }) => !spotOf('sites', place));
  return { total: entries.length, sited: sum(places), places, unplaced: sum(unplaced) };
}

const NAMED = 4;

/** The first few by name; the others together if there is more than one. */
export function namedAndOthers(places: UsedPlace[]): { named: UsedPlace[]; others: { places: number; times: number } | null } {
  if (places.length <= NAMED + 1) return { named: places, others: null };
  const others = places.slice(NAMED);
  return { named: places.slice(0, NAMED), others: { places: others.length, times: sum(others) } };
}

interface Mark {
  at: Point;
  number: Point;
  times: number;
}

/** What the figure shows in this view: one number at each spot, as a tongue is one place on whichever side. */
export function marksOn(view: View, places: UsedPlace[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { place, times } of places) {
    const spot = spotOf('sites', place);
    if (spot?.view !== view) continue;
    const key = String(spot.at);
    marks.set(key, { at: spot.at, number: spot.number, times: times + (marks.get(key)?.times ?? 0) });
  }
  return [...marks.values()];
}
