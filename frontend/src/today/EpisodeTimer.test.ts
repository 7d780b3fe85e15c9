import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetActs } from '../entries/acts.svelte';
import { changed, entriesOn } from '../state/diary.svelte';
import { runningEpisode } from '../state/episode';
import { wipe } from '../store/db';
import { keep } from '../store/kept';
import { storage } from '../store/storage';
import { button, clear, show, submit, tap, type } from '../testing/page';
import { localInstant } from '../time/days';
import EpisodeTimer from './EpisodeTimer.svelte';

const DAY = '2026-03-01';

beforeEach(async () => {
  await wipe(await storage(), false);
  forgetActs();
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function time(began: string) {
  await keep('episode', { at: localInstant(DAY, began), uid: null });
  await changed();
}

async function showAt(now: string, began: string) {
  vi.setSystemTime(new Date(localInstant(now.slice(0, 10), now.slice(11))));
  await time(began);
  show(EpisodeTimer, {});
  await expect.poll(() => document.querySelector('section')).not.toBeNull();
}

const words = () => document.querySelector('section p')!.textContent;

const lengths = async () => (await entriesOn(DAY)).map(({ seconds }) => seconds);

it('says since when and for how long, and stores the length', async () => {
  await showAt(`${DAY}T14:36`, '14:32:30');
  expect(words()).toBe('Episode since 14:32 · 3 min');
  tap('It stopped');
  await expect.poll(runningEpisode).toBeNull();
  expect(await lengths()).toEqual([210]);
});

it('tells the time from the moment when it comes into sight', async () => {
  await showAt(`${DAY}T14:36`, '14:32');
  vi.setSystemTime(new Date(localInstant(DAY, '14:50')));
  await time('14:35');
  await expect.poll(words).toBe('Episode since 14:35 · 15 min');
});

it('can be discarded, and that taken back', async () => {
  await showAt(`${DAY}T14:36`, '14:32');
  tap('Discard');
  await expect.poll(words).toBe('Timer discarded.');
  expect(await runningEpisode()).toBeNull();
  tap('Undo');
  await expect.poll(words).toBe('Episode since 14:32 · 4 min');
});

it('asks after a day when it stopped, instead of storing more', async () => {
  await showAt('2026-03-02T15:00', '14:32');
  expect(words()).toBe('Episode since 14:32 on 1\u00a0Mar · 24 h 28 min');
  expect(button('It stopped')).toBeUndefined();
  const input = (name: string) => document.querySelector<HTMLInputElement>(`#episode-${name}`)!;
  expect([input('day').value, input('day').max, input('time').value]).toEqual([DAY, '2026-03-02', '']);

  const save = (day: string, time: string) => {
    type('episode-day', day);
    type('episode-time', time);
    submit();
  };
  save('2026-03-02', '14:33');
  expect(document.querySelector('.problem')!.textContent).toBe('Give a time from 14:32 on 1\u00a0Mar to 24 hours later.');
  save(DAY, '15:02');
  await expect.poll(runningEpisode).toBeNull();
  expect(await lengths()).toEqual([1800]);
});
