/** The days of injections that were given one after the other in the past. */

import { dueAfter, firstDue, type Phase } from '../rules/schedule';

/** More than a daily dose for three months is no series to tick off by hand. */
export const MOST_DAYS = 100;

/** From `first` on, until `last` or as many as the phase counts; never beyond `last`. */
export function seriesDays(phase: Phase, first: string, last: string): string[] {
  const days: string[] = [];
  const most = Math.min(phase.count ?? MOST_DAYS, MOST_DAYS);
  for (let day = firstDue(phase, first); day <= last && days.length < most; day = dueAfter(phase, day)) days.push(day);
  return days;
}
