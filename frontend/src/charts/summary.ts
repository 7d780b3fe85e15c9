import { recordedOf, type Values } from './buckets';

interface Summary {
  recorded: number;
  days: number;
  low: number;
  high: number;
  median: number;
}

/** What a chart says in words; `null` when nothing is recorded. */
export function summarise(values: Values): Summary | null {
  const sorted = recordedOf(values).sort((a, b) => a - b);
  if (!sorted.length) return null;
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return { recorded: sorted.length, days: values.length, low: sorted[0]!, high: sorted.at(-1)!, median };
}
