import { afterEach, describe, expect, it } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import type { Entry } from '../registry/types';
import { dayStartOf, instantsOn } from './times';

afterEach(() => void (preferences.day_starts_at = 0));

const night = ['asleep_at', 'awake_at'];
const days = (day: string, times: Record<string, string>) =>
  Object.values(instantsOn(day, night, times))
    .reverse()
    .map((instant) => String(instant).slice(0, 16));

describe('instantsOn', () => {
  it('puts the evening on the day before', () => {
    expect(days('2026-03-01', { asleep_at: '23:10', awake_at: '06:40' })).toEqual(['2026-02-28T23:10', '2026-03-01T06:40']);
  });

  it('keeps a sleep by day on one day', () => {
    expect(days('2026-03-01', { asleep_at: '09:00', awake_at: '16:00' })).toEqual(['2026-03-01T09:00', '2026-03-01T16:00']);
  });

  it('reads the clocks of the zone that the entry was made in', () => {
    expect(instantsOn('2026-03-01', ['at'], { at: '14:30' }, 'America/New_York')).toEqual({ at: '2026-03-01T14:30:00-05:00' });
  });

  it('leaves a time that was not given blank', () => {
    expect(instantsOn('2026-03-01', night, { asleep_at: '', awake_at: '06:40' })['asleep_at']).toBeNull();
  });
});

describe('a day that starts at four', () => {
  const BERLIN = 'Europe/Berlin';
  const at = (time: string, startsAt = 4) => instantsOn('2026-03-28', ['at'], { at: time }, BERLIN, startsAt).at;

  it('goes on after midnight, also in the night in which the clocks change', () => {
    expect([at('03:30'), at('04:00'), at('23:59')]).toEqual([
      '2026-03-29T03:30:00+02:00', '2026-03-28T04:00:00+01:00', '2026-03-28T23:59:00+01:00',
    ]);
    expect(at('03:30', 0)).toBe('2026-03-28T03:30:00+01:00');
  });

  it('holds a night that ended before it', () => {
    preferences.day_starts_at = 4;
    expect(days('2026-03-01', { asleep_at: '23:10', awake_at: '03:30' })).toEqual(['2026-03-01T23:10', '2026-03-02T03:30']);
    expect(days('2026-03-01', { asleep_at: '23:10', awake_at: '06:40' })).toEqual(['2026-02-28T23:10', '2026-03-01T06:40']);
  });

  const logged = (at: string) => ({ at, tz: BERLIN, day: '2026-03-28' }) as Entry;

  it('is no matter for what was logged before it was chosen', () => {
    preferences.day_starts_at = 4;
    expect([dayStartOf(logged('2026-03-28T01:30:00+01:00')), dayStartOf(logged('2026-03-28T09:00:00+01:00'))]).toEqual([0, 4]);
    expect(dayStartOf(logged('2026-03-29T03:30:00+02:00'))).toBe(4);
  });

  it('stays the start of what was logged while it was', () => {
    expect(dayStartOf(logged('2026-03-29T01:30:00+01:00'))).toBe(2);
  });
});
