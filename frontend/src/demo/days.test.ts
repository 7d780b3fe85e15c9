import { expect, test } from 'vitest';
import { problems } from '../fields/problems.svelte';
import type { Entry } from '../registry/types';
import { afterChange, fieldsOf } from '../store/change';
import { addDays, today } from '../time/days';
import { LENGTH, madeUp } from './days';
import { told } from './story';

const changes = () => [...madeUp(today(), Date.now()), ...told(today())];
const made = changes().map((change) => afterChange(undefined, change) as Entry);
const of = (kind: string) => made.filter((entry) => entry.kind === kind);

test('the server would take all of it', () => {
  expect(made.map((entry) => problems(entry.kind, fieldsOf(entry))).filter((found) => Object.keys(found).length)).toEqual([]);
});

test('it is about three months up to now, with gaps', () => {
  const days = [...new Set(of('sleep').map(({ day }) => day))].sort();
  expect(days[0]! >= addDays(today(), 1 - LENGTH)).toBe(true);
  expect(days.length).toBeGreaterThan(LENGTH * 0.8);
  expect(days.length).toBeLessThan(LENGTH);
  const later = made.filter(({ at }) => at && Date.parse(at) > Date.now());
  expect(later.map(({ category }) => category)).toEqual(['appointment']);
});

test('it is the same for everybody, and says where it is from', () => {
  const told = () => changes().map(({ kind, set }) => ({ kind, ...set }));
  expect(told()).toEqual(told());
  expect(new Set(made.filter(({ at }) => at).map(({ source }) => source))).toEqual(new Set(['demo']));
});

test('there is something to see of each kind', () => {
  for (const kind of ['twitch', 'caffeine', 'hydration', 'b12', 'supplement', 'symptom', 'exercise', 'window_count', 'checkin', 'lab', 'event', 'function_check', 'plan', 'question', 'pin']) {
    expect(of(kind).length, kind).toBeGreaterThan(0);
  }
  expect(of('twitch').length).toBeGreaterThan(100);
});
