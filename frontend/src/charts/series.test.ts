import { expect, test } from 'vitest';
import known from '../../../tests/data/series.json';
import type { Entry, Fields } from '../registry/types';
import { dayState } from '../rules/dayStates';
import { localInstant } from '../time/days';
import { dailySeries, recordedSeries } from './series';
import { seriesLabel } from './seriesParts';

const BERLIN = 'Europe/Berlin';
const [D1, D2, D3] = ['2026-03-01', '2026-03-02', '2026-03-03'] as const;

function entry(kind: string, day: string, time: string, fields: Fields = {}, on = day): Entry {
  const at = localInstant(on, time, BERLIN);
  return { kind, uid: `${kind} ${at}`, rev: 1, deleted: false, at, tz: BERLIN, day, note: null, ...fields };
}

const twitch = (day: string, time: string, fields: Fields = {}) => entry('twitch', day, time, { count: 1, seconds: null, ...fields });
const checkin = (day: string, time: string, fields: Fields, on = day) =>
  entry('checkin', day, time, { twitches: null, complete: false, stress: null, ...fields }, on);
const night = (asleep_at: string, awake_at: string) =>
  ({ ...entry('sleep', awake_at.slice(0, 10), '07:00'), at: awake_at, asleep_at, awake_at, quality: 7 }) as Entry;
const dose = (day: string, status = 'taken') => entry('b12', day, '10:00', { mcg: 1000, status });

const seriesOf = (name: string, ...entries: Entry[]) => dailySeries(entries, D1, D3)(name);

test.each<[string, Entry[]]>([
  ['missing', []],
  ['missing', [entry('caffeine', D1, '08:00', { mg: 96 })]],
  ['observed', [twitch(D1, '12:00')]],
  ['none', [checkin(D1, '18:00', { twitches: 'none_noticed' })]],
  ['missing', [checkin(D1, '17:59', { twitches: 'none_noticed' })]],
  ['none', [checkin(D1, '09:00', { twitches: 'none_noticed' }, D2)]],
  ['observed', [checkin(D1, '18:00', { twitches: 'none_noticed' }), twitch(D1, '21:10')]],
  ['missing', [checkin(D1, '21:00', { twitches: 'all_logged' })]],
  ['missing', [checkin(D1, '21:00', { complete: true })]],
  ['partial', [checkin(D1, '21:00', { twitches: 'not_all' })]],
  ['partial', [twitch(D1, '12:00'), checkin(D1, '21:00', { twitches: 'not_all' })]],
  ['none', [checkin(D1, '20:00', { twitches: 'not_all' }), checkin(D1, '21:00', { twitches: 'none_noticed' })]],
  ['none', [checkin(D1, '20:00', { twitches: 'none_noticed' }), checkin(D1, '21:00', { stress: 3 })]],
])('a day is %s', (state, entries) => {
  expect(dayState(entries)).toBe(state);
});

test('twitches: nothing logged is missing, and only "none noticed" makes a zero', () => {
  const entries = [
    twitch(D1, '08:00', { seconds: 90 }),
    twitch(D1, '09:00', { count: 4 }),
    checkin(D2, '21:00', { twitches: 'none_noticed' }),
    checkin(D3, '21:00', { twitches: 'all_logged', complete: true }),
  ];
  expect(seriesOf('twitch.count', ...entries)).toEqual([5, 0, null]);
  expect(seriesOf('twitch.minutes', ...entries)).toEqual([1.5, 0, null]);
});

test('sums: only "that\'s all for today" makes a zero', () => {
  const entries = [
    entry('caffeine', D1, '08:00', { mg: 96 }),
    entry('caffeine', D1, '10:00', { mg: 63 }),
    checkin(D2, '21:00', { complete: true }),
    checkin(D3, '21:00', { twitches: 'none_noticed' }),
  ];
  expect(seriesOf('caffeine.mg', ...entries)).toEqual([159, 0, null]);
  expect(seriesOf('hydration.ml', ...entries)).toEqual([null, 0, null]);
});

test('a night counts by instants, on the day of waking', () => {
  const overSpringChange = night('2026-03-28T23:00:00+01:00', '2026-03-29T07:00:00+02:00');
  expect(dailySeries([overSpringChange], '2026-03-28', '2026-03-29')('sleep.hours')).toEqual([null, 7]);
});

test('of several ratings on a day the latest given counts', () => {
  const first = checkin(D1, '09:00', { stress: 2 });
  const second = checkin(D1, '20:00', { stress: 5 });
  const silent = checkin(D1, '22:00', { complete: true });
  expect(seriesOf('checkin.stress', first, second, silent)).toEqual([5, null, null]);
});

test('doses: a skipped one is none', () => {
  const entries = [dose(D1, 'skipped'), dose(D2)];
  expect(seriesOf('b12.doses', ...entries)).toEqual([0, 1, null]);
});

test('watched counts: the mean of those at rest, however long each was watched', () => {
  const count = (day: string, time: string, fields: Fields) =>
    entry('window_count', day, time, { site: 'calf', seconds: 60, twitches: 0, at_rest: true, ...fields });
  const entries = [
    count(D1, '08:00', { twitches: 3 }),
    count(D1, '20:00', { twitches: 12, seconds: 120 }),
    count(D1, '21:00', { twitches: 40, at_rest: false }),
    count(D2, '08:00', {}),
    count(D3, '08:00', { twitches: 9, at_rest: false }),
  ];
  expect(seriesOf('window_count.per_minute', ...entries)).toEqual([4.5, 0, null]);
});

test('a series that no kind has is an error, not a blank', () => {
  expect(() => seriesOf('moon.light')).toThrow('moon.light');
});

test('an hour that two sleep entries cover counts once', () => {
  const sleep = (from: string, to: string) => night(`${D2}T${from}:00+01:00`, `${D2}T${to}:00+01:00`);
  const nights = [sleep('00:00', '08:00'), sleep('02:00', '03:00'), sleep('07:00', '09:00'), sleep('14:00', '15:00')];
  expect(seriesOf('sleep.hours', ...nights)).toEqual([null, 10, null]);
});

const TRACKERS = known.trackers as unknown as Entry[];
const KNOWN = known.entries as unknown as Entry[];

test.each(Object.entries(known.series))('%s is what the server makes of the same entries', (name, values) => {
  const found = dailySeries(KNOWN, known.from, known.to, TRACKERS)(name);
  expect(found.map((value) => value && Number(value.toFixed(6)))).toEqual(values);
});

test('the series that have a value are known, in the order of the registry', () => {
  const found = recordedSeries(KNOWN, TRACKERS).map(({ name }) => name);
  expect(found.toSorted()).toEqual(Object.keys(known.series).toSorted());
  expect(found.slice(0, 3)).toEqual(['twitch.minutes', 'twitch.intensity', 'twitch.count']);
  expect(found.slice(-4)).toEqual(TRACKERS.slice(0, 4).map(({ uid }) => `measurement.value.${uid}`));
});

test('every series has a name that stands by itself', () => {
  const names = [`measurement.value.${TRACKERS[0]!.uid}`, 'measurement.value.gone', 'symptom.severity.tingling', 'exercise.load', 'food.b12_mcg', 'moon.light'];
  expect(names.map((name) => seriesLabel(name, TRACKERS))).toEqual([
    'Screen time', 'My own', 'Tingling', 'Training load', 'Food with B12: B12', 'moon.light',
  ]);
});
