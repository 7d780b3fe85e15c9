/** The patient's own days, and the wall clock. */

import { preferences } from '../registry/preferences.svelte';
import { addDays, calendarDate, dayOf, localInstant, MS_A_DAY, twoDigits, zone } from './clock';

export * from './clock';

/** The patient's day, which may start after midnight. */
export function today(now = new Date()): string {
  return ownDay({ at: now.toISOString(), tz: zone() });
}

export const ownDay = (when: { at: string; tz: string }) => dayOf(when, preferences.day_starts_at);

/** Milliseconds until another day of the patient's has begun. */
export function untilTomorrow(now = new Date()): number {
  const start = `${twoDigits(preferences.day_starts_at)}:00`;
  return Date.parse(localInstant(addDays(today(now), 1), start)) - now.getTime();
}

/** Whether the hour has come on the patient's day, which may end after midnight. */
export function hasCome(hour: number, now = new Date()): boolean {
  const sinceStart = (hour: number) => (hour - preferences.day_starts_at + 24) % 24;
  return sinceStart(now.getHours()) >= sinceStart(hour);
}

/** Days from `day` until now. */
export function daysSince(day: string, now = today()): number {
  return Math.round((calendarDate(now).getTime() - calendarDate(day).getTime()) / MS_A_DAY);
}
