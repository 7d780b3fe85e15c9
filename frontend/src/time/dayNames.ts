/** Days and times as people name them. */

import { preferences } from '../registry/preferences.svelte';
import { addDays, calendarDate, twoDigits } from './days';

export const LANGUAGE = 'en';
const NO_BREAK = '\u00a0';

/** Made when it is first used: each takes a slow phone some milliseconds. */
function named(options: Intl.DateTimeFormatOptions) {
  let format: Intl.DateTimeFormat | undefined;
  return (day: string) => (format ??= new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: 'UTC' })).format(calendarDate(day));
}

const dayOfMonth = named({ day: 'numeric' });
const month = named({ month: 'long' });
/** "Sun" */
export const weekday = named({ weekday: 'short' });
/** "Nov" */
export const shortMonth = named({ month: 'short' });
/** "2026" */
export const year = named({ year: 'numeric' });
/** "November 2026" */
export const monthName = named({ month: 'long', year: 'numeric' });

let twelveHours: Intl.DateTimeFormat | undefined;

/** A clock time such as 13:05, on the person's clock: "1:05 PM". */
export function timeName(time: string): string {
  if (preferences.clock === 24) return time;
  // The font has no narrow space.
  twelveHours ??= new Intl.DateTimeFormat(LANGUAGE, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' });
  return twelveHours.format(new Date(`1970-01-01T${time}Z`)).replace('\u202f', NO_BREAK);
}

/** An hour of the day on the person's clock: "20:00", "8:00 PM". */
export const hourName = (hour: number) => timeName(`${twoDigits(hour)}:00`);

/** "Sunday" */
export const longWeekday = named({ weekday: 'long' });

/** Some day that is a Monday, 0, to a Sunday, 6. */
export const aWeekday = (index: number) => addDays('2026-06-01', index);

/** "Monday" to "Sunday" */
export const longWeekdays = () => Array.from({ length: 7 }, (_, index) => longWeekday(aWeekday(index)));

/** "Sunday 22 November" */
export function longDay(day: string): string {
  return `${longWeekday(day)} ${dayOfMonth(day)} ${month(day)}`;
}

/** "22 November" */
export function plainDay(day: string): string {
  return `${dayOfMonth(day)} ${month(day)}`;
}

/** "Sun 22 November": for a head that has room for one line. */
export function headDay(day: string): string {
  return `${weekday(day)} ${dayOfMonth(day)} ${month(day)}`;
}

/** "22 Nov" */
export function shortDay(day: string): string {
  return `${dayOfMonth(day)}${NO_BREAK}${shortMonth(day)}`;
}

/** "22 Nov 2026" */
export function fullDay(day: string): string {
  return `${shortDay(day)}${NO_BREAK}${year(day)}`;
}

/** Names only what differs: "2 – 8 Nov 2026", "24 Nov 2025 – 23 Nov 2026"; one day alone: "22 Nov 2026". */
export function daySpan(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${fullDay(first)} – ${fullDay(last)}`;
  return `${shortSpan(days)}${NO_BREAK}${year(last)}`;
}

/** A span inside a year that everybody knows: "2 – 8 Nov", "29 Oct – 4 Nov", "22 Nov". */
export function shortSpan(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first === last) return shortDay(last);
  const start = first.slice(0, 7) === last.slice(0, 7) ? dayOfMonth(first) : shortDay(first);
  return `${start} – ${shortDay(last)}`;
}
