import { announce } from './announce.svelte';
import type { When } from './entry';
import { title } from './entryWords.svelte';
import { screenMoves } from './stray';
import { edit, log, logAll, logPlan, remove, type Done, type Draft } from './state/diary.svelte';
import { discardEpisode, endEpisode, resumeEpisode, startEpisode, type Episode } from './state/episode';
import type { Entry, Fields } from './types';
import { lasting, timeSaid } from './words.svelte';

interface Act extends Done {
  did: 'log' | 'edit' | 'remove';
  /** What is said of it instead of its name. */
  words?: string | undefined;
  /** What several entries are called that were made at once. */
  name?: string | undefined;
}

/** What the person did since opening this screen, latest last; and why the last act could not be kept. */
export const acts = $state<{ done: Act[]; problem: string | null }>({ done: [], problem: null });

export const latest = () => acts.done.at(-1) ?? null;

export function forgetActs() {
  acts.done = [];
  acts.problem = null;
}

export function sayAct(act: Act): string {
  const { did, words } = act;
  if (words) return words;
  const what = nameOf(act);
  if (did === 'remove') return `Deleted: ${what}`;
  if (did === 'edit') return /* @wc-include */ `${what}, change saved on this phone`;
  return /* @wc-include */ `${what}, saved on this phone`;
}

export const logEntry = (kind: string, fields: Fields, when?: When, words?: string) =>
  keep('log', () => log(kind, fields, when), words);

/** Several entries at once, as one act. */
export const logEntries = (all: Draft[], name: string) => keep('log', () => logAll(all), undefined, name);

export const addPlan = (fields: Fields, doses: Entry[]) => keep('log', () => logPlan(fields, doses));

export const editEntry = (uid: string, changes: Fields, words?: string) => keep('edit', () => edit(uid, changes), words);

export const removeEntry = (uid: string) => keep('remove', () => remove(uid));

/** Adds to an entry that was just logged: not an act of its own, so that "Undo" still takes back the entry. */
export function completeEntry(uid: string, changes: Fields): Promise<boolean> {
  const isIt = ({ did, entry }: Act) => did === 'log' && entry.uid === uid;
  if (!acts.done.some(isIt)) return editEntry(uid, changes);
  return attempt(async () => {
    const done = await edit(uid, changes);
    const act = acts.done.find(isIt);
    if (done && act) act.entry = done.entry;
  });
}

/** Timing an episode is an act when it ends. */
export const timeEpisode = (twitch?: Entry) => attempt(() => startEpisode(twitch));

export const discardTimer = () => attempt(discardEpisode);

export const resumeTimer = (episode: Episode) => attempt(() => resumeEpisode(episode));

export const stopTimer = (episode: Episode, seconds: number) =>
  keep(episode.uid ? 'edit' : 'log', () => endEpisode(episode, seconds), `Episode of ${lasting(seconds)}, saved on this phone`);

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

function keep(did: Act['did'], work: () => Promise<Done | null>, words?: string, name?: string): Promise<boolean> {
  return attempt(async () => {
    const done = await work();
    if (!done) return;
    const act = { did, words, name, ...done };
    acts.done.push(act);
    screenMoves();
    announce(sayAct(act));
    navigator.vibrate?.(10);
  });
}

/** Whether it worked; if not, the person is told. */
async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    acts.problem = null;
    return true;
  } catch (error) {
    acts.problem = `This could not be saved on the phone: ${error instanceof Error ? error.message : String(error)}`;
    announce(acts.problem);
    return false;
  }
}

const nameOf = ({ entry, name }: Act) => name ?? (entry.at ? `${timeSaid(entry)} ${title(entry)}` : title(entry));
