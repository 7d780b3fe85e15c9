import { announce } from './announce.svelte';
import { timeOf } from './days';
import { title } from './entryWords.svelte';
import { edit, log, remove, undo } from './state/diary.svelte';
import type { Entry, Fields } from './types';

export interface Act {
  did: 'log' | 'edit' | 'remove';
  entry: Entry;
}

/** What the person did since opening this screen, latest last; and why the last act could not be kept. */
export const acts = $state<{ done: Act[]; problem: string | null }>({ done: [], problem: null });

export const latest = () => acts.done.at(-1) ?? null;

export function forgetActs() {
  acts.done = [];
  acts.problem = null;
}

export function sayAct({ did, entry }: Act): string {
  const what = `${timeOf(entry)} ${title(entry)}`;
  if (did === 'remove') return `Deleted: ${what}`;
  if (did === 'edit') return /* @wc-include */ `${what}, change saved on this phone`;
  return /* @wc-include */ `${what}, saved on this phone`;
}

async function keep(did: Act['did'], work: () => Promise<Entry>): Promise<boolean> {
  try {
    const act: Act = { did, entry: await work() };
    acts.done.push(act);
    acts.problem = null;
    announce(sayAct(act));
    navigator.vibrate?.(10);
    return true;
  } catch (error) {
    acts.problem = `This could not be saved on the phone: ${error instanceof Error ? error.message : String(error)}`;
    announce(acts.problem);
    return false;
  }
}

export const logEntry = (kind: string, fields: Fields, when?: { day?: string; at?: string }) =>
  keep('log', () => log(kind, fields, when));

export const editEntry = (uid: string, changes: Fields) => keep('edit', () => edit(uid, changes));

export const removeEntry = (entry: Entry) =>
  keep('remove', async () => {
    await remove(entry.uid);
    return entry;
  });

/** Completes the entry that was just logged: not an act of its own, so that "Undo" still takes back the entry. */
export async function amendLatest(changes: Fields) {
  const act = latest();
  if (!act) return;
  const entry = await edit(act.entry.uid, changes);
  const index = acts.done.findIndex((done) => done.entry.uid === entry.uid);
  if (index >= 0) acts.done[index] = { did: 'log', entry };
}

export async function undoLatest() {
  const act = acts.done.pop();
  if (!act) return;
  if (act.did === 'log') await remove(act.entry.uid);
  else await undo();
  // The store takes back one step; earlier entries can still be taken back, earlier changes can't.
  acts.done = acts.done.filter(({ did }) => did === 'log');
  announce(`Taken back: ${timeOf(act.entry)} ${title(act.entry)}`);
}
