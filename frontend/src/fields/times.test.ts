import { describe, expect, it } from 'vitest';
import { instantsOn } from './times';

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
