import { expect, it } from 'vitest';
import type { Entry } from '../registry/types';
import { isNight, overlap } from './nights';

const sleep = (asleep_at: string, awake_at: string): Entry => ({
  kind: 'sleep', uid: 'u', rev: 0, deleted: false, at: `${awake_at}:00+01:00`, tz: 'Europe/Berlin', day: awake_at.slice(0, 10),
  asleep_at: `${asleep_at}:00+01:00`, awake_at: `${awake_at}:00+01:00`,
});
const night = sleep('2026-02-28T23:10', '2026-03-01T06:40');

it.each([
  [night, true],
  [sleep('2026-03-01T14:00', '2026-03-01T14:30'), false],
  [sleep('2026-03-01T05:00', '2026-03-01T07:00'), false],
  [sleep('2026-03-01T09:00', '2026-03-01T16:00'), false],
  [sleep('2026-03-01T00:30', '2026-03-01T03:30'), true],
])('tells a night from a nap', (entry, expected) => {
  expect(isNight(entry)).toBe(expected);
});

it('lets one sleep follow another', () => {
  expect(overlap(night, sleep('2026-03-01T06:40', '2026-03-01T08:00'))).toBe(false);
  expect(overlap(night, sleep('2026-03-01T06:00', '2026-03-01T08:00'))).toBe(true);
  expect(overlap(night, night)).toBe(true);
});
