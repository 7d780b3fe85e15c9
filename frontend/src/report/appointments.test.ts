import { expect, it } from 'vitest';
import type { Entry } from '../registry/types';
import { lastAppointment, nextAppointment } from './appointments';

const event = (day: string, category = 'appointment'): Entry => ({
  kind: 'event', uid: day, rev: 1, deleted: false, at: `${day}T12:00:00+01:00`, tz: 'Europe/Berlin', day, title: 'Dr Osei', category,
});
const days = ['2026-12-03', '2026-09-03', '2027-01-07', '2026-03-01'].map((day) => event(day));

it('the next one is the first of today or later', () => {
  expect([nextAppointment(days, '2026-11-25')?.day, nextAppointment(days, '2026-12-03')?.day, nextAppointment(days, '2027-02-01')]).toEqual(['2026-12-03', '2026-12-03', null]);
});

it('the last one lies before today', () => {
  expect([lastAppointment(days, '2026-11-25')?.day, lastAppointment(days, '2026-09-03')?.day, lastAppointment([], '2026-11-25')]).toEqual(['2026-09-03', '2026-03-01', null]);
});

it('other events are none', () => {
  expect([nextAppointment([event('2026-12-03', 'test')], '2026-11-25'), lastAppointment([event('2026-01-03', 'illness')], '2026-11-25')]).toEqual([null, null]);
});
