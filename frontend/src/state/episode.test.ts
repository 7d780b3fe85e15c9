import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { acts, discardTimer, forgetActs, latest, logEntry, removeEntry, resumeTimer, sayAct, stopTimer, timeEpisode, undoLatest } from '../entries/acts.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { emptyDiary } from '../testing/diary';
import { nowInstant, today } from '../time/days';
import { entriesOn } from './diary.svelte';
import { runningEpisode } from './episode';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

const lengths = async () => (await entriesOn(today())).map(({ kind, seconds }) => [kind, seconds]);

async function timedTwitch() {
  await logEntry('twitch', { site: 'calf' });
  const { entry } = latest()!;
  await timeEpisode(entry);
  return entry;
}

async function stop(seconds: number) {
  await stopTimer((await runningEpisode())!, seconds);
}

test('an episode runs from the moment of its twitch, and outlives the app', async () => {
  const { uid, at } = await timedTwitch();
  vi.resetModules();
  const reopened = await import('./episode');
  expect(await reopened.runningEpisode()).toEqual({ at, uid });
});

test('when it stops, its length goes to its twitch, and undo lets it run on', async () => {
  const { uid, at } = await timedTwitch();
  await stop(187);
  expect(await lengths()).toEqual([['twitch', 187]]);
  expect(await runningEpisode()).toBeNull();
  expect(sayAct(latest()!)).toBe('Episode of 3 min, saved on this phone');
  await undoLatest();
  expect(await lengths()).toEqual([['twitch', null]]);
  expect(await runningEpisode()).toEqual({ at, uid });
});

test('without a twitch it makes one, at the moment when it began, its place left blank', async () => {
  const before = nowInstant();
  await timeEpisode();
  const { at } = (await runningEpisode())!;
  expect(at >= before).toBe(true);
  await stop(40);
  expect(await entriesOn(today())).toEqual([expect.objectContaining({ kind: 'twitch', at, seconds: 40, site: null, count: 1 })]);
  expect(latest()?.did).toBe('log');
  await undoLatest();
  expect(await lengths()).toEqual([]);
  expect(await runningEpisode()).toEqual({ at, uid: null });
});

test('one runs at a time', async () => {
  const { uid } = await timedTwitch();
  await timeEpisode();
  expect((await runningEpisode())?.uid).toBe(uid);
  await stop(10);
  await timeEpisode();
  await undoLatest();
  expect(await runningEpisode()).toMatchObject({ uid: null });
});

test('discarded, it leaves the twitch as it was, and can be taken up again', async () => {
  const { uid, at } = await timedTwitch();
  await discardTimer();
  expect(await runningEpisode()).toBeNull();
  expect(await lengths()).toEqual([['twitch', null]]);
  await resumeTimer({ at, uid });
  expect(await runningEpisode()).toEqual({ at, uid });
});

test('it goes with its twitch, and comes back with it', async () => {
  const { uid } = await timedTwitch();
  await removeEntry(uid);
  expect(await runningEpisode()).toBeNull();
  await undoLatest();
  expect((await runningEpisode())?.uid).toBe(uid);
});

test('it goes when the phone is emptied', async () => {
  await timeEpisode();
  await wipe(await storage(), false);
  expect(await runningEpisode()).toBeNull();
});

test('a phone that is full says so', async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No space left', 'QuotaExceededError');
  });
  expect(await timeEpisode()).toBe(false);
  full.mockRestore();
  expect(acts.problem).toMatch(/^This phone's storage is full\./);
});
