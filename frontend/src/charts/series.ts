/** The phone's own daily series: what the server would say of these entries, without a connection. */

import { registry } from '../registry/registry';
import type { Entry, Series } from '../registry/types';
import { dayState, groupByDay, isComplete } from '../rules/dayStates';
import { daysBetween } from '../time/days';
import { declaredSeries, partNamed, partsOf, type Part } from './seriesParts';

type Daily = number | null;

/** One value a day by name of series; `null` is "not recorded", never 0. */
export type DailySeries = (name: string) => Daily[];

/** `entries`: in the order of their time. A series is worked out when it is asked for. */
export function dailySeries(entries: Entry[], from: string, to: string, trackers: Entry[] = []): DailySeries {
  const byDay = groupByDay(entries);
  const days = daysBetween(from, to).map((day) => byDay.get(day) ?? []);
  return (name) => {
    const series = partNamed(name, trackers);
    const summary = summaryOf(series);
    return days.map((found) => {
      const entries = found.filter((entry) => isOf(series, entry));
      return (entries.length ? summary(entries) : null) ?? (isZero[series.missing](found) ? 0 : null);
    });
  };
}

/** Whether a day without a value is known to have been without any. */
const isZero: Record<Series['missing'], (entries: Entry[]) => boolean> = {
  unknown: () => false,
  zero_when_none_noticed: (entries) => dayState(entries) === 'none',
  zero_when_complete: isComplete,
};

/** The series that these entries have a value for, in the order of the registry. */
export function recordedSeries(entries: Entry[], trackers: Entry[]): Part[] {
  return declaredSeries.flatMap((base) => {
    const found = entries.filter((entry) => entry.kind === base.kind && isValued(base, entry));
    return partsOf(base, trackers).filter((part) => found.some((entry) => isOf(part, entry)));
  });
}

/** Days since something happened are no record of theirs. */
function isValued(part: Part, entry: Entry): boolean {
  if (part.daily === 'days_since') return false;
  return part.daily === 'covered' || valueOf(part)(entry) !== null;
}

function isOf({ kind, by, group }: Part, entry: Entry): boolean {
  return entry.kind === kind && (group === null || String(entry[by!]) === group);
}

function summaryOf(series: Part): (entries: Entry[]) => Daily {
  if (series.daily === 'covered') return hoursAsleep;
  const value = valueOf(series);
  return (entries) => combined(series, entries.map(value).filter((found) => found !== null));
}

function combined({ daily }: Series, values: number[]): Daily {
  if (!values.length) return null;
  if (daily === 'last') return values.at(-1)!;
  if (daily === 'max') return Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  return daily === 'mean' ? sum / values.length : sum;
}

const HOUR = 60 * 60 * 1000;

/** An hour that two entries cover counts once. */
function hoursAsleep(nights: Entry[]): number {
  const spans = nights.map(({ asleep_at, awake_at }) => [Date.parse(String(asleep_at)), Date.parse(String(awake_at))] as const);
  let asleep = 0;
  let until = -Infinity;
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    asleep += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return asleep / HOUR;
}

/** Values that an entry implies without storing them. */
const derived: Record<string, (entry: Entry) => Daily> = {
  'twitch.minutes': ({ seconds }) => (typeof seconds === 'number' ? seconds / 60 : null),
  'window_count.per_minute': ({ twitches, seconds, at_rest }) => (at_rest ? (60 * Number(twitches)) / Number(seconds) : null),
  'b12.doses': ({ status }) => Number(status === 'taken'),
  'supplement.daily_amount': amountOf,
  'medication.taken': ({ status }) => Number(status === 'taken'),
  'exercise.load': ({ minutes, exertion }) => (typeof exertion === 'number' ? Number(minutes) * exertion : null),
};

/** A dose in the nutrient's usual unit; null if the unit doesn't tell how much that is. */
function amountOf({ nutrient, amount, unit, status }: Entry): Daily {
  const parts = registry.vocabulary.nutrients?.find(({ name }) => name === nutrient)?.units?.[String(unit)];
  if (!parts) return null;
  return status === 'taken' ? Number(amount) / parts : 0;
}

function valueOf({ kind, field }: Part): (entry: Entry) => Daily {
  return derived[`${kind}.${field}`] ?? ((entry) => (typeof entry[field] === 'number' ? entry[field] : null));
}
