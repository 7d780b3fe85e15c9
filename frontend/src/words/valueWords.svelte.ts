import type { Entry, Field, Value } from '../registry/types';
import { trackerOf } from '../state/trackers.svelte';
import { fullDay, shortDay } from '../time/dayNames';
import { dateOf } from '../time/days';
import { timeSaid } from './amounts.svelte';
import { amountSaid, choiceSaid, place } from './entryWords.svelte';
import { labValue } from './labWords.svelte';
import { planTitle, scheduleWords } from './planWords.svelte';

/** One field of a record in words, by itself; nothing of a blank. `plans`: those that it may name. */
export function valueSaid(entry: Entry, field: Field, plans: Entry[]): string {
  const value = entry[field.name] ?? null;
  if (field.name === 'site') return place(entry.kind, entry);
  if (value === null || value === '') return '';
  if (entry.kind === 'lab' && field.name === 'value') return labValue(entry);
  switch (field.type) {
    case 'choice':
      return choiceSaid(entry, field, value);
    case 'boolean':
    case 'yes_no':
      return value ? /* @wc-include */ 'yes' : /* @wc-include */ 'no';
    case 'quantity':
      return amountSaid(entry, field);
    case 'instant':
      return instantSaid({ at: String(value), tz: entry.tz });
    case 'date':
      return fullDay(String(value));
    case 'schedule':
      return scheduleWords(value);
    case 'reference':
      return named(value, plans);
    case 'text':
      return `“${String(value)}”`;
    default:
      return String(value).replaceAll('_', ' ');
  }
}

/** "22 Nov, 14:32" */
const instantSaid = (when: { at: string; tz: string }) => `${shortDay(dateOf(when))}, ${timeSaid(when)}`;

function named(uid: Value, plans: Entry[]): string {
  const tracker = trackerOf(uid);
  const plan = plans.find((one) => one.uid === uid);
  if (tracker) return String(tracker.name);
  return plan ? planTitle(plan) : /* @wc-include */ 'one that was deleted';
}
