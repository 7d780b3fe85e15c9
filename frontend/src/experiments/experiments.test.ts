import { expect, test } from 'vitest';
import known from '../../../tests/data/experiments.json';
import type { Entry, Fields } from '../registry/types';
import { armOn, blocksOf, drawTurns, endsOn, goalsBelow, latestFirst, PAIRS, shownOn, stateOf, usualCaffeine } from './experiments';
import { goalWords, todayWords } from './experimentWords.svelte';

const cases = known as unknown as { name: string; experiment: Fields; ends_on: string; changed: string[]; states: Record<string, string> }[];

test.each(cases)('days and states that the server knows too: $name', ({ experiment, ends_on, changed, states }) => {
  expect(endsOn(experiment)).toBe(ends_on);
  const days = blocksOf(experiment).flatMap((block) => block.days);
  expect(days.filter((day) => armOn(experiment, day) === 'change')).toEqual(changed);
  for (const [day, state] of Object.entries(states)) expect(stateOf(experiment, day)).toBe(state);
});

test('before its first day, after its last and from an early end on, a day is for nothing', () => {
  const [whole, , stopped] = cases;
  expect(armOn(whole!.experiment, '2026-02-28')).toBeNull();
  expect(armOn(whole!.experiment, '2026-03-25')).toBeNull();
  expect([armOn(stopped!.experiment, '2026-03-02'), armOn(stopped!.experiment, '2026-03-03')]).toEqual(['change', null]);
});

test('a draw has one block of each arm in every pair, and is not the same twice', () => {
  const drawn = Array.from({ length: 20 }, drawTurns);
  for (const turns of drawn) expect(turns).toMatch(new RegExp(`^(?:CU|UC){${PAIRS}}$`));
  expect(new Set(drawn).size).toBeGreaterThan(15);
});

test('either order is drawn about as often as the other', () => {
  const pairs = Array.from({ length: 200 }, drawTurns).join('').match(/../g)!;
  const share = pairs.filter((pair) => pair === 'CU').length / pairs.length;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
});

test('an evening shows on the day after it, a coffee on the same day', () => {
  expect([shownOn({ what: 'bedtime' }, '2026-02-28'), shownOn({ what: 'caffeine' }, '2026-02-28')]).toEqual(['2026-03-01', '2026-02-28']);
});

test('the usual amount is the median of the known days, once there are seven', () => {
  expect(usualCaffeine([100, 200, null, 190, 190, 0, 190, 400])).toBe(190);
  expect(usualCaffeine([100, 200, 190, 190, 0, 190, null])).toBeNull();
  expect(usualCaffeine([])).toBeNull();
});

test.each([
  [190, [0, 90, 140]],
  [100, [0, 50, 70]],
  [20, [0, 10]],
  [10, [0]],
  [5, [0]],
])('a goal is always less than the usual %i mg', (usual, goals) => {
  expect(goalsBelow(usual)).toEqual(goals);
});

test('the latest stands first', () => {
  const begun = (starts_on: string) => ({ starts_on }) as unknown as Entry;
  expect(latestFirst([begun('2026-01-02'), begun('2026-03-01'), begun('2025-12-31')]).map(({ starts_on }) => starts_on)).toEqual([
    '2026-03-01', '2026-01-02', '2025-12-31',
  ]);
});

test('each is called by its goal, and each day by what it is for', () => {
  const coffee = { what: 'caffeine', at_most_mg: 150, usual_mg: 300 };
  const bed = { what: 'bedtime', minutes_earlier: 30 };
  expect([goalWords(coffee), goalWords({ ...coffee, at_most_mg: 0 }), goalWords(bed)]).toEqual([
    'Caffeine at or below 150 mg', 'No caffeine', 'To bed 30 minutes earlier',
  ]);
  expect([todayWords(coffee, 'change'), todayWords(coffee, 'usual'), todayWords({ ...coffee, at_most_mg: 0 }, 'change')]).toEqual([
    'Today: caffeine at or below 150 mg', 'Today: caffeine as usual', 'Today: no caffeine',
  ]);
  expect([todayWords(bed, 'change'), todayWords(bed, 'usual')]).toEqual(['Tonight: to bed 30 minutes earlier', 'Tonight: to bed as usual']);
});
