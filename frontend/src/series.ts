/** The phone's own daily series: what the server would say of these entries, without a connection. */

import { daysBetween } from './days';
import { dayState, groupByDay, isComplete } from './dayStates';
import { registry } from './registry';
import type { Entry, Series } from './types';

type Daily = number | null;

/** One value a day by name of series; `null` is "not recorded", never 0. */
export type DailySeries = (name: string) => Daily[];

/** `entries`: in the order of their time. A series is worked out when it is asked for. */
export function dailySeries(entries: Entry[], from: string, to: string): DailySeries {
  const byDay = groupByDay(entries);
  const days = daysBetween(from, to).map((day) => byDay.get(day) ?? []);
  return (name) => {
    const series = seriesNamed(name);
    const summary = summaryOf(series);
    const [kind] = name.split('.');
    return days.map((found) => {
      const entries = found.filter((entry) => entry.kind === kind);
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

function seriesNamed(name: string): Series {
  const found = registry.kinds.flatMap(({ series }) => series).find((series) => series.name === name);
  if (!found) throw new Error(`The registry has no series "${name}".`);
  return found;
}

function summaryOf(series: Series): (entries: Entry[]) => Daily {
  if (series.daily === 'covered') return hoursAsleep;
  const value = valueOf(series);
  return (entries) => combined(series, entries.map(value).filter((found) => found !== null));
}

function combined({ daily }: Series, values: number[]): Daily {
  if (!values.length) return null;
  if (daily === 'last') return values.at(-1)!;
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
};

function valueOf({ name }: Series): (entry: Entry) => Daily {
  const field = name.slice(name.indexOf('.') + 1);
  return derived[name] ?? ((entry) => (typeof entry[field] === 'number' ? entry[field] : null));
}
