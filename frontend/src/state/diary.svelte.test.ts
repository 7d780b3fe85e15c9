import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyDiary } from '../testing/diary';
import { addDays, localInstant, today } from '../time/days';
import { countedSites, entriesBetween, entriesOn, lastOf, live, sitesToCount, usedSites } from './diary.svelte';
import { log as logged } from './writing.svelte';

const log = async (...what: Parameters<typeof logged>) => (await logged(...what)).entry;

beforeEach(emptyDiary);

test('a past day keeps its own entries, in the order of their time', async () => {
  const yesterday = addDays(today(), -1);
  const late = await log('caffeine', { mg: 63 }, { at: localInstant(yesterday, '16:00') });
  const early = await log('caffeine', { mg: 96 }, { at: localInstant(yesterday, '08:00') });
  const checkin = await log('checkin', { twitches: 'none_noticed' }, { day: yesterday });
  expect(await entriesOn(yesterday)).toEqual([early, late, checkin]);
  expect(await entriesBetween(addDays(yesterday, -7), addDays(yesterday, -1))).toEqual([]);
  expect(await lastOf('caffeine')).toEqual(late);
  expect(await lastOf('sleep')).toBeNull();
});

describe('the places used before', () => {
  const logAll = async (kind: string, ...sites: string[]) => {
    const now = Date.now();
    for (const [index, site] of sites.entries()) {
      await log(kind, { site, side: 'left' }, { at: new Date(now - (sites.length - index) * 60_000).toISOString() });
    }
  };
  const offered = async (kind: string, most: number) => (await usedSites(kind, most)).map(({ site }) => site);

  test('are the most used ones, entries without a place not counted', async () => {
    await logAll('twitch', 'calf', 'eyelid', 'calf', 'thigh_front', 'eyelid', 'calf');
    await log('twitch', {});
    expect(await usedSites('twitch', 2)).toEqual([
      { site: 'calf', side: 'left' },
      { site: 'eyelid', side: 'left' },
    ]);
  });

  test('leave room for those used last', async () => {
    await logAll('twitch', 'calf', 'calf', 'eyelid', 'eyelid', 'jaw', 'foot', 'hand');
    expect(await offered('twitch', 3)).toEqual(['eyelid', 'calf', 'hand']);
    expect(await offered('twitch', 6)).toEqual(['eyelid', 'calf', 'hand', 'foot', 'jaw']);
  });

  test('are those of its kind', async () => {
    await logAll('twitch', 'calf');
    await log('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', site: 'deltoid' });
    expect(await offered('b12', 6)).toEqual(['deltoid']);
  });
});

test('a live query follows the diary', async () => {
  let entries: { readonly value: unknown[] } | undefined;
  const stop = $effect.root(() => {
    entries = live(() => entriesOn(today()), []);
  });
  flushSync();
  await log('twitch', {});
  flushSync();
  await expect.poll(() => entries!.value.length).toBe(1);
  stop();
});

test('the muscles that were counted are offered first, the latest before the others', async () => {
  for (const side of ['left', 'right', 'left']) await log('twitch', { site: 'calf', side });
  await log('window_count', { site: 'eyelid', side: 'left', seconds: 60, twitches: 0 }, { at: localInstant('2026-03-01', '09:00') });
  await log('window_count', { site: 'calf', side: 'right', seconds: 60, twitches: 2 }, { at: localInstant('2026-03-02', '09:00') });
  const [rightCalf, leftEyelid, leftCalf] = [
    { site: 'calf', side: 'right' },
    { site: 'eyelid', side: 'left' },
    { site: 'calf', side: 'left' },
  ];
  expect(await countedSites()).toEqual([rightCalf, leftEyelid]);
  expect(await sitesToCount()).toEqual([rightCalf, leftEyelid, leftCalf]);
  expect(await sitesToCount(2)).toEqual([rightCalf, leftEyelid]);
});
