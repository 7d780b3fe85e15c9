import { nowInstant, ownDay, zone } from './days';
import { kind as kindOf, registry } from './registry';
import type { Entry, Fields, Row, Tombstone, Value } from './types';

/** When something happened, where that isn't now; and its uid, of a record of which there is but one. */
export interface When {
  day?: string;
  at?: string;
  uid?: string;
}

/** What a change does to one record. */
export interface Change {
  kind: string;
  uid: string;
  set?: Fields;
  delete?: true;
}

export function isEntry(row: Row | undefined): row is Entry {
  return row !== undefined && !row.deleted;
}

/** The fields of a new record: what was given and, of an entry, its time and the patient's day. */
export function newFields(kind: string, given: Fields, { day, at }: When): Fields {
  if (!kindOf(kind).entry) return withoutBlanks(given);
  const time = timesOf(kind, given).at ?? at ?? nowInstant();
  const tz = zone();
  return { ...withoutBlanks(given), at: time, tz, day: day ?? ownDay({ at: String(time), tz }) };
}

const withoutBlanks = (given: Fields) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

/** Those of `changes` that differ from what the entry says. */
export function changedFields(entry: Entry, changes: Fields): Fields {
  const wanted = { ...changes, ...timesOf(entry.kind, changes) };
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => entry[name] !== value));
}

export const samePlace = (one: Fields, other: Fields) => one.site === other.site && one.side === other.side;

/** Everything a person can set, as the entry has it. */
export function fieldsOf({ kind, uid, rev, deleted, ...fields }: Entry): Fields {
  return fields;
}

export function afterChange(row: Row | undefined, change: Change): Row {
  const rev = row?.rev ?? 0;
  if (change.delete) return tombstone(change, rev);
  const before = isEntry(row) ? row : blank(change.kind);
  return { ...before, ...change.set, kind: change.kind, uid: change.uid, rev, deleted: false } as Entry;
}

export function tombstone({ kind, uid }: { kind: string; uid: string }, rev: number): Tombstone {
  return { kind, uid, rev, deleted: true };
}

function blank(kind: string): Fields {
  const { entry, fields: own } = kindOf(kind);
  const fields = entry ? [...registry.common, ...own] : own;
  return Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
}

/** A night's time is the time of waking. */
function timesOf(kind: string, { awake_at }: Fields): { at?: Value } {
  return kind === 'sleep' && awake_at ? { at: awake_at } : {};
}
