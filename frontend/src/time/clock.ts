/** Wall clocks and calendar days, without the person's preferences: for the service worker too. A day is never computed from UTC. */

const MINUTE = 60_000;
export const MS_A_DAY = 24 * 60 * MINUTE;

/** The IANA name of the zone that the phone is in. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A moment, the present one by default, with the phone's offset. */
export function nowInstant(now = Date.now()): string {
  return isoAt(now, zone());
}

/** The instant at which the clocks in `tz` show `time` on `day`; in the hour that spring skips, the hour after it. */
export function localInstant(day: string, time: string, tz = zone()): string {
  const wall = Date.parse(`${day}T${time}Z`);
  const before = offsetMinutes(wall - MS_A_DAY, tz);
  const candidate = wall - before * MINUTE;
  const there = offsetMinutes(candidate, tz);
  const after = wall - there * MINUTE;
  return isoAt(offsetMinutes(after, tz) === there ? after : candidate, tz);
}

/** HH:MM on the clocks where the patient was. */
export function timeOf({ at, tz }: { at: string; tz: string }): string {
  return isoAt(Date.parse(at), tz).slice(11, 16);
}

/** The date that the calendar showed where the patient was: not the patient's day, if that starts after midnight. */
export function dateOf({ at, tz }: { at: string; tz: string }): string {
  return isoAt(Date.parse(at), tz).slice(0, 10);
}

/** The patient's day of an instant; the hours before it starts belong to the day before. The server's `local_day`. */
export function dayOf(when: { at: string; tz: string }, startsAt: number): string {
  const date = dateOf(when);
  return hourOf(timeOf(when)) < startsAt ? addDays(date, -1) : date;
}

/** The hour of a clock time such as 08:15. */
export function hourOf(time: string): number {
  return Number(time.slice(0, 2));
}

/** A calendar day as UTC midnight: only for counting and naming days, never an instant. */
export function calendarDate(day: string): Date {
  return new Date(`${day}T00:00Z`);
}

export function addDays(day: string, count: number): string {
  return new Date(calendarDate(day).getTime() + count * MS_A_DAY).toISOString().slice(0, 10);
}

/** All days from `from` to `to`, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function isoAt(instant: number, tz: string): string {
  const minutes = offsetMinutes(instant, tz);
  const wall = new Date(instant + minutes * MINUTE).toISOString().slice(0, 19);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${wall}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

export const twoDigits = (number: number) => String(number).padStart(2, '0');

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(tz: string): Intl.DateTimeFormat {
  let clock = clocks.get(tz);
  if (!clock) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    clock = new Intl.DateTimeFormat('en-US', { timeZone: tz, hourCycle: 'h23', ...parts });
    clocks.set(tz, clock);
  }
  return clock;
}

/** Minutes that the clocks in `tz` are ahead of UTC at an instant. */
function offsetMinutes(instant: number, tz: string): number {
  // Several times as fast as its parts one by one.
  const [month = 0, day, year = 0, hour, minute] = clockIn(tz).format(instant).match(/\d+/g)!.map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return (wall - Math.floor(instant / MINUTE) * MINUTE) / MINUTE;
}
