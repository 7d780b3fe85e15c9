import { addDays, localInstant, zone } from '../days';
import type { Fields } from '../types';

/**
 * Instants from clock times on one day, by the clocks in `tz`. The last one named lies on that day, each one before it within the 24 hours
 * before the next: 23:10 and 06:40 are last night and this morning.
 */
export function instantsOn(day: string, names: string[], times: Record<string, string>, tz = zone()): Fields {
  const instants: Fields = {};
  let on = day;
  let next = '';
  for (const name of [...names].reverse()) {
    const time = times[name];
    if (!time) {
      instants[name] = null;
      continue;
    }
    if (next && time >= next) on = addDays(on, -1);
    next = time;
    instants[name] = localInstant(on, time, tz);
  }
  return instants;
}
