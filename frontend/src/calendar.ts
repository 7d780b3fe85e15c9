import { addDays, calendarDate, daysBetween } from './days';
import { dayState } from './dayStates';
import type { Entry } from './types';

/** What the calendar shows of a day: its twitches, all or not all of them; none noticed; other entries only; nothing. */
export type DayMark = { state: 'observed' | 'partial'; count: number } | { state: 'none' | 'other' | 'blank' };

export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}

export function daysOf(month: string): string[] {
  return daysBetween(`${month}-01`, addDays(`${monthAfter(month, 1)}-01`, -1));
}

/** The column of a day, from 0, in a week that starts on `firstWeekday` (0 is Monday). */
export function column(day: string, firstWeekday: number): number {
  return (calendarDate(day).getUTCDay() + 6 - firstWeekday + 7) % 7;
}

export function markOf(entries: Entry[]): DayMark {
  const state = dayState(entries);
  const count = entries.filter(({ kind }) => kind === 'twitch').reduce((sum, entry) => sum + Number(entry.count ?? 1), 0);
  if (state === 'observed' || state === 'partial') return { state, count };
  if (state === 'none') return { state };
  return { state: entries.length ? 'other' : 'blank' };
}
