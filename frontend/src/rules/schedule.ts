/** When doses are due: phases one after the other, each a recurrence rule (RFC 5545) as the server's diary/fields.py knows them. */

import { addDays, calendarDate, MS_A_DAY } from '../time/clock';
import { column, daysOf, monthAfter } from '../time/months';

/** Every `interval` days or months, or on `weekdays` (0 = Monday); `count` doses of it, null: until the end. */
export interface Phase {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  interval: number;
  weekdays: number[];
  count: number | null;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** 0 = Monday. */
const weekday = (day: string) => column(day, 0);
const EVERY_DAY = WEEKDAYS.map((_, index) => index);

export function readSchedule(schedule: string | null): Phase[] {
  return schedule ? schedule.split(' ').map(readRule) : [];
}

function readRule(rule: string): Phase {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=')));
  const weekdays = String(parts.BYDAY ?? '').split(',').filter(Boolean).map((name) => WEEKDAYS.indexOf(name));
  return { freq: parts.FREQ, interval: Number(parts.INTERVAL ?? 1), weekdays, count: parts.COUNT ? Number(parts.COUNT) : null };
}

/** `null`, as needed, of no phase at all. */
export function writeSchedule(phases: Phase[]): string | null {
  return phases.map(writeRule).join(' ') || null;
}

function writeRule({ freq, interval, weekdays, count }: Phase): string {
  const days = [...weekdays].sort().map((day) => WEEKDAYS[day]).join(',');
  const step = interval > 1 ? `;INTERVAL=${interval}` : '';
  return `FREQ=${freq}${freq === 'WEEKLY' ? `;BYDAY=${days}` : step}${count ? `;COUNT=${count}` : ''}`;
}

/** The weekdays on which it is due; none of an interval that is counted from the last dose. */
function fixedDays({ freq, interval, weekdays }: Phase): number[] {
  return freq === 'DAILY' && interval === 1 ? EVERY_DAY : weekdays;
}

export function firstDue(phase: Phase, start: string): string {
  return fixedDays(phase).length ? dueAfter(phase, addDays(start, -1)) : start;
}

/** The next due day after a dose on `day`. */
export function dueAfter(phase: Phase, day: string): string {
  const fixed = fixedDays(phase);
  if (fixed.length) return EVERY_DAY.map((ahead) => addDays(day, ahead + 1)).find((later) => fixed.includes(weekday(later)))!;
  return phase.freq === 'MONTHLY' ? monthsAfter(day, phase.interval) : addDays(day, phase.interval);
}

/** How often it came due again after `due`, up to `until`. */
export function timesPassed(phase: Phase, due: string, until: string): number {
  const days = daysFrom(due, until);
  if (days <= 0) return 0;
  const fixed = fixedDays(phase);
  if (fixed.length) {
    const rest = EVERY_DAY.slice(0, days % 7).filter((ahead) => fixed.includes((weekday(due) + ahead + 1) % 7));
    return Math.floor(days / 7) * fixed.length + rest.length;
  }
  if (phase.freq === 'DAILY') return Math.floor(days / phase.interval);
  const times = Math.floor(monthsFrom(due, until) / phase.interval);
  return monthsAfter(due, times * phase.interval) > until ? times - 1 : times;
}

/** The due day that counts today: weekdays give way to the next one, intervals wait. */
export function currentDue(phase: Phase, due: string, today: string): string {
  const fixed = fixedDays(phase);
  if (!fixed.length || !timesPassed(phase, due, today)) return due;
  return EVERY_DAY.map((back) => addDays(today, -back)).find((day) => fixed.includes(weekday(day)))!;
}

export function daysFrom(from: string, to: string): number {
  return (calendarDate(to).getTime() - calendarDate(from).getTime()) / MS_A_DAY;
}

function monthsFrom(from: string, to: string): number {
  const months = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return months(to) - months(from);
}

/** The same day of a later month, or the last of a month that is shorter. */
function monthsAfter(day: string, months: number): string {
  const month = monthAfter(day.slice(0, 7), months);
  const date = Math.min(Number(day.slice(8)), daysOf(month).length);
  return `${month}-${String(date).padStart(2, '0')}`;
}
