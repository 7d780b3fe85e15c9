import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { storage } from '../store/storage';
import { emptyDiary } from '../testing/diary';
import { addDays, localInstant, today, zone } from '../time/days';
import {
  countedSites, diary, edit, entriesBetween, entriesOn, entryOf, lastOf, live, log as logged, remove, sitesToCount, usedSites,
} from './diary.svelte';

const log = async (...what: Parameters<typeof logged>) => (await logged(...what)).entry;

beforeEach(emptyDiary);

test('one tap logs a twitch: now, here, place left blank', async () => {
  const before = diary.version;
  const entry = await log('twitch', {});
  expect(entry).toMatchObject({ kind: 'twitch', rev: 0, deleted: false, day: today(), tz: zone(), site: null, count: 1 });
  expect(await entriesOn(today())).toEqual([entry]);
  expect(diary.version).toBeGreaterThan(before);
  expect(diary).toMatchObject({ ready: true, problem: null, unsent: 1, lastBackup: null });
  const [waiting] = await (await storage()).getAll('outbox');
  expect(Object.keys(waiting!.op.set!).sort()).toEqual(['at', 'day', 'tz']);
});

test('a night belongs to the day on which it ends', async () => {
  const [asleep_at, awake_at] = [localInstant('2026-02-28', '23:10'), localInstant('2026-03-01', '06:40')];
  expect(await log('sleep', { asleep_at, awake_at })).toMatchObject({ at: awake_at, day: '2026-03-01' });
});

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

test('what was logged can be taken back', async () => {
  const { back } = await logged('twitch', {});
  await back();
  expect(await entriesOn(today())).toEqual([]);
});

test('an edit can be taken back', async () => {
  const before = await log('caffeine', { mg: 96, drink: 'brewed_coffee' });
  const done = await edit(before.uid, { mg: 63, note: 'strong' });
  expect(done?.entry).toMatchObject({ mg: 63, note: 'strong' });
  await done?.back();
  expect(await entriesOn(today())).toEqual([before]);
});

test('taking back an edit brings no deleted entry to life', async () => {
  const { uid } = await log('caffeine', { mg: 96 });
  const done = await edit(uid, { mg: 63 });
  await remove(uid);
  await expect(done?.back()).rejects.toThrow('This entry was deleted.');
  expect(await entryOf(uid)).toBeNull();
});

test('what was removed comes back with all its fields', async () => {
  const before = await log('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', note: 'left arm' });
  const { back } = await remove(before.uid);
  expect(await entriesOn(today())).toEqual([]);
  expect(await lastOf('b12')).toBeNull();
  await back();
  expect(await entriesOn(today())).toEqual([before]);
});

test('an edit that changes nothing is no change', async () => {
  const entry = await log('caffeine', { mg: 96 });
  expect(await edit(entry.uid, { mg: 96 })).toBeNull();
  expect(diary.unsent).toBe(1);
});

test('what was deleted meanwhile cannot be edited', async () => {
  const { uid } = await log('twitch', {});
  await remove(uid);
  await expect(edit(uid, { site: 'calf' })).rejects.toThrow();
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
