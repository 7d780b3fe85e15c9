import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isEntry } from '../store/change';
import { durably, openDiary } from '../store/db';
import { newFields } from '../store/newFields';
import { DIARY } from '../store/storage';
import { newUid } from '../store/uid';
import { commit } from '../testing/phone';
import { localInstant } from '../time/clock';
import { logDoses } from './whileClosed';

const DAY = '2026-03-02';
const B12 = { what: 'b12', form: 'hydroxocobalamin', route: 'intramuscular', amount: 1, unit: 'mg', schedule: 'FREQ=DAILY;INTERVAL=2', starts_on: DAY };
const MAGNESIUM = { what: 'supplement', nutrient: 'magnesium', amount: 300, unit: 'mg', schedule: 'FREQ=DAILY', starts_on: '2026-03-01' };

async function withPhone<T>(work: (db: Awaited<ReturnType<typeof openDiary>>) => Promise<T>): Promise<T> {
  const db = await openDiary(DIARY);
  const found = await work(db);
  db.close();
  return found;
}

function addPlan(fields: typeof B12 | typeof MAGNESIUM): Promise<string> {
  const uid = newUid();
  return withPhone(async (db) => (await commit(db, { kind: 'plan', uid, set: newFields('plan', fields, {}) })).uid);
}

const doses = () => withPhone(async (db) => (await db.getAll('records')).filter(isEntry).filter(({ kind }) => kind !== 'plan'));
const ops = () => withPhone(async (db) => (await db.getAll('outbox')).map(({ op }) => op).filter(({ kind }) => kind !== 'plan'));

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(localInstant(DAY, '09:00')) }));

afterEach(async () => {
  vi.useRealTimers();
  await withPhone((db) => durably(db, async (tx) => {
    for (const store of ['records', 'outbox', 'kept'] as const) await tx.objectStore(store).clear();
  }));
});

test('a dose is the same row and op that the app writes; where it went is left blank', async () => {
  const plan = await addPlan(B12);
  expect(await logDoses([plan], 'taken')).toBe(true);
  const [dose] = await doses();
  expect(dose).toMatchObject({ kind: 'b12', plan, status: 'taken', mcg: 1000, day: DAY, at: localInstant(DAY, '09:00'), site: null, rev: 0 });
  const [op] = await ops();
  expect(op).toMatchObject({ kind: 'b12', uid: dose!.uid, base: 0, set: { plan, status: 'taken', mcg: 1000, day: DAY } });
});

test('a dose that was logged since is not logged twice', async () => {
  const plan = await addPlan(B12);
  await logDoses([plan], 'taken');
  expect(await logDoses([plan], 'taken')).toBe(true);
  expect(await doses()).toHaveLength(1);
});

test('several doses are logged at once, and only those that are due', async () => {
  const [b12, magnesium] = [await addPlan(B12), await addPlan(MAGNESIUM)];
  await logDoses([magnesium], 'skipped');
  expect(await logDoses([b12, magnesium], 'taken')).toBe(true);
  expect((await doses()).map(({ kind, status }) => [kind, status]).sort()).toEqual([
    ['b12', 'taken'],
    ['supplement', 'skipped'],
  ]);
});

test('of a plan that this phone does not know nothing is logged: the app is opened', async () => {
  const plan = await addPlan(B12);
  expect(await logDoses([plan, newUid()], 'taken')).toBe(false);
  expect(await doses()).toEqual([]);
});

test('before the hour at which the day starts, the dose is of the day before', async () => {
  const plan = await addPlan(MAGNESIUM);
  await withPhone((db) => durably(db, (tx) => tx.objectStore('kept').put({ values: { day_starts_at: 4 }, untold: [] }, 'preferences')));
  vi.setSystemTime(Date.parse(localInstant(DAY, '01:30')));
  await logDoses([plan], 'taken');
  expect((await doses())[0]).toMatchObject({ day: '2026-03-01', at: localInstant(DAY, '01:30') });
});
