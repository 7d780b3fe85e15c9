import { preferences } from '../registry/preferences.svelte';
import { MCG_IN_MG, rounded, toTyped, typedAs } from '../registry/units';
import { LANGUAGE, timeName } from '../time/dayNames';
import { timeOf } from '../time/days';

/** Up to here seconds are read more easily than minutes. */
const MOST_SECONDS = 120;

/** A unit as people read it: no Greek letters, no bare "s". */
export function unitName(unit: string, count = 2): string {
  const spelled: Record<string, string> = {
    mcg: /* @wc-include */ 'micrograms',
    s: /* @wc-include */ 'seconds',
    fl_oz: /* @wc-include */ 'fl oz',
    cup: count === 1 ? /* @wc-include */ 'cup' : /* @wc-include */ 'cups',
  };
  return spelled[unit] ?? unit;
}

/** An amount in the unit that the person reads. */
export function amount(value: number, unit?: string | null): string {
  if (!unit) return String(value);
  if (unit === 'mcg') return dose(value);
  if (unit === 's' && value > MOST_SECONDS) return lasting(value);
  const told = toTyped(value, unit);
  return `${told} ${unitName(typedAs(unit)?.unit ?? unit, told)}`;
}

const thousands = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 6 });

/** Micrograms, or mg: from one on, unless the person reads one of them alone. */
export function dose(mcg: number, unit = preferences.dose_unit): string {
  if (unit === 'mg' || (unit === 'auto' && mcg >= MCG_IN_MG)) return `${rounded(mcg / MCG_IN_MG, 6)} mg`;
  if (mcg === 1) return /* @wc-include */ '1 microgram';
  return `${thousands.format(mcg)} ${unitName('mcg')}`;
}

/** "40 s", "3 min", "1 h 5 min". */
export function lasting(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (!minutes) return /* @wc-include */ `${seconds} s`;
  if (minutes < 60) return /* @wc-include */ `${minutes} min`;
  const hours = /* @wc-include */ `${Math.floor(minutes / 60)} h`;
  return minutes % 60 ? /* @wc-include */ `${hours} ${minutes % 60} min` : hours;
}

/** What 0 and 10 mean on a scale. */
export function ends(field: string): [string, string] {
  const best = ['wellbeing', 'quality', 'mood', 'concentration'];
  const low = /* @wc-include */ 'none';
  const high = /* @wc-include */ 'extreme';
  const worst = /* @wc-include */ 'worst';
  const bestWord = /* @wc-include */ 'best';
  // A tracker may ask for anything.
  if (field === 'value') return [/* @wc-include */ 'least', /* @wc-include */ 'most'];
  return best.includes(field) ? [worst, bestWord] : [low, high];
}

/** When it was on the clocks where the patient was. */
export function timeSaid(when: { at: string; tz: string }): string {
  return timeName(timeOf(when));
}
