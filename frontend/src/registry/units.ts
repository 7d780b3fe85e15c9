/** Amounts between the unit that is stored and the one that a person reads and types. */

import { preferences } from './preferences.svelte';

const ML_IN = { ml: 1, fl_oz: 29.5735295625, cup: 236.5882365 };
export const MCG_IN_MG = 1000;

/** What one tap on the water tile stores, as people pour it. */
const GLASS = { ml: 250, fl_oz: 8, cup: 1 };

/** How fine a typed amount is stored: a thousandth of a ml or a microgram. */
const STORED_DIGITS = 3;

interface Typed {
  /** The unit that is typed. */
  unit: string;
  /** How much of the stored unit is one of it. */
  per: number;
  /** Digits behind the point that tell what was typed. */
  digits: number;
}

/** How an amount that is stored in `unit` is typed; null where it is typed as it is stored. */
export function typedAs(unit: string | null | undefined): Typed | null {
  const { volume_unit, dose_unit } = preferences;
  if (unit === 'ml' && volume_unit !== 'ml') return { unit: volume_unit, per: ML_IN[volume_unit], digits: 2 };
  if (unit === 'mcg' && dose_unit === 'mg') return { unit: 'mg', per: MCG_IN_MG, digits: 6 };
  return null;
}

/** A stored amount as it is typed. */
export function toTyped(value: number, unit: string | null | undefined): number {
  const typed = typedAs(unit);
  return typed ? rounded(value / typed.per, typed.digits) : value;
}

/** A typed amount as it is stored. */
export function fromTyped(value: number, unit: string | null | undefined): number {
  const typed = typedAs(unit);
  return typed ? rounded(value * typed.per, STORED_DIGITS) : value;
}

/** A glass of water, in ml. */
export function glass(): number {
  return fromTyped(GLASS[preferences.volume_unit], 'ml');
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
