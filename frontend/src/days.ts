/** The patient's own days and wall clock. A day is never computed from UTC. */

const MINUTE = 60_000;
export const MS_A_DAY = 24 * 60 * MINUTE;

/** The IANA name of the zone that the phone is in. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function today(now = new Date()): string {
  return isoAt(now.getTime(), zone()).slice(0, 10);
}

/** Milliseconds until another day has begun on the patient's clocks. */
export function untilTomorrow(now = new Date()): number {
  return Date.parse(localInstant(addDays(today(now), 1), '00:00')) - now.getTime();
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

/** The calendar day that an instant with offset shows. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** A calendar day as UTC midnight: only for counting and naming days, never an instant. */
export function calendarDate(day: string): Date {
  return new Date(`${day}T00:00Z`);
}

export function addDays(day: string, count: number): string {
  return new Date(calendarDate(day).getTime() + count * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days from `day` until now. */
export function daysSince(day: string, now = today()): number {
  return Math.round((calendarDate(now).getTime() - calendarDate(day).getTime()) / MS_A_DAY);
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
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

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
  const part: Record<string, number> = {};
  for (const { type, value } of clockIn(tz).formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute);
  return (wall - Math.floor(instant / MINUTE) * MINUTE) / MINUTE;
}
