/** The phone's own daily series: what the server would say of these entries, without a connection. */

import { daysBetween } from './days';
import { dayState, isComplete } from './dayStates';
import { registry } from './registry';
import type { Entry, Series } from './types';

type Daily = number | null;

export { dayState, type DayState } from './dayStates';

/** One value a day; `null` is "not recorded", never 0. Days since need the earlier entries too. */
export function dailySeries(entries: Entry[], from: string, to: string): Map<string, Daily[]> {
  const days = daysBetween(from, to);
  const byDay = groupByDay(entries);
  const onDay = days.map((day) => byDay.get(day) ?? []);
  const states = onDay.map(dayState);
  const zeros: Record<Series['missing'], boolean[]> = {
    unknown: days.map(() => false),
    zero_when_none_noticed: states.map((state) => state === 'none'),
    zero_when_complete: onDay.map(isComplete),
  };
  const all = registry.kinds.flatMap(({ name, series }) => series.map((one) => ({ kind: name, one })));
  return new Map(
    all.map(({ kind, one }) => {
      if (one.daily === 'days_since') return [one.name, daysSince(days, byDay, kind, valueOf(one))];
      const values = onDay.map((found) => summary(one, valuesOf(found, kind, valueOf(one))));
      return [one.name, values.map((value, day) => value ?? (zeros[one.missing][day] ? 0 : null))];
    }),
  );
}

function groupByDay(entries: Entry[]): Map<string, Entry[]> {
  const instants = new Map(entries.map((entry) => [entry, Date.parse(entry.at)]));
  const inOrder = [...entries].sort((a, b) => instants.get(a)! - instants.get(b)!);
  const byDay = new Map<string, Entry[]>();
  for (const entry of inOrder) {
    const others = byDay.get(entry.day);
    if (others) others.push(entry);
    else byDay.set(entry.day, [entry]);
  }
  return byDay;
}

function valuesOf(entries: Entry[], kind: string, value: (entry: Entry) => Daily): number[] {
  return entries.flatMap((entry) => {
    const found = entry.kind === kind ? value(entry) : null;
    return found === null ? [] : [found];
  });
}

function summary({ daily }: Series, values: number[]): Daily {
  if (!values.length) return null;
  if (daily === 'last') return values.at(-1)!;
  if (daily === 'max') return Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  return daily === 'mean' ? sum / values.length : sum;
}

function daysSince(days: string[], byDay: Map<string, Entry[]>, kind: string, value: (entry: Entry) => Daily) {
  const first = [...byDay.keys()].sort()[0] ?? days[0];
  let since: Daily = null;
  const counted = daysBetween(first! < days[0]! ? first! : days[0]!, days.at(-1)!).map((day) => {
    const happened = valuesOf(byDay.get(day) ?? [], kind, value).some((amount) => amount > 0);
    since = happened ? 0 : since === null ? null : since + 1;
    return since;
  });
  return counted.slice(-days.length);
}

const HOUR = 60 * 60 * 1000;
const isTaken = ({ status }: Entry) => status === 'taken';
const isInjected = ({ route }: Entry) => route === 'intramuscular' || route === 'subcutaneous';

/** Values that an entry implies without storing them. */
const derived: Record<string, (entry: Entry) => Daily> = {
  'twitch.minutes': ({ seconds }) => (typeof seconds === 'number' ? seconds / 60 : null),
  'sleep.hours': ({ asleep_at, awake_at }) => (Date.parse(String(awake_at)) - Date.parse(String(asleep_at))) / HOUR,
  'b12.doses': (entry) => Number(isTaken(entry)),
  'b12.days_since_injection': (entry) => Number(isTaken(entry) && isInjected(entry)),
};

function valueOf({ name }: Series): (entry: Entry) => Daily {
  const field = name.slice(name.indexOf('.') + 1);
  return derived[name] ?? ((entry) => (typeof entry[field] === 'number' ? entry[field] : null));
}
