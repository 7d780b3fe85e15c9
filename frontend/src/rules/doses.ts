/** The doses that a plan asks for, as entries of their kind. */

import type { Entry, Fields } from '../registry/types';

const MCG: Record<string, number> = { mcg: 1, mg: 1000, g: 1_000_000 };

/** The micrograms of a plan of B12; null while its amount or unit can't tell. */
export function mcgOf({ amount, unit }: Fields): number | null {
  const mcg = MCG[String(unit)];
  return typeof amount === 'number' && mcg ? Number((amount * mcg).toPrecision(12)) : null;
}

/** What a plan says of its dose, by the kind of the dose. */
export const TOLD: Record<string, string[]> = {
  b12: ['form', 'route', 'amount', 'unit'],
  supplement: ['nutrient', 'amount', 'unit'],
  medication: ['name', 'medicine_class', 'amount', 'unit'],
};

/** The kinds of entry that may name a plan. */
export const DOSES = Object.keys(TOLD);

const INJECTED = ['intramuscular', 'subcutaneous'];

export const isInjected = ({ route }: Fields) => INJECTED.includes(String(route));

/** A dose as the plan has it; where it was injected is left to the patient. */
export function doseFields(plan: Fields, status = 'taken'): Fields {
  const what = String(plan.what);
  const shared = Object.fromEntries((TOLD[what] ?? []).map((name) => [name, plan[name] ?? null]));
  const { amount, unit, ...others } = shared;
  const dose = what === 'b12' ? { ...others, mcg: mcgOf(plan) } : shared;
  return { ...dose, plan: plan.uid ?? null, status };
}

/** What makes a dose one of a plan's, whatever its amount. */
const TELLING: Record<string, string[]> = { b12: ['form', 'route'], supplement: ['nutrient'], medication: ['name'] };

/** Whether a dose that names no plan is what this plan is about. */
export function fits(plan: Entry, kind: string, dose: Fields): boolean {
  const said = (fields: Fields, name: string) => String(fields[name] ?? '').trim().toLowerCase();
  return plan.what === kind && TELLING[kind]!.every((name) => said(plan, name) === said(dose, name));
}
