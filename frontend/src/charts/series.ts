/** The phone's own daily series: what the server would say of these entries, without a connection. */

import { registry } from '../registry/registry';
import type { Entry, Series } from '../registry/types';
import { dayState, groupBy, isComplete } from '../rules/dayStates';
import { daysBetween } from '../time/days';
import { declaredSeries, partNamed, partsOf, type Part } from './seriesParts';

type Daily = number | null;

/** One value a day by name of series; `null` is "not recorded", never 0. */
type DailySeries = (name: string) => Daily[];

/** `entries`: in the order of their time. A series is worked out when it is asked for. */
export function dailySeries(entries: Entry[], from: string, to: string, trackers: Entry[] = []): DailySeries {
  const days = daysBetween(from, to);
  const [byDay, byKind] = [groupBy('day', entries), groupBy('kind', entries)];
  return (name) => {
    const series = partNamed(name, trackers);
    const summary = summaryOf(series);
    const own = groupBy('day', (byKind.get(series.kind) ?? []).filter((entry) => isOf(series, entry)));
    return days.map((day) => {
      const found = own.get(day);
      return (found ? summary(found) : null) ?? (isZero[series.missing](byDay.get(day) ?? []) ? 0 : null);
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
  const byKind = groupBy('kind', entries);
  return declaredSeries.flatMap((base) => {
    const own = byKind.get(base.kind) ?? [];
    const isValued = valuing(base);
    return partsOf(base, trackers).filter((part) => own.some((entry) => isOf(part, entry) && isValued(entry)));
  });
}

/** Days since something happened are no record of theirs. */
function valuing(series: Part): (entry: Entry) => boolean {
  if (series.daily === 'days_since') return () => false;
  if (series.daily === 'covered') return () => true;
  const value = valueOf(series);
  return (entry) => value(entry) !== null;
}

/** Of the entries of its kind. */
function isOf({ by, group }: Part, entry: Entry): boolean {
  return group === null || String(entry[by!]) === group;
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
