import { describe, expect, it, test } from 'vitest';
import { kindOf } from '../registry/registry';
import { checkOn } from '../testing/checks';
import { asksPlace, asksTold, before, checksBefore, groups, isCheckDue, noToAll, outcomeOf, recorded, said } from './functionCheck';

const ARMS = groups[0]!.items;

it('asks everything of the registry, in four groups', () => {
  expect(groups.map(({ name, items }) => [name, items.length])).toEqual([['arms_and_legs', 5], ['head_and_neck', 5], ['breath', 1], ['elsewhere', 4]]);
  const fields = groups.flatMap(({ items }) => items).flatMap((item) => [item, `${item}_where`, `${item}_since`, `${item}_told`]);
  expect(fields).toEqual(kindOf('function_check').fields.map(({ name }) => name));
});

describe('"No to all of these"', () => {
  it('fills in what is unanswered, and nothing else', () => {
    const { set, filled } = noToAll({ weakness: 'new_or_worse', tripping: 'no' }, ARMS, []);
    expect(set).toEqual({ hand_clumsiness: 'no', thinner_muscle: 'no', unsteadiness: 'no' });
    expect(filled).toEqual(['hand_clumsiness', 'thinner_muscle', 'unsteadiness']);
  });

  it('takes back what it filled in, but not what was answered since', () => {
    const filled = ['hand_clumsiness', 'thinner_muscle', 'unsteadiness'];
    const values = { weakness: 'new_or_worse', tripping: 'no', hand_clumsiness: 'as_before', thinner_muscle: 'no', unsteadiness: 'no' };
    expect(noToAll(values, ARMS, filled)).toEqual({ set: { thinner_muscle: null, unsteadiness: null }, filled: [] });
  });

  it('changes nothing where all was answered by hand', () => {
    expect(noToAll(Object.fromEntries(ARMS.map((item) => [item, 'no'])), ARMS, [])).toEqual({ set: {}, filled: [] });
  });
});

describe('what is stored', () => {
  it('leaves blank what was not answered', () => {
    const fields = recorded({ weakness: 'no' });
    expect(fields).toMatchObject({ weakness: 'no', memory: null, memory_where: null, memory_told: null });
  });

  it('is only what the answer asks for', () => {
    const typed = { weakness_where: ' left foot ', weakness_since: ' ', weakness_told: true };
    const stored = (weakness: string) => {
      const { answer, ...rest } = said(recorded({ ...typed, weakness }), 'weakness');
      return Object.values(rest);
    };
    expect(stored('new_or_worse')).toEqual(['left foot', null, null]);
    expect(stored('as_before')).toEqual(['left foot', null, true]);
    expect(stored('no')).toEqual([null, null, null]);
  });
});

describe('what was said before', () => {
  const october = checkOn('2026-10-18', { weakness: 'new_or_worse', weakness_where: 'left foot', weakness_since: 'about 20 Sep' });
  const november = checkOn('2026-11-15', { weakness: 'as_before', weakness_told: true });

  it('is the last answer, with the place and the time told since the last "no"', () => {
    const blank = checkOn('2026-11-22', { memory: 'no' });
    expect(before('weakness', [october, november, blank])).toEqual({
      day: '2026-11-15', answer: 'as_before', where: 'left foot', since: 'about 20 Sep', told: true,
    });
    expect(before('speech', [october, november])).toBeNull();
  });

  it('forgets the place when it was gone in between', () => {
    const gone = checkOn('2026-11-01', { weakness: 'no' });
    expect(before('weakness', [october, gone])).toMatchObject({ answer: 'no', where: null });
    expect(before('weakness', [october, gone, november])).toMatchObject({ where: null, since: null, told: true });
  });

  it('has to be told anew when it got worse', () => {
    const worse = checkOn('2026-11-22', { weakness: 'new_or_worse' });
    expect(before('weakness', [october, november, worse])).toMatchObject({ where: 'left foot', told: null });
  });

  it('is that of earlier days, in the order of time', () => {
    expect(checksBefore('2026-11-15', [november, october])).toEqual([october]);
    expect(checksBefore('2026-11-16', [november, october])).toEqual([october, november]);
  });
});

describe('what is asked beside an answer', () => {
  const known = before('weakness', [checkOn('2026-10-18', { weakness: 'as_before', weakness_where: 'left foot', weakness_told: true })]);
  const answered = (weakness: string | null) => said({ weakness }, 'weakness');

  test('where and since when: of what is new or worse always, of what was there as long as nothing is known', () => {
    expect([asksPlace(answered('new_or_worse'), known), asksPlace(answered('as_before'), known), asksPlace(answered('as_before'), null)]).toEqual([true, false, true]);
    expect([asksPlace(answered('no'), null), asksPlace(answered(null), null)]).toEqual([false, false]);
  });

  test('whether a clinician knows: of what was there before, until one does', () => {
    expect([asksTold(answered('as_before'), null), asksTold(answered('as_before'), known)]).toEqual([true, false]);
    expect([asksTold(answered('as_before'), { ...known!, told: false }), asksTold(answered('new_or_worse'), null)]).toEqual([true, false]);
  });
});

it('parts the items by what follows', () => {
  const earlier = [checkOn('2026-10-18', { speech: 'as_before', speech_told: true })];
  const now = { weakness: 'new_or_worse', tripping: 'as_before', unsteadiness: 'as_before', unsteadiness_told: false, speech: 'as_before', memory: 'no' };
  const { unanswered, ...answered } = outcomeOf(now, earlier);
  expect(answered).toEqual({ worse: ['weakness'], known: ['speech'], untold: ['tripping', 'unsteadiness'], no: ['memory'] });
  expect(unanswered).toHaveLength(10);
});

test.each([
  ['never, on the second day', { first: '2026-11-24' }, false],
  ['never, from the third day on', { first: '2026-11-23' }, true],
  ['never, in a diary without an entry', {}, false],
  ['six days ago', { first: '2026-01-01', lastCheck: '2026-11-19' }, false],
  ['seven days ago', { first: '2026-01-01', lastCheck: '2026-11-18' }, true],
  ['put off today', { first: '2026-01-01', lastCheck: '2026-11-01', putOff: '2026-11-25' }, false],
  ['put off a week ago', { first: '2026-01-01', lastCheck: '2026-11-01', putOff: '2026-11-18' }, true],
])('offered when the last check was %s: %j', (_when, days, isDue) => {
  expect(isCheckDue('2026-11-25', { first: null, lastCheck: null, putOff: null, ...days })).toBe(isDue);
});
