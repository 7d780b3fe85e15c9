import type { Entry } from '../registry/types';
import { forget, keep, kept } from '../store/kept';
import { nowInstant } from '../time/days';
import { changed, entryOf } from './diary.svelte';
import { edit, log, type Done } from './writing.svelte';

/** An episode that is being timed, one at most; it lies on the phone, so that it goes on while the app is closed. */
export interface Episode {
  /** When it began. */
  at: string;
  /** The twitch that it belongs to, and goes with; without one it makes its own when it ends. */
  uid: string | null;
}

export async function runningEpisode(): Promise<Episode | null> {
  const episode = await kept<Episode>('episode');
  const isGone = episode?.uid && !(await entryOf(episode.uid));
  return isGone ? null : episode;
}

export async function startEpisode(twitch?: Entry): Promise<void> {
  await resumeEpisode({ at: twitch?.at ?? nowInstant(), uid: twitch?.uid ?? null });
}

/** Unless another has begun meanwhile. */
export async function resumeEpisode(episode: Episode): Promise<void> {
  if (await runningEpisode()) return;
  await keep('episode', episode);
  await changed();
}

export async function discardEpisode(): Promise<void> {
  await forget('episode');
  await changed();
}

/** Taking it back, the time runs on. */
export async function endEpisode(episode: Episode, seconds: number): Promise<Done | null> {
  const { uid, at } = episode;
  const done = uid ? await edit(uid, { seconds }) : await log('twitch', { seconds }, { at });
  await discardEpisode();
  if (!done) return null;
  const back = async () => {
    await done.back();
    await resumeEpisode(episode);
  };
  return { ...done, back };
}
