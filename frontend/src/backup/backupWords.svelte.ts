import type { Checked } from '../sync/check';
import { LANGUAGE, longDay } from '../time/dayNames';
import { dateOf, ownDay, zone } from '../time/days';
import { timeSaid } from '../words/amounts.svelte';

const counts = new Intl.NumberFormat(LANGUAGE);

/** "All 1,204 entries are backed up: checked 14:35." */
export function checkedWords({ at, entries, outcome }: Checked, today: string): string {
  const when = { at, tz: zone() };
  const time = ownDay(when) === today ? timeSaid(when) : /* @wc-include */ `${longDay(dateOf(when))}, ${timeSaid(when)}`;
  if (outcome === 'different') return `The backup and this phone differ, and could not be made alike (checked ${time}). Your entries stay on this phone. Tell whoever runs the server.`;
  if (!entries) return `There is nothing to back up: checked ${time}.`;
  if (entries === 1) return `Your one entry is backed up: checked ${time}.`;
  return `All ${counts.format(entries)} entries are backed up: checked ${time}.`;
}

/** "Backed up at 14:35." */
export function backedUpAt(instant: string, today: string): string {
  const when = { at: instant, tz: zone() };
  const time = timeSaid(when);
  return ownDay(when) === today ? `Backed up at ${time}.` : `Last backed up on ${longDay(dateOf(when))} at ${time}.`;
}
