/** Injection sites in turn: the one that was used longest ago comes first. */

import type { Entry, Place, Term, Value } from '../registry/types';

export interface Turn extends Place {
  /** The day of the last injection there. */
  lastOn: string | null;
}

const SIDES = ['left', 'right'];

/** The places for a route, and those that this patient used beside them. */
export function rotation(route: Value, sites: Term[], injections: Entry[]): Turn[] {
  const turns = sites.flatMap(({ name: site, route: usual }) =>
    SIDES.map((side) => ({ site, side, lastOn: lastInto({ site, side }, injections) })).filter(({ lastOn }) => usual === route || lastOn),
  );
  return turns.sort((a, b) => (a.lastOn ?? '').localeCompare(b.lastOn ?? ''));
}

function lastInto({ site, side }: Place, injections: Entry[]): string | null {
  const days = injections.filter((dose) => dose.site === site && dose.side === side).map(({ day }) => day);
  return days.sort().at(-1) ?? null;
}
