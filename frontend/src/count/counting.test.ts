import { expect, test } from 'vitest';
import {
  begin, hasBegun, hide, isLongEnough, isTap, oneLess, partDone, pass, secondsLeft, secondsWatched, show, stop, tap, type Counting, type Moment,
} from './counting';

const START = 5_000;
const LEAD_IN = 3_000;
const NINE = Date.parse('2026-03-01T09:00Z');

/** A moment so many seconds after the watching began. */
const after = (seconds: number): Moment => {
  const passed = LEAD_IN + seconds * 1_000;
  return { steady: START + passed, wall: NINE + passed };
};
const started = (planned = 60) => begin(planned, { steady: START, wall: NINE });
const tapped = (counting: Counting, ...seconds: number[]) => seconds.reduce((so, second) => tap(so, after(second)), counting);

test('the first three seconds are quiet: their taps are no twitches', () => {
  const early = tapped(started(), -2.9, -0.1);
  expect(early).toMatchObject({ twitches: 0, end: null });
  expect([hasBegun(early), partDone(early), secondsLeft(early)]).toEqual([false, 0, 60]);
  expect(tapped(early, 0).twitches).toBe(1);
});

test('every tap counts, however quick', () => {
  const taps = Array.from({ length: 40 }, (_, index) => 1 + index / 100);
  expect(tapped(started(), ...taps).twitches).toBe(40);
});

test('one less takes back a tap, and never goes below none', () => {
  const two = tapped(started(), 1, 2);
  expect(oneLess(two, after(3)).twitches).toBe(1);
  expect(oneLess(started(), after(3)).twitches).toBe(0);
});

test('it ends by itself, at its own moment, and later taps are no part of it', () => {
  const full = tapped(pass(tapped(started(), 10, 59.9), after(60.4)), 60.5);
  expect(full).toMatchObject({ twitches: 2, end: 'full', latest: after(60) });
  expect([secondsWatched(full), secondsLeft(full), partDone(full)]).toEqual([60, 0, 1]);
});

test('a tap that comes after the time is up ends it uncounted', () => {
  expect(tapped(started(), 61)).toMatchObject({ twitches: 0, end: 'full' });
});

test('none is a full result', () => {
  expect(pass(started(30), after(30))).toMatchObject({ twitches: 0, end: 'full' });
});

test.each([
  [29.4, 29, false],
  [29.6, 30, true],
  [38.2, 38, true],
])('stopped after %f s it lasted %i s', (seconds, whole, longEnough) => {
  const stopped = stop(tapped(started(), 5), after(seconds));
  expect(stopped).toMatchObject({ twitches: 1, end: 'stopped', latest: after(seconds) });
  expect([secondsWatched(stopped), isLongEnough(stopped)]).toEqual([whole, longEnough]);
  expect(tapped(stopped, seconds + 1)).toEqual(stopped);
});

test('stopped before the watching began it lasted no time', () => {
  expect(secondsWatched(stop(started(), after(-1)))).toBe(0);
});

test('out of sight for more than a second, it ended where it went out of sight', () => {
  const hidden = hide(tapped(started(), 5), after(38));
  expect(tapped(pass(hidden, after(70)), 71)).toEqual(hidden);
  const back = show(hidden, after(200));
  expect(back).toMatchObject({ twitches: 1, end: 'interrupted', latest: after(38) });
  expect(secondsWatched(back)).toBe(38);
});

test('out of sight for a moment, it goes on', () => {
  const back = show(hide(started(), after(38)), after(39));
  expect(back).toMatchObject({ end: null, isHidden: false });
  expect(secondsWatched(tapped(back, 40))).toBe(40);
  expect(show(hide(started(), after(59.5)), after(60.2)).end).toBe('full');
});

test('a phone that slept is known by the clock on the wall', () => {
  const asleep = { steady: after(38.1).steady, wall: after(98).wall };
  expect(show(hide(started(), after(38)), asleep).end).toBe('interrupted');
});

test('coming back without having gone changes nothing', () => {
  const counting = tapped(started(), 1);
  expect(show(counting, after(50))).toBe(counting);
});

test('any key is a twitch, but not those that move about or belong to the browser', () => {
  const key = (name: string, held: KeyboardEventInit = {}) => isTap(new KeyboardEvent('keydown', { key: name, ...held }));
  expect([' ', 'Enter', 'a', 'ArrowDown', 'AudioVolumeUp'].map((name) => key(name))).toEqual(Array(5).fill(true));
  expect(['Tab', 'Escape', 'Shift', 'Meta', 'F5'].map((name) => key(name))).toEqual(Array(5).fill(false));
  expect(key('r', { ctrlKey: true })).toBe(false);
});
