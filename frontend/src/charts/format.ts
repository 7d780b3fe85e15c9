import { calendarDate, type Tick } from './timeAxis';

const LANGUAGE = 'en';

function inWords(options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: 'UTC' });
  return (date: Date) => format.format(date);
}

const dayOfMonth = inWords({ day: 'numeric' });
const month = inWords({ month: 'short' });
const year = inWords({ year: 'numeric' });
const ratios = new Intl.NumberFormat(LANGUAGE, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
const figures = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });

/** "22 Nov" */
export function shortDay(day: string): string {
  const date = calendarDate(day);
  return `${dayOfMonth(date)} ${month(date)}`;
}

/** "22 Nov 2026" */
export function fullDay(day: string): string {
  return `${shortDay(day)} ${year(calendarDate(day))}`;
}

/** "2–8 Nov 2026", or "22 Nov 2026" when both ends are one day. */
export function daySpan(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first === last) return fullDay(last);
  const start = first.slice(0, 7) === last.slice(0, 7) ? dayOfMonth(calendarDate(first)) : shortDay(first);
  return `${start} – ${fullDay(last)}`;
}

export function tickLabel({ date, unit }: Tick): string {
  if (unit === 'year') return year(date);
  return unit === 'month' ? month(date) : `${dayOfMonth(date)} ${month(date)}`;
}

/** One decimal is as much as a diary can mean: "7.1", "1,250". */
export function figure(value: number): string {
  return figures.format(value);
}

/** A ratio: "1.0", "0.72". */
export function ratioFigure(value: number): string {
  return ratios.format(value);
}
