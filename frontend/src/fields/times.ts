import { preferences } from '../registry/preferences.svelte';
import type { Entry, Fields } from '../registry/types';
import { addDays, dateOf, hourOf, localInstant, timeOf, zone } from '../time/days';

/**
 * Instants from clock times on one of the patient's days, by the clocks in `tz`. The last one named lies on that day, on the next date if
 * it is before the hour at which the day starts; each one before it within the 24 hours before the next: 23:10 and 06:40 are last night
 * and this morning.
 */
export function instantsOn(
  day: string,
  names: string[],
  times: Record<string, string>,
  tz = zone(),
  startsAt = preferences.day_starts_at,
): Fields {
  const instants: Fields = {};
  const last = times[names.at(-1)!];
  let on = last && hourOf(last) < startsAt ? addDays(day, 1) : day;
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

/** The hour at which the day of an entry starts: the preference, unless the entry was plainly logged by another. */
export function dayStartOf(entry: Entry): number {
  const start = preferences.day_starts_at;
  const hour = hourOf(timeOf(entry));
  if (dateOf(entry) === entry.day) return hour < start ? 0 : start;
  return dateOf(entry) === addDays(entry.day, 1) ? Math.max(start, hour + 1) : start;
}
