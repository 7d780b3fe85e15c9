/** Which sleep is a night, and which sleeps overlap. */

import type { Entry, Fields } from '../registry/types';
import { timeOf } from '../time/clock';

const SHORTEST = 3 * 3_600_000;
const [EARLIEST_END, LATEST_END] = ['03:00', '12:00'];

const instant = (fields: Fields, name: string) => Date.parse(String(fields[name]));

/** A nap is none: only what ended in the morning, and was long, says when the patient usually sleeps. */
export function isNight(sleep: Entry): boolean {
  const end = timeOf({ at: String(sleep.awake_at), tz: sleep.tz });
  const slept = instant(sleep, 'awake_at') - instant(sleep, 'asleep_at');
  return slept >= SHORTEST && end >= EARLIEST_END && end <= LATEST_END;
}

export function overlap(one: Fields, other: Fields): boolean {
  return instant(one, 'asleep_at') < instant(other, 'awake_at') && instant(other, 'asleep_at') < instant(one, 'awake_at');
}
