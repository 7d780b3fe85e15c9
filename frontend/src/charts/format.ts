import type { Tick } from './timeAxis';

const LANGUAGE = 'en';
const NO_BREAK = '\u00a0';

/** A calendar day as UTC midnight: only for counting and naming days, never an instant. */
export function calendarDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

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
  return `${dayOfMonth(date)}${NO_BREAK}${month(date)}`;
}

/** "22 Nov 2026" */
export function fullDay(day: string): string {
  return `${shortDay(day)}${NO_BREAK}${year(calendarDate(day))}`;
}

/** Names only what differs: "2 – 8 Nov 2026", "24 Nov 2025 – 23 Nov 2026"; one day alone: "22 Nov 2026". */
export function daySpan(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${fullDay(first)} – ${fullDay(last)}`;
  return `${shortSpan(days)}${NO_BREAK}${year(calendarDate(last))}`;
}

/** A span inside a year that everybody knows: "2 – 8 Nov", "29 Oct – 4 Nov", "22 Nov". */
export function shortSpan(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first === last) return shortDay(last);
  const start = first.slice(0, 7) === last.slice(0, 7) ? dayOfMonth(calendarDate(first)) : shortDay(first);
  return `${start} – ${shortDay(last)}`;
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
