/** Appointments: events that may lie ahead. */

import type { Entry } from '../registry/types';

const appointments = (events: Entry[]) =>
  events.filter(({ category }) => category === 'appointment').sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** The first of today or later. */
export function nextAppointment(events: Entry[], today: string): Entry | null {
  return appointments(events).find(({ day }) => day >= today) ?? null;
}

/** The last before today. */
export function lastAppointment(events: Entry[], today: string): Entry | null {
  return appointments(events).findLast(({ day }) => day < today) ?? null;
}
