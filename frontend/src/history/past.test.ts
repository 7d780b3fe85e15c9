import { expect, test } from 'vitest';
import type { Entry, Fields, Version } from '../registry/types';
import { toldBy } from './past';
import { changesSaid, didSaid } from './pastWords.svelte';

const PHONE = 'phone';
const TABLET = 'tablet';
const COFFEE = { at: '2026-03-01T08:15:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', mg: 96, drink: 'brewed_coffee', note: null };

const entry = (fields: Fields) => ({ kind: 'caffeine', uid: 'u', rev: 1, deleted: false, ...fields }) as Entry;

/** Of versions as the server gives them, newest first. */
function version(seq: number, set: Fields | null, after: Fields | null, more: Partial<Version> = {}): Version {
  return { seq, edited_at: '2026-03-01T08:00:00Z', device: PHONE, deleted: after === null, superseded: false, set, entry: after && entry(after), ...more };
}

function said(versions: Version[], kind = 'caffeine') {
  return toldBy(kind, versions).map((told) => [didSaid(told, PHONE), ...changesSaid(told, [])]);
}

test('each change is said from what to what', () => {
  const later = { ...COFFEE, mg: 160, note: 'Large' };
  const versions = [version(3, { note: null }, { ...COFFEE, mg: 160 }), version(2, { mg: 160, note: 'Large' }, later, { device: TABLET }), version(1, COFFEE, COFFEE, { device: null })];
  expect(said(versions)).toEqual([
    ['Changed on this phone', 'Note: “Large” taken away'],
    ['Changed on another device', 'Caffeine: from 96 mg to 160 mg', 'Note: “Large”, not given before'],
    ['Logged', 'Coffee · 96 mg'],
  ]);
});

test('of the background each answer is said with what was asked', () => {
  const given = { emg: 'no', main_worry: 'Calf twitching' };
  const first = { ...version(1, given, given), entry: { ...entry(given), kind: 'background' } };
  expect(said([first], 'background')).toEqual([['Logged on this phone', 'My main problem and worry: “Calf twitching”', 'EMG (needle test): No']]);
});

test('a deletion and a return are told, and what the record is now is not offered', () => {
  const versions = [version(3, COFFEE, COFFEE), version(2, null, null), version(1, COFFEE, COFFEE)];
  expect(said(versions).map(([did]) => did)).toEqual(['Brought back on this phone', 'Deleted on this phone', 'Logged on this phone']);
  expect(toldBy('caffeine', versions).map(({ differs }) => differs)).toEqual([false, false, false]);
  expect(toldBy('caffeine', versions.slice(1)).map(({ differs }) => differs)).toEqual([false, true]);
});

test('of what lost, what it had wanted is said and offered', () => {
  const now = { ...COFFEE, mg: 160 };
  const versions = [version(3, { mg: 63 }, now, { superseded: true, device: TABLET }), version(2, { mg: 160 }, now), version(1, COFFEE, COFFEE)];
  expect(said(versions)[0]).toEqual(['Changed on another device', 'Caffeine: 63 mg']);
  expect(toldBy('caffeine', versions).map(({ differs }) => differs)).toEqual([true, false, true]);
});

test('a deletion that lost can not be brought back', () => {
  const versions = [version(2, null, COFFEE, { superseded: true, device: TABLET }), version(1, COFFEE, COFFEE)];
  expect(said(versions)[0]).toEqual(['Deleted on another device']);
  expect(toldBy('caffeine', versions)[0]!.differs).toBe(false);
});

test('the same instant told with another offset is no change', () => {
  const versions = [version(2, { mg: 63 }, { ...COFFEE, mg: 63, at: '2026-03-01T07:15:00+00:00' }), version(1, COFFEE, COFFEE)];
  expect(said(versions)[0]).toEqual(['Changed on this phone', 'Caffeine: from 96 mg to 63 mg']);
});

test.each([
  ['twitch', { site: 'calf', side: 'left' }, { site: 'calf', side: 'right' }, 'Where: from Left calf to Right calf'],
  ['supplement', { amount: 200, unit: 'mg' }, { amount: 2, unit: 'tablet' }, 'Amount: from 200 mg to 2 tablets'],
  ['b12', { mcg: 75 }, { mcg: 1000 }, 'Dose: from 75 micrograms to 1 mg'],
  ['checkin', { complete: false, stress: null }, { complete: true, stress: null }, "That's all for today: from no to yes"],
  ['function_check', { weakness_where: null }, { weakness_where: 'left foot' }, 'Weakness in one place, where: “left foot”, not given before'],
  ['sleep', { awake_at: '2026-03-01T06:00:00+01:00' }, { awake_at: '2026-03-01T06:40:00+01:00', at: '2026-03-01T06:40:00+01:00' }, 'Woke up: from 1 Mar, 06:00 to 1 Mar, 06:40'],
])('a change of %s is said in the words of its form', (kind, before, after, words) => {
  const [old, now]: Fields[] = [{ ...COFFEE, ...before }, { ...COFFEE, ...after }];
  const versions = [version(2, after as Fields, now!), version(1, old!, old!)].map((one) => ({ ...one, entry: { ...one.entry!, kind } }));
  expect(said(versions, kind)[0]!.slice(1).map((line) => line.replaceAll('\u00a0', ' '))).toEqual([words]);
});
