/** What a change makes of a record. */

import { kindOf, registry } from '../registry/registry';
import type { Entry, Fields, Row, Tombstone } from '../registry/types';

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

/** Everything a person can set, as the entry has it. */
export function fieldsOf({ kind, uid, rev, deleted, ...fields }: Entry): Fields {
  return fields;
}

export const withoutBlanks = (given: Fields) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

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
