import { preferences } from '../registry/preferences.svelte';
import { label, registry } from '../registry/registry';
import type { Entry } from '../registry/types';
import { calendarDate, MS_A_DAY } from '../time/days';

/** What treatment with B12 changes. */
const TELLS_OF_B12 = ['total_b12', 'active_b12', 'mma', 'homocysteine'];
/** Units in which laboratories give whole numbers. */
const WHOLE = ['ng_l', 'pg_ml', 'pmol_l'];
const FEW = 10;

type Units = Record<string, number | null>;

/** "128 ng/L (94 pmol/L)": in the unit that the person reads, with another in brackets. */
export function labValue(lab: Entry): string {
  const [main, other] = unitsOf(lab);
  const brackets = other ? ` (${measured(lab, Number(lab.value), other)})` : '';
  const comparator = lab.comparator ? `${label(`comparators.${String(lab.comparator)}`)} ` : '';
  return `${comparator}${measured(lab, Number(lab.value), main)}${brackets}`;
}

/** "lab's range 200–900 ng/L, 12 days after the last B12 dose". `doseDays`: when B12 was taken, in order. */
export function labContext(lab: Entry, doseDays: string[]): string {
  return [rangeOf(lab), sinceDose(lab, doseDays)].filter(Boolean).join(', ');
}

/** How long after a dose the blood was taken, where that matters. */
function sinceDose({ analyte, day }: Entry, doseDays: string[]): string {
  if (!TELLS_OF_B12.includes(String(analyte)) || !doseDays.length) return '';
  const last = doseDays.findLast((dose) => dose <= day);
  if (!last) return /* @wc-include */ 'before the first B12 dose in this diary';
  const days = (calendarDate(day).getTime() - calendarDate(last).getTime()) / MS_A_DAY;
  if (!days) return /* @wc-include */ 'on the day of a B12 dose';
  return days === 1 ? /* @wc-include */ '1 day after the last B12 dose' : /* @wc-include */ `${days} days after the last B12 dose`;
}

/** Blood that was taken on the day of the first dose may have been taken before it. */
export function isOnTreatment({ analyte, day }: Entry, doseDays: string[]): boolean {
  return analyte === 'total_b12' && doseDays.some((dose) => dose < day);
}

/** The unit to tell a result in, and another that is worth telling: the one it was given in, else the first of its analyte. */
function unitsOf(lab: Entry): [string, string | undefined] {
  const units = unitsOfAnalyte(lab);
  const given = String(lab.unit);
  const wanted = lab.analyte === 'total_b12' ? preferences.b12_level_unit : given;
  const main = wanted in units ? wanted : given;
  const differs = (unit: string) => units[given] && units[unit] && units[unit] !== units[main];
  return [main, [given, ...Object.keys(units)].find(differs)];
}

/** The laboratory's own, in the unit of the result. */
function rangeOf(lab: Entry): string {
  const { reference_low: low, reference_high: high } = lab;
  const [unit] = unitsOf(lab);
  const upTo = (value: unknown) => measured(lab, Number(value), unit);
  if (low !== null && high !== null) return /* @wc-include */ `lab's range ${number(lab, Number(low), unit)}–${upTo(high)}`;
  if (high !== null) return /* @wc-include */ `lab's range up to ${upTo(high)}`;
  return low === null ? '' : /* @wc-include */ `lab's range from ${upTo(low)}`;
}

function measured(lab: Entry, value: number, unit: string): string {
  if (unit === 'yes_no') return value ? /* @wc-include */ 'positive' : /* @wc-include */ 'negative';
  return `${number(lab, value, unit)} ${label(`lab_units.${unit}`)}`;
}

/** A value of the result's own unit in another; in its own as the laboratory gave it. */
function number(lab: Entry, value: number, unit: string): number {
  const units = unitsOfAnalyte(lab);
  if (unit === lab.unit || units[unit] === units[String(lab.unit)]) return value;
  const converted = (value / units[String(lab.unit)]!) * units[unit]!;
  return WHOLE.includes(unit) && converted >= FEW ? Math.round(converted) : Number(converted.toPrecision(3));
}

function unitsOfAnalyte({ analyte }: Entry): Units {
  return registry.vocabulary.analytes?.find(({ name }) => name === analyte)?.units ?? {};
}
