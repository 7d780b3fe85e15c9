import { addDays, today } from '../time/days';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Days from the first to the last: ten years, as the server counts them. */
const LONGEST = 3660;

type Problem = 'disorder' | 'too_long';

/** Why no report can be made of these days. */
export function periodProblem(from: string, to: string): Problem | null {
  if (!A_DAY.test(from) || !A_DAY.test(to) || from > to || to > today()) return 'disorder';
  return addDays(from, LONGEST) < to ? 'too_long' : null;
}
