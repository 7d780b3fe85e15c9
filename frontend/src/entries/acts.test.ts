import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { said } from '../components/announce.svelte';
import { entriesOn } from '../state/diary.svelte';
import { keep, kept as keptOf } from '../store/kept';
import { storage } from '../store/storage';
import { unsentFile } from '../store/unsentFile';
import { emptyDiary } from '../testing/diary';
import { fillStorage } from '../testing/fullPhone';
import { localInstant, today } from '../time/days';
import { acts, completeEntry, editEntry, forgetActs, latest, logEntries, logEntry, removeEntry, sayAct, undoLatest } from './acts.svelte';

const FULL = "This phone's storage is full. Free some space and try again, or save what is not backed up to a file.";

const kept = async () => (await entriesOn(today())).map(({ kind, mg, site }) => [kind, mg ?? site ?? null]);

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
  acts.unstored = [];
});

afterEach(() => vi.restoreAllMocks());

async function loggedCoffee() {
  await logEntry('caffeine', { mg: 96 });
  return latest()!.entry.uid;
}

test('saving without a change is no act, and undo still takes back what was last done', async () => {
  const coffee = await loggedCoffee();
  await logEntry('hydration', { ml: 250 });
  expect(await editEntry(coffee, { mg: 96 })).toBe(true);
  expect(latest()).toMatchObject({ did: 'log', entry: { kind: 'hydration' } });
  await undoLatest();
  expect(await kept()).toEqual([['caffeine', 96]]);
});

test('acts are taken back one by one, the last first', async () => {
  const coffee = await loggedCoffee();
  await editEntry(coffee, { mg: 63 });
  await removeEntry(coffee);
  expect(await kept()).toEqual([]);
  await undoLatest();
  expect(await kept()).toEqual([['caffeine', 63]]);
  await undoLatest();
  expect(await kept()).toEqual([['caffeine', 96]]);
  await undoLatest();
  expect(await kept()).toEqual([]);
  expect(latest()).toBeNull();
});

test('several entries made at once are one act', async () => {
  const at = (hour: string) => ({ kind: 'caffeine', fields: { mg: 96 }, when: { at: localInstant(today(), hour) } });
  await loggedCoffee();
  await logEntries([at('00:01'), at('00:02')], '2 coffees');
  expect(await kept()).toHaveLength(3);
  expect(sayAct(latest()!)).toBe('2 coffees, saved on this phone');
  await undoLatest();
  expect(said.text).toBe('Taken back: 2 coffees');
  expect(await kept()).toEqual([['caffeine', 96]]);
});

test('of several entries none is kept when one can not be', async () => {
  const put = IDBObjectStore.prototype.put;
  let left = 1;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'records' && left-- === 0) throw new DOMException('No space left', 'QuotaExceededError');
    return put.apply(this, given as [unknown]);
  });
  const one = { kind: 'caffeine', fields: { mg: 96 }, when: {} };
  expect(await logEntries([one, one], '2 coffees')).toBe(false);
  expect(await kept()).toEqual([]);
});

test('two quick taps take back two acts', async () => {
  await loggedCoffee();
  await loggedCoffee();
  await Promise.all([undoLatest(), undoLatest()]);
  expect(await kept()).toEqual([]);
});

test('the place of a twitch just logged is no act of its own', async () => {
  await logEntry('twitch', {});
  const { uid } = latest()!.entry;
  expect(await completeEntry(uid, { site: 'calf', side: 'left' })).toBe(true);
  expect(acts.done).toHaveLength(1);
  expect(latest()!.entry.site).toBe('calf');
  await undoLatest();
  expect(await kept()).toEqual([]);
});

test('the place is stored after the acts were forgotten, as a change that can be taken back', async () => {
  await logEntry('twitch', {});
  const { uid } = latest()!.entry;
  forgetActs();
  expect(await completeEntry(uid, { site: 'calf', side: 'left' })).toBe(true);
  expect(await kept()).toEqual([['twitch', 'calf']]);
  await undoLatest();
  expect(await kept()).toEqual([['twitch', null]]);
});

test('a failed undo is said, and can be tried again', async () => {
  await loggedCoffee();
  const full = fillStorage();
  await undoLatest();
  expect(acts.problem).toBe(FULL);
  expect(acts.done).toHaveLength(1);
  full.restore();
  await undoLatest();
  expect(acts).toMatchObject({ problem: null, done: [] });
  expect(await kept()).toEqual([]);
});

describe('on a phone without room', () => {
  test('nothing that was written is forgotten, and all of it comes in the file', async () => {
    await loggedCoffee();
    const full = fillStorage();
    expect(await logEntry('twitch', { site: 'calf' })).toBe(false);
    expect(await logEntry('hydration', { ml: 250 })).toBe(false);
    expect(await logEntry('hydration', { ml: 250 })).toBe(false);
    const { uid } = latest()!.entry;
    expect(await editEntry(uid, { mg: 63 })).toBe(false);
    full.restore();
    expect(acts.problem).toBe(FULL);
    expect(await kept()).toEqual([['caffeine', 96]]);

    const file = await unsentFile(acts.unstored);
    expect(file.name).toBe(`quiver-not-backed-up-${today()}.json`);
    const content = JSON.parse(await file.text()) as Record<string, unknown>;
    expect(content.ops).toEqual([expect.objectContaining({ kind: 'caffeine', uid, set: expect.objectContaining({ mg: 96 }) })]);
    expect(content.typed).toEqual([
      { kind: 'twitch', set: expect.objectContaining({ site: 'calf', at: expect.any(String), day: today() }) },
      { kind: 'hydration', set: expect.objectContaining({ ml: 250 }) },
      { uid, set: { mg: 63 } },
    ]);
    expect(await editEntry(uid, { mg: 63 })).toBe(true);
    expect(acts.problem).toBeNull();
    expect(acts.unstored).toHaveLength(2);
  });

  test('of two acts at once both come in the file', async () => {
    const full = fillStorage();
    await Promise.all([logEntry('twitch', { site: 'calf' }), logEntry('hydration', { ml: 250 })]);
    full.restore();
    expect(acts.unstored.map(({ kind }) => kind)).toEqual(['twitch', 'hydration']);
  });

  test('what the server can give again makes room', async () => {
    await keep('report', 'a long one');
    await keep('lanes', ['sleep']);
    const full = fillStorage({ untilAnswersAreDropped: true });
    expect(await logEntry('caffeine', { mg: 96 })).toBe(true);
    full.restore();
    expect(await kept()).toEqual([['caffeine', 96]]);
    expect(await keptOf('report')).toBeNull();
    expect(await keptOf('lanes')).toEqual(['sleep']);
  });

  test('with nothing to drop, nothing is stored by halves', async () => {
    const full = fillStorage();
    await logEntry('caffeine', { mg: 96 });
    full.restore();
    const db = await storage();
    expect([await db.count('records'), await db.count('outbox')]).toEqual([0, 0]);
  });
});

test('what cannot be stored can be saved to a file even without any storage', async () => {
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('The connection is closing', 'InvalidStateError');
  });
  await logEntry('caffeine', { mg: 96 });
  expect(acts.problem).toBe('This could not be saved on the phone: The connection is closing');
  const content = JSON.parse(await (await unsentFile(acts.unstored)).text()) as Record<string, unknown>;
  expect(content).toMatchObject({ ops: [], typed: [{ kind: 'caffeine', set: { mg: 96 } }] });
});

test('a place for an entry that was deleted meanwhile is refused in words', async () => {
  const uid = await loggedCoffee();
  await removeEntry(uid);
  expect(await completeEntry(uid, { note: 'late' })).toBe(false);
  expect(acts.problem).toBe('This could not be saved on the phone: This entry was deleted.');
});
