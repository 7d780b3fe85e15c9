/** What the diary holds, counted and not compared: no verdict, no trend. Same rules as diary/analysis/descriptions.py. */

import type { Entry } from '../registry/types';
import { calendarDate, hourOf, timeOf } from '../time/days';
import { DAYS_IN_WEEK, mean, recordedOf, steps, type Values } from './buckets';

const HOURS_IN_PART = 6;

/** Twitches, not entries: one entry may count several. */
const twitchesOf = (entries: Entry[]) => entries.reduce((sum, { count }) => sum + Number(count ?? 1), 0);

/** Twitches logged from 0:00, 6:00, 12:00 and 18:00 on, by the clocks where the patient was. */
export function byPartOfDay(twitches: Entry[]): number[] {
  const parts: Entry[][] = [[], [], [], []];
  for (const entry of twitches) parts[Math.floor(hourOf(timeOf(entry)) / HOURS_IN_PART)]!.push(entry);
  return parts.map(twitchesOf);
}

interface Weekday {
  /** 0 is Monday. */
  weekday: number;
  recorded: number;
  /** Of the recorded days; `null` without one. */
  mean: number | null;
}

/** The recorded days of each weekday, in the order of a week that starts on `firstWeekday`. */
export function byWeekday(days: readonly string[], counts: Values, firstWeekday: number): Weekday[] {
  const found: number[][] = Array.from({ length: DAYS_IN_WEEK }, () => []);
  counts.forEach((count, i) => count !== null && found[weekdayOf(days[i]!)]!.push(count));
  const order = found.map((_, i) => (i + firstWeekday) % DAYS_IN_WEEK);
  return order.map((weekday) => ({ weekday, recorded: found[weekday]!.length, mean: mean(found[weekday]!) }));
}

const weekdayOf = (day: string) => (calendarDate(day).getUTCDay() + 6) % DAYS_IN_WEEK;

/** Twitches by what the patient was doing; `null`: it was not said. */
export function byState(twitches: Entry[], states: readonly string[]): { state: string | null; twitches: number }[] {
  return [...states, null].map((state) => ({ state, twitches: twitchesOf(twitches.filter((entry) => (entry.state ?? null) === state)) }));
}

interface Week {
  recorded: number;
  /** Of the recorded days; `null` without one. */
  mean: number | null;
  /** Of any kind, on the recorded days. */
  entriesADay: number | null;
}

/** The last seven days, and the seven before them, as far as there are any. `entries`: how many on each day. */
export function lastTwoWeeks(counts: Values, entries: readonly number[]): [latest: Week, before: Week] {
  const week = (back: number): Week => {
    const inside = <T>(days: readonly T[]) => steps(days, DAYS_IN_WEEK).at(-1 - back) ?? [];
    const [known, logged] = [inside(counts), inside(entries)];
    const recorded = recordedOf(known);
    return { recorded: recorded.length, mean: mean(recorded), entriesADay: mean(logged.filter((_, i) => known[i] !== null)) };
  };
  return [week(0), week(1)];
}
