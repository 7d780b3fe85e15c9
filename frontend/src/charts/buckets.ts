/** A series as the charts draw it: one value a step, `null` = not recorded. */
export type Values = readonly (number | null)[];

export const DAYS_IN_WEEK = 7;
const NARROWEST_DAY = 2;

/** Days in one step of a chart: single days while each has 2 px, weeks when they would be thinner. */
export function daysPerStep(days: number, width: number): number {
  return width / days >= NARROWEST_DAY ? 1 : DAYS_IN_WEEK;
}

/** Cuts a list of days into steps that end on the last day; only the first may be shorter. */
export function steps<T>(days: readonly T[], size: number): T[][] {
  const first = days.length % size || size;
  const cut: T[][] = [];
  for (let start = 0, end = first; start < days.length; start = end, end += size) {
    cut.push(days.slice(start, end));
  }
  return cut;
}

export function recordedOf(values: Values): number[] {
  return values.filter((value) => value !== null);
}

export function mean(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** Mean of the recorded days of each step; a step without any stays `null`. */
export function meansByStep(values: Values, size: number): (number | null)[] {
  return size === 1 ? [...values] : steps(values, size).map((step) => mean(recordedOf(step)));
}

/** Sum of the recorded days of each step: for doses, which are counted. */
export function sumsByStep(values: Values, size: number): (number | null)[] {
  return steps(values, size).map((step) => {
    const recorded = recordedOf(step);
    return recorded.length ? recorded.reduce((sum, value) => sum + value, 0) : null;
  });
}
