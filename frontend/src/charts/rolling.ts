import { DAYS_IN_WEEK, mean, recordedOf, type Values } from './buckets';

const FEWEST_RECORDED = 4;

/**
 * Mean of the recorded days among the seven up to and including each day.
 * `null` on a day that is not recorded itself, and where fewer than four of the seven are.
 */
export function weekMean(values: Values): (number | null)[] {
  return values.map((value, day) => {
    if (value === null) return null;
    const recorded = recordedOf(values.slice(Math.max(0, day - DAYS_IN_WEEK + 1), day + 1));
    return recorded.length < FEWEST_RECORDED ? null : mean(recorded);
  });
}
