import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { storage } from '../store/storage';
import { emptyDiary } from '../testing/diary';
import { localInstant, today, zone } from '../time/days';
import { diary, entriesOn, entryOf, lastOf } from './diary.svelte';
import { edit, log as logged, remove } from './writing.svelte';

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
