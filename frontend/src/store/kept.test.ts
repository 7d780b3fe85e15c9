import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fillStorage } from '../testing/fullPhone';
import { wipe } from './db';
import { keep, keepIfRoom, kept } from './kept';
import { storage } from './storage';

beforeEach(async () => {
  await wipe(await storage(), false);
});

test('a convenience that finds no room is let go of', async () => {
  await keepIfRoom('choosing', 'list');
  const full = fillStorage();
  await keepIfRoom('choosing', 'figure');
  await expect(keep('choosing', 'figure')).rejects.toThrow();
  full.restore();
  expect(await kept('choosing')).toBe('list');
});
