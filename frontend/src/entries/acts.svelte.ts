import { announce } from '../components/announce.svelte';
import { screenMoves } from '../device/stray';
import type { Entry, Fields } from '../registry/types';
import { discardEpisode, endEpisode, resumeEpisode, startEpisode, type Episode } from '../state/episode';
import { forgetUnfinished } from '../state/unfinished.svelte';
import { edit, log, logAll, logPlan, remove, revive, type Done, type NewEntry } from '../state/writing.svelte';
import { newFields, type When } from '../store/newFields';
import { whyNotSaved } from '../store/storageWords.svelte';
import type { Typed } from '../store/unsentFile';
import { lasting, timeSaid } from '../words/amounts.svelte';
import { title } from '../words/entryWords.svelte';
import { savedHere } from '../words/savedWords.svelte';

interface Act extends Done {
  did: 'log' | 'edit' | 'remove';
  /** What is said of it instead of its name. */
  words?: string | undefined;
  /** What several entries are called that were made at once. */
  name?: string | undefined;
}

/** What the person did since opening this screen, latest last; why the last act could not be kept; and all that was written and could not. */
export const acts = $state<{ done: Act[]; problem: string | null; unstored: Typed[] }>({ done: [], problem: null, unstored: [] });

export const latest = () => acts.done.at(-1) ?? null;

export function forgetActs() {
  acts.done = [];
  acts.problem = null;
  forgetUnfinished();
}

export function sayAct(act: Act): string {
  const { did, words } = act;
  if (words) return words;
  const what = nameOf(act);
  if (did === 'remove') return `Deleted: ${what}`;
  if (did === 'edit') return /* @wc-include */ `${what}, change ${savedHere()}`;
  return /* @wc-include */ `${what}, ${savedHere()}`;
}

export const logEntry = (kind: string, fields: Fields, when: When = {}, words?: string) =>
  asAct('log', () => log(kind, fields, when), { words }, [asTyped({ kind, fields, when })]);

/** Several entries at once, as one act. */
export const logEntries = (all: NewEntry[], name: string) => asAct('log', () => logAll(all), { name }, all.map(asTyped));

export const addPlan = (fields: Fields, doses: Entry[]) => asAct('log', () => logPlan(fields, doses), {}, [asTyped({ kind: 'plan', fields, when: {} })]);

export const editEntry = (uid: string, changes: Fields, words?: string) =>
  asAct('edit', () => edit(uid, changes), { words }, [{ uid, set: { ...changes } }]);

export const removeEntry = (uid: string) => asAct('remove', () => remove(uid));

export const reviveEntry = (was: Entry) => asAct('edit', () => revive(was), { words: broughtBack(was) });

/** An earlier version, from the server: why it could not be had is for its screen to say. */
export async function bringBack(work: () => Promise<Done>): Promise<void> {
  const done = await work();
  acts.problem = null;
  note({ did: 'edit', words: broughtBack(done.entry), ...done });
}

/** Adds to an entry that was just logged: not an act of its own, so that "Undo" still takes back the entry. */
export function completeEntry(uid: string, changes: Fields): Promise<boolean> {
  const isIt = ({ did, entry }: Act) => did === 'log' && entry.uid === uid;
  if (!acts.done.some(isIt)) return editEntry(uid, changes);
  return attempt(async () => {
    const done = await edit(uid, changes);
    const act = acts.done.find(isIt);
    if (done && act) act.entry = done.entry;
  }, [{ uid, set: { ...changes } }]);
}

/** Timing an episode is an act when it ends. */
export const timeEpisode = (twitch?: Entry) => attempt(() => startEpisode(twitch));

export const discardTimer = () => attempt(discardEpisode);

export const resumeTimer = (episode: Episode) => attempt(() => resumeEpisode(episode));

export const stopTimer = (episode: Episode, seconds: number) =>
  asAct(episode.uid ? 'edit' : 'log', () => endEpisode(episode, seconds), { words: `Episode of ${lasting(seconds)}, ${savedHere()}` });

let undoing: Promise<unknown> = Promise.resolve();

/** Two quick taps take back two acts. */
export function undoLatest(): Promise<unknown> {
  return (undoing = undoing.then(takeBackLatest));
}

async function takeBackLatest() {
  const act = latest();
  if (!act) return;
  await attempt(async () => {
    await act.back();
    acts.done = acts.done.filter((other) => other !== act);
    announce(`Taken back: ${nameOf(act)}`);
  });
}

function asAct(did: Act['did'], work: () => Promise<Done | null>, said: Pick<Act, 'words' | 'name'> = {}, typed: Typed[] = []): Promise<boolean> {
  return attempt(async () => {
    const done = await work();
    if (!done) return;
    note({ did, ...said, ...done });
  }, typed);
}

function note(act: Act) {
  acts.done.push(act);
  forgetUnfinished();
  screenMoves();
  announce(sayAct(act));
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(10);
}

/** Whether it worked; if not, the person is told, and what was typed is kept for a file. */
async function attempt(work: () => Promise<void>, typed: Typed[] = []): Promise<boolean> {
  const same = typed.map((one) => JSON.stringify(one));
  const others = () => acts.unstored.filter((other) => !same.includes(JSON.stringify(other)));
  try {
    await work();
    acts.problem = null;
    acts.unstored = others();
    return true;
  } catch (error) {
    acts.problem = whyNotSaved(error);
    acts.unstored = [...others(), ...typed];
    announce(acts.problem);
    return false;
  }
}

const asTyped = ({ kind, fields, when }: NewEntry): Typed => ({ kind, set: newFields(kind, fields, when) });
const broughtBack = (entry: Entry) => `Brought back: ${nameOf({ entry })}`;
const nameOf = ({ entry, name }: Pick<Act, 'entry' | 'name'>) => name ?? (entry.at ? `${timeSaid(entry)} ${title(entry)}` : title(entry));
