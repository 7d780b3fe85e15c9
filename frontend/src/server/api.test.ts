import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { DAILY_COUNT } from '../registry/outcomes';
import { wipe } from '../store/db';
import { kept } from '../store/kept';
import { storage } from '../store/storage';
import { respond } from '../testing/network';
import { fetchInsights, makeReport } from './api';

const WISHES = { leftOut: [], notes: false, paper: 'a4' as const, name: '', born: '' };

const asked = [
  ['insights', () => fetchInsights(DAILY_COUNT)],
  ['report', () => makeReport('2026-03-01', '2026-03-28', WISHES)],
] as const;

beforeEach(async () => {
  await wipe(await storage(), false);
});

function answer(meanwhile: () => Promise<unknown> = async () => undefined) {
  globalThis.fetch = async () => {
    await meanwhile();
    return respond(200, {});
  };
}

test.each(asked)('what the server answers is kept: %s', async (name, ask) => {
  answer();
  await ask();
  expect(await kept(name)).not.toBeNull();
});

test.each(asked)('what comes after the diary was taken off the phone is not: %s', async (name, ask) => {
  answer(async () => wipe(await storage(), true));
  await ask();
  expect(await kept(name)).toBeNull();
});
