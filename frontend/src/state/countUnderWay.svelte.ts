import type { Counting } from '../counting';
import type { Place } from '../types';

/** The count under way: beside its screens, so that a swipe "back" does not lose it. */
export const count = $state<{ muscle: Place | null; counting: Counting | null }>({ muscle: null, counting: null });
