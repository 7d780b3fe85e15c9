import { hasNoTime } from '../fields/rows.svelte';
import { fieldLabel, kindOf, label, registry } from '../registry/registry';
import '../registry/registryLater';
import type { Entry, Field, Kind } from '../registry/types';
import { CHECK } from '../rules/functionCheck';
import { asTracked } from '../rules/trackerKind';
import { trackerOf } from '../state/trackers.svelte';
import { fullDay } from '../time/dayNames';
import { dateOf, today, zone } from '../time/days';
import { timeSaid } from '../words/amounts.svelte';
import { summary, title } from '../words/entryWords.svelte';
import { lowerFirst } from '../words/lowerFirst';
import { valueSaid } from '../words/valueWords.svelte';
import type { Told } from './past';

/** "Today, 14:32", "22 Nov 2026, 14:32" */
export function whenSaid(instant: string): string {
  const when = { at: instant, tz: zone() };
  const day = dateOf(when);
  return day === today() ? `Today, ${timeSaid(when)}` : /* @wc-include */ `${fullDay(day)}, ${timeSaid(when)}`;
}

/** "Changed on another device": what a version did. `here`: this phone. */
export function didSaid({ did, version: { device } }: Told, here: string): string {
  const what = { logged: 'Logged', changed: 'Changed', deleted: 'Deleted', revived: 'Brought back' }[did];
  if (!device) return what;
  return device === here ? /* @wc-include */ `${what} on this phone` : /* @wc-include */ `${what} on another device`;
}

/** What a version did to each field; of the first all that was logged. */
export function changesSaid(told: Told, plans: Entry[]): string[] {
  const { did, before, after, names } = told;
  if (!after || did === 'deleted') return [];
  const kind = asTracked(kindOf(after.kind), trackerOf(after.tracker));
  if (did !== 'changed' && !kind.only) return [[title(after), summary(after)].filter(Boolean).join(' · ')];
  return saidBy(kind, names).map((field) => changeSaid(told, field, { before, after, plans })).filter(Boolean);
}

function changeSaid({ version }: Told, field: Field, { before, after, plans }: { before: Entry | null; after: Entry; plans: Entry[] }): string {
  const name = nameOf(after.kind, field);
  const from = before ? valueSaid(before, field, plans) : '';
  const to = valueSaid(after, field, plans);
  if (from === to && !version.superseded) return '';
  if (version.superseded || !before) return `${name}: ${to || /* @wc-include */ 'taken away'}`;
  if (!from) return /* @wc-include */ `${name}: ${to}, not given before`;
  return to ? /* @wc-include */ `${name}: from ${from} to ${to}` : /* @wc-include */ `${name}: ${from} taken away`;
}

/** What is said with another field: "Left calf", "200 mg". */
const SAID_WITH: Record<string, string[]> = { side: ['site'], unit: ['amount', 'value'], comparator: ['value'], at: ['awake_at'], day: ['awake_at', 'at'], tz: ['awake_at', 'at'] };

/** The fields whose words tell these changes, each once. */
function saidBy(kind: Kind, names: string[]): Field[] {
  const fields = [...kind.fields, ...(kind.entry ? registry.common : [])].filter(({ name }) => !(hasNoTime(kind) && ['at', 'tz'].includes(name)));
  const has = (name: string) => fields.some((field) => field.name === name);
  const wanted = names.map((name) => SAID_WITH[name]?.find(has) ?? name);
  return fields.filter(({ name }) => wanted.includes(name));
}

/** What a field of the function check asks is said with its item. */
function nameOf(kind: string, { name, label: own }: Field): string {
  const item = kind === CHECK && /^(.*)_(where|since|told)$/.exec(name)?.[1];
  const called = own ?? fieldLabel(kind, name);
  return item ? `${label(`${CHECK}.${item}`)}, ${lowerFirst(called)}` : called;
}
