import type { Ratio } from '../charts/interval';
import type { Link } from '../registry/types';

/**
 * What the list shows: every found link, else the same-day row of a factor.
 * Found rows come first; within each part the registry's order counts, never the size.
 */
export function insightRows(links: readonly Link[], order: readonly string[]): Link[] {
  const factors = links.map(({ factor }) => factor);
  const sorted = [...links].sort(
    (a, b) => placeOf(a, order) - placeOf(b, order) || factors.indexOf(a.factor) - factors.indexOf(b.factor) || a.lag - b.lag,
  );
  const found = sorted.filter(({ verdict }) => verdict === 'link');
  const foundFactors = new Set(found.map(({ factor }) => factor));
  const others = sorted.filter(({ factor, lag }) => lag === 0 && !foundFactors.has(factor));
  return [...found, ...others];
}

/** The parts of one series, such as one a nutrient, have its place: among them the server's order counts. */
function placeOf({ factor }: Link, order: readonly string[]): number {
  return order.findIndex((name) => factor === name || factor.startsWith(`${name}.`));
}

/** Nothing could be tested yet. */
export function saysNothingYet(links: readonly Link[]): boolean {
  return links.every(({ verdict }) => verdict === 'not_enough_data');
}

/** The ratio and its interval, where the diary gave them. */
export function ratioOf({ rate_ratio, ci_low, ci_high }: Link): Ratio | null {
  return rate_ratio === null || ci_low === null || ci_high === null ? null : { rate_ratio, ci_low, ci_high };
}
