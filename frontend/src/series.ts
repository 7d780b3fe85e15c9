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
    const value = valueOf(series);
    const [kind] = name.split('.');
    return days.map((found) => summary(series, valuesOf(found, kind!, value)) ?? (isZero[series.missing](found) ? 0 : null));
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

function valuesOf(entries: Entry[], kind: string, value: (entry: Entry) => Daily): number[] {
  return entries.filter((entry) => entry.kind === kind).map(value).filter((found) => found !== null);
}

function summary({ daily }: Series, values: number[]): Daily {
  if (!values.length) return null;
  if (daily === 'last') return values.at(-1)!;
  const sum = values.reduce((total, value) => total + value, 0);
  return daily === 'mean' ? sum / values.length : sum;
}

const HOUR = 60 * 60 * 1000;

/** Values that an entry implies without storing them. */
const derived: Record<string, (entry: Entry) => Daily> = {
  'twitch.minutes': ({ seconds }) => (typeof seconds === 'number' ? seconds / 60 : null),
  'sleep.hours': ({ asleep_at, awake_at }) => (Date.parse(String(awake_at)) - Date.parse(String(asleep_at))) / HOUR,
  'b12.doses': ({ status }) => Number(status === 'taken'),
};

function valueOf({ name }: Series): (entry: Entry) => Daily {
  const field = name.slice(name.indexOf('.') + 1);
  return derived[name] ?? ((entry) => (typeof entry[field] === 'number' ? entry[field] : null));
}
