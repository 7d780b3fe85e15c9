import { timeOf } from './days';
import { isEvening } from './dayStates';
import { kind as kindOf, label } from './registry';
import type { Entry, Field, Fields, Value } from './types';
import { amount } from './words.svelte';

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const labelled = (field: Field, value: Value) => label(`${field.vocabulary}.${String(value)}`);

/** "Left calf": a side and a site read as one. */
export function place(kind: string, { site, side }: Fields): string {
  const field = kindOf(kind).fields.find(({ name }) => name === 'site');
  const where = field && site ? labelled(field, site) : '';
  if (!side) return where;
  const which = label(`sides.${String(side)}`);
  return where ? `${which} ${lowerFirst(where)}` : which;
}

/** What an entry is called in a list: a drink by its name, all else by its kind. */
export function title(entry: Entry): string {
  const drink = kindOf(entry.kind).fields.find((field) => field.name === 'drink');
  return drink && entry.drink && entry.drink !== 'other' ? labelled(drink, entry.drink) : label(entry.kind);
}

/** The recorded values of an entry in one line. Defaults and blanks are left out. */
export function summary(entry: Entry): string {
  const recorded = kindOf(entry.kind).fields.filter(({ name, default: usual }) => (entry[name] ?? null) !== null && entry[name] !== usual);
  const instants = recorded.filter(({ type }) => type === 'instant');
  const span = instants.map(({ name }) => timeOf({ at: String(entry[name]), tz: entry.tz })).join(' – ');
  const words = recorded.map((field) => says(entry, field, entry[field.name] ?? null));
  return [span, ...words, String(entry.note ?? '')].filter(Boolean).join(' · ');
}

/** One value in words; nothing for what the line says elsewhere. */
function says(entry: Entry, field: Field, value: Value): string {
  const name = label(`${entry.kind}.${field.name}`);
  if (field.name === 'site') return place(entry.kind, entry);
  if (field.name === 'drink' || (field.name === 'side' && entry.site)) return '';
  switch (field.type) {
    case 'choice':
      if (value === 'none_noticed' && !isEvening(entry)) return 'None so far';
      return labelled(field, value);
    case 'boolean':
      return value ? name : '';
    case 'quantity':
      return field.unit ? amount(Number(value), field.unit) : `${name} ${String(value)}`;
    case 'text':
      return String(value);
    case 'scale':
      return `${name} ${String(value)}`;
    default:
      return '';
  }
}
