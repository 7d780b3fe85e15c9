import { begin, moment, type Counting, type Moment } from '../count/counting';
import type { Place } from '../registry/types';
import { count } from './countUnderWay.svelte';

export { count };

export function startCount(muscle: Place, seconds: number): void {
  count.muscle = muscle;
  count.counting = begin(seconds, moment());
}

/** Something happens to it now. */
export function happens(step: (counting: Counting, at: Moment) => Counting): void {
  if (count.counting) count.counting = step(count.counting, moment());
}
