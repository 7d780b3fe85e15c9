/** What is known of a day's twitching. Same rules as the server's diary/series.py. */

import type { Entry } from '../registry/types';
import { dateOf, nowInstant, timeOf, zone } from '../time/days';

export type DayState = 'observed' | 'none' | 'partial' | 'missing';

/** From this time on "none noticed" speaks for the day; earlier it is "none so far". */
const EVENING = '18:00';

/** The entries of each day, or of each kind, in the order that they come in. */
export function groupBy(field: 'day' | 'kind', entries: Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const others = groups.get(entry[field]);
    if (others) others.push(entry);
    else groups.set(entry[field], [entry]);
  }
  return groups;
}

/** On how many days there is one: of the twitching it may say nothing. */
export const daysWithEntry = (entries: Entry[]) => new Set(entries.map(({ day }) => day)).size;

/** `entries`: those of one day, in the order of their time. A logged twitch beats "none noticed". */
export function dayState(entries: Entry[]): DayState {
  const answer = entries.filter(speaksForTheDay).at(-1)?.twitches;
  if (answer === 'not_all') return 'partial';
  if (entries.some(({ kind }) => kind === 'twitch')) return 'observed';
  return answer === 'none_noticed' ? 'none' : 'missing';
}

function speaksForTheDay(entry: Entry): boolean {
  if (entry.kind !== 'checkin' || !entry.twitches) return false;
  return entry.twitches !== 'none_noticed' || isEvening(entry);
}

/** Whether `day` had come to its evening, or was over. */
export function isEvening({ day, at = nowInstant(), tz = zone() }: { day: string; at?: string; tz?: string }): boolean {
  const date = dateOf({ at, tz });
  return date > day || (date === day && timeOf({ at, tz }) >= EVENING);
}

/** Whether "that's all for today" was said: what was not logged was not had. */
export function isComplete(entries: Entry[]): boolean {
  return entries.some(({ kind, complete }) => kind === 'checkin' && complete === true);
}
