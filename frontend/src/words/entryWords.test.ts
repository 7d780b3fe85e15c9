import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../registry/types';
import { showTrackers } from '../state/trackers.svelte';
import { place, summary, title } from './entryWords.svelte';

const entry = (kind: string, fields: Partial<Entry>): Entry => ({
  kind, uid: 'u', rev: 0, deleted: false, at: '2026-03-01T06:40:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', ...fields,
});

it('reads a side and a site as one', () => {
  const said = (site: string | null, side: string | null) => place('twitch', { site, side });
  expect([said('calf', 'left'), said('chest', 'middle'), said('tongue', null), said(null, 'left')]).toEqual(['Left calf', 'Chest, middle', 'Tongue', 'Left']);
  expect(place('b12', { site: 'deltoid', side: 'right' })).toBe('Right upper arm (deltoid)');
});

it('leaves out blanks and defaults', () => {
  expect(summary(entry('twitch', { site: 'calf', side: 'left', count: 1, intensity: 0 }))).toBe('Left calf · Intensity 0');
});

it('says of a watched count both numbers at once, and whether the muscle moved', () => {
  const count = entry('window_count', { site: 'calf', side: 'left', seconds: 60, twitches: 3, at_rest: true });
  expect([title(count), summary(count)]).toEqual(['Watched count', 'Left calf · 3 in 60 seconds']);
  expect(summary({ ...count, side: null, twitches: 0, at_rest: false })).toBe('Calf · 0 in 60 seconds · not at rest');
});

it('says a night as a span', () => {
  const night = { asleep_at: '2026-02-28T23:10:00+01:00', awake_at: '2026-03-01T06:40:00+01:00' };
  expect(summary(entry('sleep', night))).toBe('23:10 – 06:40');
});

it('says "none" only of a day that had come to its evening', () => {
  const none = (at: string) => summary(entry('checkin', { at, twitches: 'none_noticed' }));
  expect([none('2026-03-01T10:00:00+01:00'), none('2026-03-01T18:00:00+01:00')]).toEqual(['None so far', 'None noticed']);
});

it('tells an answer of the check-in beside what is logged that day', () => {
  const said = (twitches: string, others: Entry[] = []) => {
    const checkin = entry('checkin', { at: '2026-03-01T20:00:00+01:00', twitches, stress: 3 });
    return summary(checkin, [], [...others, checkin]);
  };
  const twitches = [entry('twitch', {}), entry('twitch', { count: 2 })];
  expect(said('none_noticed')).toBe('None noticed · Stress 3');
  expect(said('none_noticed', twitches)).toBe('None noticed when checked; 3 logged that day · Stress 3');
  expect(said('all_logged')).toBe("All logged, but no twitch is: the day isn't counted · Stress 3");
  expect(said('all_logged', twitches)).toBe('All logged · Stress 3');
  const corrected = entry('checkin', { at: '2026-03-01T20:00:00+01:00', twitches: 'all_logged' });
  const later = entry('checkin', { at: '2026-03-01T21:00:00+01:00', twitches: 'none_noticed' });
  expect(summary(corrected, [], [corrected, later])).toBe('All logged');
});

it('calls a drink by its name', () => {
  const coffee = entry('caffeine', { drink: 'espresso', mg: 63 });
  expect([title(coffee), summary(coffee)]).toEqual(['Espresso', '63 mg']);
});

describe('a tracker of my own', () => {
  const tracker = (uid: string, type: string, unit: string | null = null) => ({ ...entry('tracker', { uid, type, unit }), name: `My ${uid}` });
  const measured = (uid: string, value: number) => entry('measurement', { tracker: uid, value });

  beforeEach(() => showTrackers([tracker('screen', 'number', 'hours'), tracker('calm', 'scale'), tracker('headache', 'yes_no')]));
  afterEach(() => showTrackers([]));

  it.each([
    ['screen', 3, 'My screen', '3 hours'],
    ['calm', 0, 'My calm', '0 of 10'],
    ['headache', 1, 'My headache', 'yes'],
    ['headache', 0, 'My headache', 'no'],
    ['gone', 4, 'My own', '4'],
  ])('says %s %s as "%s · %s"', (uid, value, name, said) => {
    expect([title(measured(uid, value)), summary(measured(uid, value))]).toEqual([name, said]);
  });
});
