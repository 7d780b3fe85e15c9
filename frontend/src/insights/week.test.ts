import { expect, test } from 'vitest';
import type { Entry, Fields } from '../registry/types';
import { addDays } from '../time/days';
import { weekBefore, weekStart } from './week';
import { countsInWords, typicalInWords, weekInWords } from './weekWords.svelte';

const MONDAY = '2026-03-16';
const LONG_AGO = '2026-01-01';

const entry = (kind: string, day: string, fields: Fields = {}, time = '12:00') =>
  ({ kind, uid: `${kind} ${day} ${time} ${JSON.stringify(fields)}`, day, at: `${day}T${time}:00+01:00`, tz: 'Europe/Berlin', ...fields }) as Entry;

const stress = (day: string, value: number) => entry('checkin', day, { stress: value });
const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, index) => addDays(first, index));

test.each([
  [MONDAY, 0, MONDAY],
  ['2026-03-22', 0, MONDAY],
  ['2026-03-15', 0, '2026-03-09'],
  [MONDAY, 6, '2026-03-15'],
  ['2026-03-21', 5, '2026-03-21'],
])('%s is in the week, of those that start on day %i, that began on %s', (day, firstWeekday, start) => {
  expect(weekStart(day, firstWeekday)).toBe(start);
});

test('only the days of the last full week are told of', () => {
  const entries = [
    entry('twitch', '2026-03-08'),
    entry('twitch', '2026-03-09'),
    entry('twitch', '2026-03-09', {}, '13:00'),
    entry('caffeine', '2026-03-11', { mg: 63 }),
    entry('twitch', '2026-03-15'),
    entry('twitch', MONDAY),
  ];
  const week = weekBefore(MONDAY, LONG_AGO, entries)!;
  expect(week).toMatchObject({ noted: 3, twitching: 2 });
  expect([week.days[0], week.days.at(-1)]).toEqual(['2026-03-09', '2026-03-15']);
  expect(weekInWords(week)).toBe('7 days, 3 with an entry; twitches logged on 2.');
});

test('a day without a twitch is not said to have had none', () => {
  expect(weekInWords(weekBefore(MONDAY, LONG_AGO, [entry('caffeine', '2026-03-11', { mg: 63 })])!)).toBe('7 days, 1 with an entry; no twitches logged.');
});

test('a minute that was counted is no logged twitch, and is told of', () => {
  const count = (day: string) => entry('window_count', day, { site: 'calf', seconds: 60, twitches: 3 });
  const week = weekBefore(MONDAY, LONG_AGO, [count('2026-03-10')])!;
  expect([weekInWords(week), countsInWords(week)]).toEqual([
    '7 days, 1 with an entry; no twitches logged.',
    'A minute was counted on 1 day. It stands apart from the twitches logged.',
  ]);
  expect(countsInWords(weekBefore(MONDAY, LONG_AGO, ['2026-03-10', '2026-03-10', '2026-03-12'].map(count))!)).toBe('Minutes were counted on 2 days. They stand apart from the twitches logged.');
});

test('a diary that began in it is counted from its first day', () => {
  const week = weekBefore(MONDAY, '2026-03-12', [entry('twitch', '2026-03-12'), entry('twitch', '2026-03-14')])!;
  expect(weekInWords(week)).toBe('4 days, 2 with an entry; twitches logged on 2.');
});

test.each([[[]], [[entry('twitch', MONDAY)]], [[entry('twitch', '2026-03-08')]]])('nothing noted in it makes no summary', (entries) => {
  expect(weekBefore(MONDAY, LONG_AGO, entries)).toBeNull();
});

test('what was typical is the median, beside that of the week before', () => {
  const before = daysFrom('2026-03-02', 4).map((day, index) => stress(day, [2, 2, 4, 9][index]!));
  const now = daysFrom('2026-03-09', 5).map((day, index) => stress(day, [1, 5, 5, 6, 10][index]!));
  const { typical } = weekBefore(MONDAY, LONG_AGO, [...before, ...now])!;
  expect(typical).toEqual([{ series: 'checkin.stress', value: 5, before: 3 }]);
  expect(typicalInWords(typical[0]!)).toBe('Stress: 5 of 10; the week before 3.');
});

test('three days of a week are too few to compare', () => {
  const few = daysFrom('2026-03-02', 3).map((day) => stress(day, 2));
  const enough = daysFrom('2026-03-09', 4).map((day) => stress(day, 2));
  expect(weekBefore(MONDAY, LONG_AGO, [...few, ...enough])!.typical).toEqual([{ series: 'checkin.stress', value: 2, before: null }]);
  const late = few.map((one) => stress(addDays(one.day, 7), 2));
  expect(weekBefore(MONDAY, LONG_AGO, late)!.typical).toEqual([{ series: 'checkin.stress', value: null, before: null }]);
});

test('days of which not all twitches were logged say nothing of a typical one', () => {
  const days = daysFrom('2026-03-09', 4);
  const entries = days.flatMap((day, index) => [entry('twitch', day, { count: 1 }), ...(index ? [] : [entry('checkin', day, { twitches: 'not_all' }, '20:00')])]);
  expect(weekBefore(MONDAY, LONG_AGO, entries)!.typical).toEqual([{ series: 'twitch.count', value: null, before: null }]);
});

test.each([
  [{ series: 'twitch.count', value: 4, before: 4 }, 'Twitches: 4, as in the week before.'],
  [{ series: 'twitch.count', value: 3.5, before: 0 }, 'Twitches: 3.5; the week before 0.'],
  [{ series: 'sleep.hours', value: 6.52, before: 6.48 }, 'Sleep: 6.5 hours, as in the week before.'],
  [{ series: 'caffeine.mg', value: 95.5, before: 190 }, 'Caffeine: 96 mg; the week before 190.'],
  [{ series: 'checkin.tiredness', value: 6, before: null }, 'Tiredness: 6 of 10; not enough to compare.'],
])('%o in words', (typical, words) => {
  expect(typicalInWords(typical)).toBe(words);
});
