/** Questions named before looking. */

import { declaredSeries, type Part } from '../charts/seriesParts';
import { DAILY_COUNT, type Outcome, WATCHED_COUNT } from '../registry/outcomes';
import type { Fields } from '../registry/types';

export const PIN = 'pin';
export const LAGS = [0, 1, 2, 3] as const;

/** What may be asked about, in the order of the registry and never of a result: what was recorded lately, and what else there is. */
export function askable(recorded: readonly Part[]): { recorded: Part[]; others: Part[] } {
  const factors = recorded.filter(({ role }) => role === 'factor');
  const names = new Set(factors.map(({ name }) => name));
  const others = declaredSeries.filter(({ role, by, name }) => role === 'factor' && !by && !names.has(name));
  return { recorded: factors, others };
}

/** A night counts for the day on which it ends: of its "next day" everyone would think of that one. */
export const isOfNights = (factor: string) => factor.startsWith('sleep.');

export function outcomeOf(pin: Fields): Outcome {
  return pin.outcome === WATCHED_COUNT ? WATCHED_COUNT : DAILY_COUNT;
}
