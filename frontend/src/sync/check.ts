/** Whether the server has what this phone has; and making them alike. */

import type { CheckAnswer, KindSum } from '../registry/types';
import { isEntry } from '../store/change';
import { durably, phoneOf, type DiaryDb } from '../store/db';
import { synchronise } from './exchange';
import type { Server } from './protocol';
import { startOver } from './startOver';

export interface Checked {
  at: string;
  /** How many records both have. */
  entries: number;
  outcome: 'same' | 'repaired' | 'different';
}

const TRIES = 3;

/** Nothing where it can't be told now: something waits, or others keep writing. */
export async function checkBackup(db: DiaryDb, server: Server): Promise<Checked | null> {
  const before = await compare(db, server);
  if (!before || before.isSame) return before && result('same', before.entries);
  await durably(db, (tx) => startOver(tx));
  await synchronise(db, server);
  const after = await compare(db, server);
  return after && result(after.isSame ? 'repaired' : 'different', after.entries);
}

const result = (outcome: Checked['outcome'], entries: number): Checked => ({ at: new Date().toISOString(), entries, outcome });

/** What is compared belongs to one moment: whatever was written elsewhere meanwhile is taken in first. */
async function compare(db: DiaryDb, server: Server): Promise<{ isSame: boolean; entries: number } | null> {
  for (let times = 0; times < TRIES; times++) {
    if (await db.count('outbox')) return null;
    const { cursor } = await phoneOf(db);
    const answer = await server.check(cursor);
    const here = await sums(db);
    if (answer.cursor_is_current) return { isSame: areSame(here, answer.kinds), entries: total(here) };
    await synchronise(db, server);
  }
  return null;
}

async function sums(db: DiaryDb): Promise<CheckAnswer['kinds']> {
  const lines = new Map<string, string[]>();
  for (const row of await db.getAll('records')) {
    if (isEntry(row)) lines.set(row.kind, [...(lines.get(row.kind) ?? []), `${row.uid}:${row.rev}\n`]);
  }
  const found = [...lines].map(async ([kind, some]) => [kind, { count: some.length, hash: await sha256(some.join('')) }] as const);
  return Object.fromEntries(await Promise.all(found));
}

/** Without https there is none: then the counts have to do. */
async function sha256(text: string): Promise<string> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const digest = await subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest ?? []), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const NONE: KindSum = { count: 0, hash: '' };

function areSame(here: CheckAnswer['kinds'], there: CheckAnswer['kinds']): boolean {
  return [...new Set([...Object.keys(here), ...Object.keys(there)])].every((kind) => isSame(here[kind] ?? NONE, there[kind] ?? NONE));
}

function isSame(here: KindSum, there: KindSum): boolean {
  return here.count === there.count && (!here.hash || here.hash === there.hash);
}

const total = (kinds: CheckAnswer['kinds']) => Object.values(kinds).reduce((sum, { count }) => sum + count, 0);
