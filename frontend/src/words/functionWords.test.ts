import { describe, expect, it, test } from 'vitest';
import type { Fields } from '../registry/types';
import { before } from '../rules/functionCheck';
import { checkOn } from '../testing/checks';
import { today } from '../time/days';
import { checkSummary, lastSaid, questionOf, resultOf } from './functionWords.svelte';

const FOOT = { weakness: 'new_or_worse', weakness_where: 'left foot', weakness_since: 'about 20 September' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (values: Fields, earlier = [] as Fields[]) => {
  const checks = earlier.map((fields, index) => checkOn(`2026-11-0${index + 1}`, fields));
  return resultOf(values, checks).map((line) => line.replace(/^.*Say: /, ''));
};

describe('what follows from a check', () => {
  test('new or worse', () => {
    expect(resultOf({ ...FOOT, memory: 'no', speech: 'as_before', speech_told: true }, [])).toEqual([
      "Please tell your doctor or clinic in the next days; don't wait for the diary. Say: weakness in the left foot, since about 20 September, getting worse.",
    ]);
  });

  test('all no, and nothing else answered', () => {
    const noted = ["Noted, no change reported. If something changes, don't wait for the next check."];
    expect(resultOf({ weakness: 'no', memory: 'no' }, [])).toEqual(noted);
  });

  test('as before, and a clinician knows', () => {
    expect(resultOf({ speech: 'as_before', speech_told: true, memory: 'no' }, [])).toEqual(['Noted, as before.']);
    const told = [checkOn('2026-11-01', { speech: 'as_before', speech_told: true })];
    expect(resultOf({ speech: 'as_before' }, told)).toEqual(['Noted, as before.']);
  });

  test('as before, and no clinician is known to know', () => {
    const ask = "Noted, as before. Please tell your doctor or clinic what they don't know yet; don't wait for the diary. Say: slurred or weak voice, as before.";
    expect(resultOf({ speech: 'as_before', speech_told: false }, [])).toEqual([ask]);
    expect(resultOf({ speech: 'as_before' }, [])).toEqual([ask]);
  });

  test('both have a paragraph of their own', () => {
    expect(resultOf({ ...FOOT, speech: 'as_before' }, [])).toHaveLength(2);
  });
});

describe('what to say', () => {
  it('names what came new since the last "no"', () => {
    expect(say(FOOT, [{ weakness: 'no' }])).toEqual(['weakness in the left foot, since about 20 September, new.']);
  });

  it('says "getting worse" of what was there, with the place and time told before', () => {
    expect(say({ weakness: 'new_or_worse' }, [FOOT])).toEqual(['weakness in the left foot, since about 20 September, getting worse.']);
  });

  it('leaves it open where nothing tells the two apart', () => {
    expect(say({ tripping: 'new_or_worse' })).toEqual(['tripping, or a foot that drops, new or worse.']);
  });

  it('has one phrase an item', () => {
    expect(say({ ...FOOT, hand_clumsiness: 'new_or_worse', hand_clumsiness_where: 'right', hand_clumsiness_since: 'Since March' })).toEqual([
      'weakness in the left foot, since about 20 September, getting worse; clumsy hand (right), since March, getting worse.',
    ]);
  });

  test.each([
    ['Left foot', 'in the left foot'],
    ['my left foot', 'in my left foot'],
    ['both feet', 'in both feet'],
    ['on stairs', 'on stairs'],
    ['Left', 'on the left'],
  ])('reads "%s" as weakness %s', (weakness_where, where) => {
    expect(say({ weakness: 'new_or_worse', weakness_where })).toEqual([`weakness ${where}, new or worse.`]);
  });

  test.each([['About March', 'about March'], ['March', 'March'], ['since spring', 'spring']])('reads "%s" as since %s', (speech_since, since) => {
    expect(say({ speech: 'new_or_worse', speech_since })).toEqual([`slurred or weak voice, since ${since}, getting worse.`]);
  });
});

describe('the question for the doctor', () => {
  it('says what there is to tell', () => {
    expect(questionOf({ ...FOOT, speech: 'as_before' }, [], 300)).toBe('Weakness in the left foot, since about 20 September, getting worse; slurred or weak voice, as before.');
  });

  it('is none when there is nothing to tell', () => {
    expect(questionOf({ memory: 'no', speech: 'as_before', speech_told: true }, [], 300)).toBeNull();
  });

  it('fits its field', () => {
    const long = questionOf(FOOT, [], 20)!;
    expect([long, long.length]).toEqual(['Weakness in the lef…', 20]);
    expect(questionOf({ memory: 'as_before' }, [], 31)).toBe('Memory or thinking, as before.');
    expect(questionOf({ memory: 'as_before' }, [], 29)).toBe('Memory or thinking, as befor…');
  });
});

describe('a check in the diary', () => {
  it('is told in words', () => {
    const no = Object.fromEntries(['hand_clumsiness', 'tripping', 'thinner_muscle', 'speech'].map((item) => [item, 'no']));
    expect(checkSummary(checkOn('2026-11-15', { ...no, weakness: 'new_or_worse', weakness_where: 'Left foot', unsteadiness: 'as_before' }))).toBe(
      'New or worse: weakness in one place (left foot) · as before: unsteady, worse in the dark · no: 4 · not answered: 9',
    );
  });

  it('leaves out what there is none of', () => {
    expect(checkSummary(checkOn('2026-11-15', { memory: 'no' }))).toBe('No: 1 · not answered: 14');
  });
});

describe('the last answer', () => {
  const year = today().slice(0, 4);
  const told = (day: string, fields: Fields) => plain(lastSaid(before('weakness', [checkOn(day, fields)])!));

  it('is told as a fact', () => {
    expect(told(`${year}-01-15`, { ...FOOT, weakness_where: 'Left foot' })).toBe('15 Jan: new or worse, left foot');
    expect(told(`${year}-01-15`, { weakness: 'as_before', weakness_told: true })).toBe('15 Jan: as before, your clinician knows');
  });

  it('names a year that is not this one', () => {
    expect(told('2019-11-15', { weakness: 'as_before' })).toBe('15 Nov 2019: as before');
  });
});
