import type { Place } from '../registry/types';
import { asksFirst } from '../state/unsaved.svelte';
import { begin, moment, type Counting, type Moment } from './counting';

/** The count under way: beside its screens, so that a swipe "back" does not lose it. */
export const count = $state<{ muscle: Place | null; counting: Counting | null }>({ muscle: null, counting: null });

asksFirst(() => count.counting !== null);

export function startCount(muscle: Place, seconds: number): void {
  count.muscle = muscle;
  count.counting = begin(seconds, moment());
}

/** Something happens to it now. */
export function happens(step: (counting: Counting, at: Moment) => Counting): void {
  if (count.counting) count.counting = step(count.counting, moment());
}
