import fc from 'fast-check';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { skewsOf, stepsOf, World, type Act } from '../testing/world';

const SYNCS: Act[] = ['sync', 'dropped', 'cut', 'twice'];
const ACTS: Act[] = ['log', 'edit', 'edit', 'sync and write', ...SYNCS];
/** More are asked for by the environment. */
const RUNS = Number(process.env.RUNS ?? 40);

const both = (acts: Act[]) => [acts, acts];

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => vi.useRealTimers());

/** `check` holds for phones to which these acts happen, whatever their clocks show; and they agree with the server. */
function hold(acts: Act[][], check: (world: World) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(stepsOf(acts), skewsOf(acts.length), async (steps, skews) => {
    const world = await World.start(skews);
    for (const step of steps) await world.take(step);
    await world.settle();
    await world.expectAgreement();
    await check(world);
    world.end();
  });
  return fc.assert(property, { numRuns: RUNS });
}

test('what was written is there in the end, or in its history', async () => {
  await hold(both([...ACTS, 'sync twice', 'remove', 'set the clock']), async (world) => {
    for (const one of world.acceptable()) expect(world.isInHistory(one)).toBe(true);
  });
}, 900_000);

test('of one field the later edit stands, whatever the clocks say', async () => {
  await hold(both([...ACTS, 'sync twice']), async (world) => {
    for (const one of world.lastWritten()) expect(world.valueOf(one)).toBe(one.value);
  });
}, 900_000);

test('a server that is put back again and again loses no entry', async () => {
  await hold(both([...ACTS, 'remove', 'set the clock', 'put the server back']), async (world) => {
    for (const { uid } of world.lastWritten()) expect(world.isLive(uid)).toBe(true);
  });
}, 900_000);

// Once: what loses against another phone's copy is in the history of that server alone.
test('one that is put back once has all that one phone wrote last, though another holds older copies', async () => {
  await hold([[...ACTS, 'remove', 'put the server back, once'], SYNCS], async (world) => {
    for (const one of world.lastWritten()) expect(world.isInHistory(one)).toBe(true);
  });
}, 900_000);

test('one phone shows what was last written on it, however often the server is put back', async () => {
  await hold([[...ACTS, 'remove', 'set the clock', 'put the server back']], async (world) => {
    for (const one of world.lastWritten()) expect(world.valueOf(one)).toBe(one.value);
    for (const uid of world.removed) expect(world.isLive(uid)).toBe(false);
  });
}, 900_000);
