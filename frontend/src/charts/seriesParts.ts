/** The daily series that a diary can have: those of the registry, parted where a field parts them. Same rules as diary/series.py. */

import { kindOf, label, registry } from '../registry/registry';
import '../registry/registryLater';
import type { Entry, Series, Term } from '../registry/types';
import { lowerFirst } from '../words/lowerFirst';

/** A series of the registry; or a part of one, such as `supplement.daily_amount.magnesium` or `measurement.value.<uid of the tracker>`. */
export interface Part extends Series {
  kind: string;
  /** The field or computed value that it is made from. */
  field: string;
  /** The value of `by` that its entries have. */
  group: string | null;
}

export const declaredSeries = registry.kinds.flatMap(({ name: kind, series }) =>
  series.map((one): Part => ({ ...one, kind, field: one.name.slice(kind.length + 1), group: null })),
);

export function partNamed(name: string, trackers: Entry[] = []): Part {
  const part = findPart(name, trackers);
  if (!part) throw new Error(`The registry has no series "${name}".`);
  return part;
}

function findPart(name: string, trackers: Entry[]): Part | undefined {
  const base = declaredSeries.find((one) => (one.by ? name.startsWith(`${one.name}.`) : one.name === name));
  return base?.by ? partOf(base, name.slice(base.name.length + 1), trackers) : base;
}

/** The part of a group: a tracker says how its days add up, a term of a vocabulary in which unit. */
function partOf(base: Part, group: string, trackers: Entry[]): Part {
  const part = { ...base, name: `${base.name}.${group}`, group };
  const tracker = trackers.find(({ uid }) => uid === group);
  return tracker ? { ...part, ...dailyOf(tracker) } : { ...part, unit: String(termOf(base, group)?.unit ?? '') || base.unit };
}

/** A day of yes and no is a yes. */
function dailyOf({ type, daily, unit, zero_when_complete }: Entry): Pick<Part, 'daily' | 'missing' | 'unit'> {
  return {
    daily: type === 'yes_no' ? 'max' : (daily as Part['daily']),
    missing: zero_when_complete ? 'zero_when_complete' : 'unknown',
    unit: unit ? String(unit) : null,
  };
}

/** The parts that a series can have, in the order of its vocabulary or of the trackers; undivided, itself. */
export function partsOf(base: Part, trackers: Entry[]): Part[] {
  if (!base.by) return [base];
  const groups = termsOf(base)?.map(({ name }) => name) ?? trackers.map(({ uid }) => uid);
  return groups.map((group) => partOf(base, group, trackers));
}

/** What a series is called by itself; what is no factor of its own says whose it is: "Twitch: intensity". */
export function seriesLabel(name: string, trackers: Entry[]): string {
  const part = findPart(name, trackers);
  if (!part) return label(name);
  if (part.group === null) return part.role === 'described' && isField(part) ? `${label(part.kind)}: ${lowerFirst(label(name))}` : label(name);
  const tracker = trackers.find(({ uid }) => uid === part.group);
  if (tracker) return String(tracker.name);
  return termsOf(part) ? label(`${vocabularyOf(part)}.${part.group}`) : label(part.kind);
}

const isField = ({ kind, field }: Part) => kindOf(kind).fields.some(({ name }) => name === field);
const vocabularyOf = ({ kind, by }: Part) => kindOf(kind).fields.find(({ name }) => name === by)?.vocabulary;
const termsOf = (part: Part): Term[] | undefined => registry.vocabulary[vocabularyOf(part) ?? ''];
const termOf = (part: Part, group: string) => termsOf(part)?.find(({ name }) => name === group);
