import type { Counting } from '../count/counting';
import type { Place } from '../registry/types';

/** The count under way: beside its screens, so that a swipe "back" does not lose it. */
export const count = $state<{ muscle: Place | null; counting: Counting | null }>({ muscle: null, counting: null });
