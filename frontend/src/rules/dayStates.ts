/** What is known of a day's twitching. Same rules as the server's diary/series.py. */

import type { Entry } from '../registry/types';
import { localInstant, nowInstant, zone } from '../time/days';

export type DayState = 'observed' | 'none' | 'partial' | 'missing';

/** From this time on "none noticed" speaks for the day; earlier it is "none so far". */
const EVENING = '18:00';

/** Each day's entries in the order that they come in. */
export function groupByDay(entries: Entry[]): Map<string, Entry[]> {
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries) {
    const others = byDay.get(entry.day);
    if (others) others.push(entry);
    else byDay.set(entry.day, [entry]);
  }
  return byDay;
}

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
  return Date.parse(at) >= Date.parse(localInstant(day, EVENING, tz));
}

/** Whether "that's all for today" was said: what was not logged was not had. */
export function isComplete(entries: Entry[]): boolean {
  return entries.some(({ kind, complete }) => kind === 'checkin' && complete === true);
}
