/** The one way to write into the diary: durable on this phone, then seen by every screen and taken up by the backup. */

import type { Entry, Fields } from '../registry/types';
import { fieldsOf, type Change } from '../store/change';
import { changedFields, newFields, type When } from '../store/newFields';
import { storage } from '../store/storage';
import { newUid } from '../store/uid';
import { commitAll } from '../sync/outbox';
import { changed, entryOf } from './diary.svelte';

/** What was written, and how to take it back. */
export interface Done {
  entry: Entry;
  back: () => Promise<unknown>;
}

const listeners = new Set<() => void>();
let askedToKeep = false;

/** Calls `listener` after each thing that a person wrote. */
export function afterWrite(listener: () => void): void {
  listeners.add(listener);
}

/** Resolves when the entry is durable on this phone. */
export async function log(kind: string, fields: Fields, when: When = {}): Promise<Done> {
  const uid = when.uid ?? newUid();
  const entry = await write({ kind, uid, set: newFields(kind, fields, when) });
  askToKeep();
  return { entry, back: () => write({ kind, uid, delete: true }) };
}

/** One entry of several that are logged at once. */
export interface NewEntry {
  kind: string;
  fields: Fields;
  when: When;
}

/** Several entries: all of them or none, taken back as one. */
export async function logAll(all: NewEntry[]): Promise<Done> {
  const changes = all.map(({ kind, fields, when }) => ({ kind, uid: newUid(), set: newFields(kind, fields, when) }));
  const entries = await writeAll(changes);
  askToKeep();
  return { entry: entries.at(-1)!, back: () => writeAll(changes.map(({ kind, uid }) => ({ kind, uid, delete: true }))) };
}

/** A new plan, and the doses logged before that are of it: they name it from now on. */
export async function logPlan(fields: Fields, doses: Entry[]): Promise<Done> {
  const uid = newUid();
  const naming = (plan: string | null) => doses.map((dose) => ({ kind: dose.kind, uid: dose.uid, set: { plan } }));
  const [entry] = await writeAll([{ kind: 'plan', uid, set: newFields('plan', fields, {}) }, ...naming(uid)]);
  askToKeep();
  return { entry: entry!, back: () => writeAll([{ kind: 'plan', uid, delete: true }, ...naming(null)]) };
}

/** `null` when nothing differs. */
export async function edit(uid: string, changes: Fields): Promise<Done | null> {
  const before = await existing(uid);
  const set = changedFields(before, changes);
  const names = Object.keys(set);
  if (!names.length) return null;
  const entry = await write({ kind: before.kind, uid, set });
  const old = Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
  return { entry, back: () => edit(uid, old) };
}

export async function remove(uid: string): Promise<Done> {
  const entry = await existing(uid);
  await write({ kind: entry.kind, uid, delete: true });
  return { entry, back: () => revive(entry) };
}

/** Brings back what was deleted, as it was. */
export async function revive(was: Entry): Promise<Done> {
  const { kind, uid } = was;
  const entry = await write({ kind, uid, set: fieldsOf(was) });
  return { entry, back: () => write({ kind, uid, delete: true }) };
}

/** Browsers may clear what nobody asked them to keep. */
function askToKeep() {
  if (askedToKeep) return;
  askedToKeep = true;
  void navigator.storage?.persist?.().catch(() => false);
}

async function existing(uid: string): Promise<Entry> {
  const entry = await entryOf(uid);
  if (!entry) throw new Error('This entry was deleted.');
  return entry;
}

async function write(change: Change): Promise<Entry> {
  const [after] = await writeAll([change]);
  return after!;
}

async function writeAll(changes: Change[]): Promise<Entry[]> {
  const after = await commitAll(await storage(), changes);
  await changed().catch(() => undefined); // It is stored, whatever keeps the views from reading it.
  for (const listener of listeners) listener();
  return after as Entry[];
}
