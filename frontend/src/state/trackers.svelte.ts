import type { Entry } from '../registry/types';

/** The patient's own trackers, in the order in which they were made; read anew whenever the diary changes. */
export const trackers = $state<{ all: Entry[] }>({ all: [] });

/** Whoever looks at them is told only if one is another. */
export function showTrackers(found: Entry[]): void {
  if (JSON.stringify(found) !== JSON.stringify(trackers.all)) trackers.all = found;
}

export function trackerOf(tracker: unknown): Entry | undefined {
  return trackers.all.find(({ uid }) => uid === tracker);
}

/** Those that are still in use. */
export const liveTrackers = () => trackers.all.filter(({ archived }) => !archived);
