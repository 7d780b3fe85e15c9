/** The fields of a record that a person has given or changed. */

import { kindOf } from '../registry/registry';
import type { Entry, Fields, Value } from '../registry/types';
import { nowInstant, ownDay, zone } from '../time/days';
import { withoutBlanks } from './change';

/** When something happened, where that isn't now; and its uid, of a record of which there is but one. */
export interface When {
  day?: string;
  at?: string;
  uid?: string;
}

/** The fields of a new record: what was given and, of an entry, its time and the patient's day. */
export function newFields(kind: string, given: Fields, { day, at }: When): Fields {
  if (!kindOf(kind).entry) return withoutBlanks(given);
  const time = timesOf(kind, given).at ?? at ?? nowInstant();
  const tz = zone();
  return { ...withoutBlanks(given), at: time, tz, day: day ?? ownDay({ at: String(time), tz }) };
}

/** Those of `changes` that differ from what the entry says. */
export function changedFields(entry: Entry, changes: Fields): Fields {
  const wanted = { ...changes, ...timesOf(entry.kind, changes) };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => entry[name] !== value));
}

/** A night's time is the time of waking. */
function timesOf(kind: string, { awake_at }: Fields): { at?: Value } {
  return kind === 'sleep' && awake_at ? { at: awake_at } : {};
}
