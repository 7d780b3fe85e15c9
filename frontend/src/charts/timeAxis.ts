import { scaleUtc, type ScaleTime } from 'd3-scale';
import { calendarDate, MS_A_DAY } from '../time/days';

/** Room that a label such as "22 Nov" takes to the right of its tick, and the least between two ticks. */
const LABEL_SPACE = 40;
const TICK_SPACE = 64;

export interface Tick {
  x: number;
  day: string;
  /** What its label must name: a day among days, a month among months, a year among years. */
  unit: 'day' | 'month' | 'year';
}

/** How much larger than usual the letters are. */
export const textScale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** Round dates among the days that end with `lastDay`, few enough that their labels don't touch. */
export function ticks(lastDay: string, days: number, width: number, scale = 1): Tick[] {
  const end = calendarDate(lastDay).getTime() + MS_A_DAY;
  const x = scaleUtc([end - days * MS_A_DAY, end], [0, width]);
  const dates = roundDates(x, width, scale);
  const unit = dates.every(startsYear) ? 'year' : dates.every(startsMonth) ? 'month' : 'day';
  return dates.map((date) => ({
    x: x(date),
    day: date.toISOString().slice(0, 10),
    unit: startsYear(date) && unit === 'month' ? 'year' : unit,
  }));
}

/** d3 takes a number of ticks as a hint and may give more: hint lower until they fit. */
function roundDates(x: ScaleTime<number, number>, width: number, scale: number): Date[] {
  const most = Math.max(1, Math.floor(width / (TICK_SPACE * scale)));
  for (let hint = most; ; hint--) {
    const dates = x.ticks(hint).filter((date) => isMidnight(date) && x(date) <= width - LABEL_SPACE * scale);
    if (dates.length <= most || hint === 1) return dates;
  }
}

/** Few days have ticks within a day, which the date at them can't tell apart. */
function isMidnight(date: Date): boolean {
  return date.getTime() % MS_A_DAY === 0;
}

function startsMonth(date: Date): boolean {
  return date.getUTCDate() === 1;
}

function startsYear(date: Date): boolean {
  return startsMonth(date) && date.getUTCMonth() === 0;
}
