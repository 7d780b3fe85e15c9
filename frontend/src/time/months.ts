/** Months and the columns of a week. */

import { addDays, calendarDate, daysBetween } from './clock';

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
