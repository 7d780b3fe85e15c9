import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import cases from '../../../tests/data/beginning.json';
import type { Fields } from '../registry/types';
import { durably, updatePhone } from '../store/db';
import { storage } from '../store/storage';
import { emptyDiary } from '../testing/diary';
import { beginning, within } from './beginning';
import { changed } from './diary.svelte';
import { log } from './writing.svelte';

beforeEach(emptyDiary);

/** Read by the server's tests too. */
test.each(cases as { entries: { kind: string; day: string; set: Fields }[]; begins: string | null }[])('it begins on $begins', async ({ entries, begins }) => {
  for (const { kind, day, set } of entries) await log(kind, set, { day });
  expect(await beginning()).toBe(begins);
});

test('nobody knows where it begins while part of it is on the server', async () => {
  await log('twitch', {}, { day: '2026-03-02' });
  await durably(await storage(), (tx) => updatePhone(tx, { account: 'anna', cursor: '1', hasMore: true }));
  await changed();
  expect(await beginning()).toBeNull();
  await durably(await storage(), (tx) => updatePhone(tx, { hasMore: false }));
  await changed();
  expect(await beginning()).toBe('2026-03-02');
});

test.each([
  ['2026-03-01', '2026-03-31', '2026-03-12', '2026-03-12'],
  ['2026-03-01', '2026-03-31', '2026-02-12', '2026-03-01'],
  ['2026-03-01', '2026-03-31', '2026-04-12', '2026-03-01'],
  ['2026-03-01', '2026-03-31', null, '2026-03-01'],
])('of %s to %s, in a diary that begins on %s, the first is %s', (from, to, begins, first) => {
  expect(within(from, to, begins)).toBe(first);
});
