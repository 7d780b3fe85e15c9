import { fullDay, timeName } from './dayNames';
import { dateOf, timeOf, zone } from './days';

/** "22 Nov 2026, 14:35" on this phone's clock; of an ISO time, or of seconds since 1970. */
export function whenName(at: string | number): string {
  const when = whenOf(at);
  return `${fullDay(dateOf(when))}, ${timeName(timeOf(when))}`;
}

/** "22 Nov 2026" */
export const dateName = (at: string | number) => fullDay(dateOf(whenOf(at)));

function whenOf(at: string | number) {
  return { at: new Date(typeof at === 'number' ? at * 1000 : at).toISOString(), tz: zone() };
}
