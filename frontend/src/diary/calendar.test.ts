import { describe, expect, it } from 'vitest';
import type { Entry } from '../registry/types';
import { markOf } from './calendar';

const entry = (kind: string, fields: Partial<Entry> = {}): Entry => ({
  kind, uid: 'u', rev: 0, deleted: false, at: '2026-03-01T20:00:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', ...fields,
});

describe('calendar', () => {
  it('counts twitches, also over "none noticed"', () => {
    const entries = [entry('twitch'), entry('twitch', { count: 3 }), entry('checkin', { twitches: 'none_noticed' })];
    expect(markOf(entries)).toEqual({ state: 'observed', count: 4 });
  });

  it('takes "none noticed" for the day only from the evening on', () => {
    const none = { twitches: 'none_noticed' };
    expect(markOf([entry('checkin', none)])).toEqual({ state: 'none' });
    expect(markOf([entry('checkin', { ...none, at: '2026-03-01T14:00:00+01:00' })])).toEqual({ state: 'other' });
  });

  it('marks a day whose twitches are not all logged', () => {
    expect(markOf([entry('twitch'), entry('checkin', { twitches: 'not_all' })])).toEqual({ state: 'partial', count: 1 });
  });

  it('tells a blank day from one with other entries', () => {
    expect([markOf([]).state, markOf([entry('sleep')]).state]).toEqual(['blank', 'other']);
  });
});
