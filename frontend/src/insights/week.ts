/** The last full week beside the one before it: what was noted, and what was typical. */

import { dailySeries } from '../charts/series';
import { summarise } from '../charts/summary';
import type { Entry } from '../registry/types';
import { daysWithEntry, dayState, groupBy } from '../rules/dayStates';
import { addDays, daysBetween } from '../time/clock';
import { column } from '../time/months';

const LENGTH = 7;
/** Days with a value, more than half of a week, from which on their median is called typical. */
const ENOUGH = 4;
const COUNT = 'twitch.count';
const COMPARED = [COUNT, 'sleep.hours', 'caffeine.mg', 'checkin.stress', 'checkin.tiredness'];

/** The medians of a series; `null` where too few days have a value. */
export interface Typical {
  series: string;
  value: number | null;
  before: number | null;
}

export interface Week {
  /** From the first day of the diary on, if it began in this week. */
  days: string[];
  /** Days with an entry of any kind. */
  noted: number;
  /** Days on which a twitch was logged. */
  twitching: number;
  /** Days on which a muscle was watched: such a count is no logged twitch. */
  counted: number;
  /** Of what was recorded at all in this week. */
  typical: Typical[];
}

/** The first day of the week that is under way. */
export function weekStart(today: string, firstWeekday: number): string {
  return addDays(today, -column(today, firstWeekday));
}

/** `entries`: at least those of the two weeks before `start`, in the order of their time. Nothing noted makes no week. */
export function weekBefore(start: string, first: string, entries: Entry[]): Week | null {
  const [from, to] = [addDays(start, -LENGTH), addDays(start, -1)];
  const days = daysBetween(first > from ? first : from, to);
  const inside = entries.filter(({ day }) => day >= days[0]! && day <= to);
  const noted = daysWithEntry(inside);
  if (!noted) return null;
  const daysWith = (kind: string) => daysWithEntry(inside.filter((entry) => entry.kind === kind));
  return { days, noted, twitching: daysWith('twitch'), counted: daysWith('window_count'), typical: typicalOf(from, to, entries) };
}

function typicalOf(from: string, to: string, entries: Entry[]): Typical[] {
  const now = dailyValues(entries, from, to);
  const before = dailyValues(entries, addDays(from, -LENGTH), addDays(to, -LENGTH));
  const recorded = COMPARED.filter((series) => now(series).length);
  return recorded.map((series) => ({ series, value: middle(now(series)), before: middle(before(series)) }));
}

/** The values of the days that have one; a count that is not whole is none. */
function dailyValues(entries: Entry[], from: string, to: string): (series: string) => number[] {
  const series = dailySeries(entries, from, to);
  const byDay = groupBy('day', entries);
  const isPart = daysBetween(from, to).map((day) => dayState(byDay.get(day) ?? []) === 'partial');
  return (name) => series(name).filter((value, day) => value !== null && !(name === COUNT && isPart[day])) as number[];
}

function middle(values: number[]): number | null {
  return values.length < ENOUGH ? null : summarise(values)!.median;
}
