import { kindOf, label } from '../registry/registry';
import type { Entry } from '../registry/types';
import { toTyped, typedAs } from '../registry/units';
import { unitName } from '../words/amounts.svelte';
import type { Part } from './seriesParts';
import { seriesLabel } from './seriesParts';

/** The lanes that every diary has, and the colours of their own. */
export const USUAL_LANES = ['sleep.hours', 'caffeine.mg', 'hydration.ml', 'checkin.stress'];
const HUES = { 'sleep.hours': 'sleep', 'caffeine.mg': 'caffeine', 'hydration.ml': 'hydration', 'checkin.stress': 'stress' } as const;
/** What stands above and below all lanes. */
const DRAWN_APART = ['twitch.count', 'b12.doses'];
const SCALE_TOP = 10;

export type Hue = 'twitch' | 'other' | (typeof HUES)[keyof typeof HUES];

export interface LaneSpec {
  name: string;
  /** What it is called beside others: its unit is in `title`. */
  label: string;
  title: string;
  hue: Hue;
  /** The upper edge of a scale that has one. */
  top: number | undefined;
  isYesNo: boolean;
  /** A value as it is drawn. */
  drawn: (value: number) => number;
}

export function isLane({ name }: Part): boolean {
  return !DRAWN_APART.includes(name);
}

export function laneOf(part: Part, trackers: Entry[]): LaneSpec {
  const { name, unit } = part;
  const measured = trackers.find(({ uid }) => uid === part.group)?.type ?? typeOf(part);
  const label = seriesLabel(name, trackers);
  const unitWords = { scale: /* @wc-include */ '0 to 10', yes_no: /* @wc-include */ 'yes is 1' }[String(measured)] ?? unitTitle(unit);
  return {
    name,
    label,
    title: unitWords ? `${label}, ${unitWords}` : label,
    hue: name in HUES ? HUES[name as keyof typeof HUES] : 'other',
    top: { scale: SCALE_TOP, yes_no: 1 }[String(measured)],
    isYesNo: measured === 'yes_no',
    drawn: (value) => toTyped(value, unit),
  };
}

function typeOf({ kind, field }: Part): string | undefined {
  return kindOf(kind).fields.find(({ name }) => name === field)?.type;
}

/** The unit of a lane: of many days, and so of several. */
function unitTitle(unit: string | null): string {
  const spelled: Record<string, string> = {
    h: /* @wc-include */ 'hours',
    min: /* @wc-include */ 'minutes',
    '/min': /* @wc-include */ 'a minute',
    tablet: label('amount_units.tablet'),
  };
  return unit ? (spelled[unit] ?? unitName(typedAs(unit)?.unit ?? unit)) : '';
}
