import { kindOf, label } from '../registry/registry';
import type { Entry, Field, Fields, Value } from '../registry/types';
import { dayState, isEvening } from '../rules/dayStates';
import { CHECK } from '../rules/functionCheck';
import { trackerOf } from '../state/trackers.svelte';
import { amount, timeSaid } from './amounts.svelte';
import { checkSummary } from './functionWords.svelte';
import { labContext, labValue } from './labWords.svelte';
import { lowerFirst } from './lowerFirst';
import { planTitle } from './planWords.svelte';

const labelled = (field: Field, value: Value) => label(`${field.vocabulary}.${String(value)}`);

/** "Left calf": a side and a site read as one; "Chest, middle". */
export function placeIn(vocabulary: string, { site, side }: Fields): string {
  const where = site ? label(`${vocabulary}.${String(site)}`) : '';
  const which = side ? label(`sides.${String(side)}`) : '';
  if (!where || !which) return where || which;
  return side === 'middle' ? `${where}, ${lowerFirst(which)}` : `${which} ${lowerFirst(where)}`;
}

/** The place of an entry of this kind. */
export function place(kind: string, fields: Fields): string {
  return placeIn(kindOf(kind).fields.find(({ name }) => name === 'site')?.vocabulary ?? '', fields);
}

/** The fields that say what an entry is better than its kind does. */
const NAMING = ['drink', 'title', 'name', 'text', 'sensation', 'nutrient', 'food', 'activity', 'analyte'];

/** The field whose value an entry is called by in a list; none for what is called by its kind. */
function naming(entry: Entry): Field | undefined {
  const said = ({ name }: Field) => entry[name] && entry[name] !== 'other';
  return kindOf(entry.kind).fields.find((field) => NAMING.includes(field.name) && said(field));
}

export function title(entry: Entry): string {
  const tracker = entry.kind === 'measurement' && trackerOf(entry.tracker);
  if (tracker) return String(tracker.name);
  if (entry.kind === 'plan') return planTitle(entry);
  const field = naming(entry);
  if (!field) return label(entry.kind);
  const value = entry[field.name]!;
  return field.type === 'choice' ? labelled(field, value) : String(value);
}

/** The recorded values of an entry in one line. Defaults and blanks are left out. `doseDays`: when B12 was taken. `day`: all of its day. */
export function summary(entry: Entry, doseDays: string[] = [], day: Entry[] = []): string {
  if (entry.kind === CHECK) return [checkSummary(entry), String(entry.note ?? '')].filter(Boolean).join(' · ');
  if (entry.kind === 'lab') return [labValue(entry), labContext(entry, doseDays), entry.note].filter(Boolean).join(', ');
  const recorded = kindOf(entry.kind).fields.filter(({ name, default: usual }) => (entry[name] ?? null) !== null && entry[name] !== usual);
  const instants = recorded.filter(({ type }) => type === 'instant');
  const span = instants.map(({ name }) => timeSaid({ at: String(entry[name]), tz: entry.tz })).join(' – ');
  const named = naming(entry)?.name;
  const words = recorded.filter(({ name }) => name !== named).map((field) => besideTheDay(entry, field, day) || says(entry, field, entry[field.name] ?? null));
  return [span, ...words, String(entry.note ?? '')].filter(Boolean).join(' · ');
}

/** How much it was: the first amount that an entry tells. */
export function measure(entry: Entry): string {
  const field = kindOf(entry.kind).fields.find(({ name, type }) => type === 'quantity' && (entry[name] ?? null) !== null);
  return field ? quantity(entry, field, label(`${entry.kind}.${field.name}`)) : '';
}

/** One value in words; nothing for what the line says elsewhere. */
function says(entry: Entry, field: Field, value: Value): string {
  const name = label(`${entry.kind}.${field.name}`);
  if (entry.kind === 'measurement') return field.name === 'value' ? measured(entry) : '';
  if (field.name === 'site') return place(entry.kind, entry);
  if (entry.kind === 'window_count') return saysOfCount(entry, field);
  if (field.name === 'unit' || (field.name === 'side' && entry.site)) return '';
  switch (field.type) {
    case 'choice':
      return choiceSaid(entry, field, value);
    case 'boolean':
      return value ? name : '';
    case 'quantity':
      return quantity(entry, field, name);
    case 'text':
      return String(value);
    case 'scale':
      return `${name} ${String(value)}`;
    default:
      return '';
  }
}

/** An answer of the check-in that doesn't go with what is logged; nothing where it does. */
function besideTheDay({ kind, twitches }: Entry, { name }: Field, day: Entry[]): string {
  if (kind !== 'checkin' || name !== 'twitches' || !day.length) return '';
  const logged = twitchesOf(day);
  if (twitches === 'none_noticed' && logged) return /* @wc-include */ `None noticed when checked; ${logged} logged that day`;
  return twitches === 'all_logged' && dayState(day) === 'missing' ? /* @wc-include */ "All logged, but no twitch is: the day isn't counted" : '';
}

const twitchesOf = (day: Entry[]) => day.reduce((sum, { kind, count }) => (kind === 'twitch' ? sum + Number(count ?? 1) : sum), 0);

export function choiceSaid(entry: Entry, field: Field, value: Value): string {
  return value === 'none_noticed' && !isEvening(entry) ? 'None so far' : labelled(field, value);
}

function saysOfCount(entry: Entry, { name }: Field): string {
  if (name === 'twitches') return counted(entry);
  return name === 'at_rest' ? /* @wc-include */ 'not at rest' : '';
}

/** "3 in 60 seconds": neither number says anything without the other. */
export function counted({ twitches, seconds }: Fields): string {
  return /* @wc-include */ `${String(twitches)} in ${amount(Number(seconds), 's')}`;
}

/** A value of a tracker, as its type has it. */
function measured(entry: Entry): string {
  const tracker = trackerOf(entry.tracker);
  const value = Number(entry.value);
  if (tracker?.type === 'yes_no') return value ? /* @wc-include */ 'yes' : /* @wc-include */ 'no';
  if (tracker?.type === 'scale') return /* @wc-include */ `${value} of 10`;
  return amount(value, tracker?.unit ? String(tracker.unit) : null);
}

/** An amount; one that isn't the first of its kind by its name. */
function quantity(entry: Entry, field: Field, name: string): string {
  const text = amountSaid(entry, field);
  return isFirst(entry, field) && text !== String(entry[field.name]) ? text : `${name} ${text}`;
}

/** An amount with the unit that it was given in. */
export function amountSaid(entry: Entry, field: Field): string {
  const value = Number(entry[field.name]);
  const chosen = kindOf(entry.kind).fields.find(({ name }) => name === 'unit');
  return chosen?.type === 'choice' && isFirst(entry, field) && entry.unit ? `${value} ${labelled(chosen, entry.unit)}` : amount(value, field.unit);
}

const isFirst = ({ kind }: Entry, field: Field) => kindOf(kind).fields.find(({ type }) => type === 'quantity')?.name === field.name;
