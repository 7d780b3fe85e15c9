/** A resource in words: when, what, how much. */

import type { Answer, Resource } from './bundle';

const NO_BREAK = '\u00a0';
const MS_A_MINUTE = 60_000;

const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "22 Nov 2026", or with its time as the clock showed it where the patient was. */
export function whenWords(at: string): string {
  const parts = format.formatToParts(new Date(`${at.slice(0, 10)}T00:00Z`));
  const [day, month, year] = (['day', 'month', 'year'] as const).map((name) => parts.find(({ type }) => type === name)?.value);
  const date = [day, month, year].join(NO_BREAK);
  return at.length > 10 ? `${date}, ${timeOf(at)}` : date;
}

const timeOf = (at: string) => at.slice(11, 16);

/** Of seconds since 1970, on this device's clock. */
export function momentHere(seconds: number): string {
  const at = new Date(seconds * 1000);
  return whenWords(new Date(at.getTime() - at.getTimezoneOffset() * MS_A_MINUTE).toISOString());
}

export function spanWords({ effectiveDateTime, effectivePeriod }: Resource): string {
  const { start = effectiveDateTime, end = start } = effectivePeriod ?? {};
  if (!start || !end) return '';
  const [first, last] = [whenWords(start), whenWords(end)];
  if (first === last) return first;
  return start.slice(0, 10) === end.slice(0, 10) ? `${first} – ${timeOf(end)}` : `${first} – ${last}`;
}

/** The parts of what it says. `heading`: what stands above it already. */
export function resourceWords(resource: Resource, heading: string): string[] {
  const what = (resource.medicationCodeableConcept ?? resource.code)?.text ?? '';
  const place = resource.bodySite?.text ?? '';
  const value = [notDone(resource), valueWords(resource), ...doseWords(resource), place].filter(Boolean).join(', ');
  const more = (resource.component ?? []).map((part) => ({ name: part.code?.text, value: valueWords(part) }));
  const untold = more.filter((part) => !place.toLowerCase().endsWith(`, ${part.value.toLowerCase()}`));
  const notes = (resource.note ?? []).map(({ text }) => `“${text}”`);
  const first = named(what === heading ? '' : what, value);
  const words = [first, ...untold.map((part) => named(part.name, part.value)), ...notes].filter(Boolean);
  return words.length ? words : [what];
}

const named = (name = '', value = '') => [name, value].filter(Boolean).join(': ');

const notDone = ({ status }: Resource) => (status === 'not-done' ? /* @wc-include */ 'not taken' : '');

function valueWords(answer: Answer): string {
  const { valueQuantity, valueCodeableConcept, valueString, valueInteger, valueBoolean, valueDateTime } = answer;
  if (valueQuantity) return amount(valueQuantity);
  if (valueBoolean !== undefined) return valueBoolean ? /* @wc-include */ 'yes' : /* @wc-include */ 'no';
  if (valueDateTime) return whenWords(valueDateTime);
  return valueCodeableConcept?.text ?? valueString ?? (valueInteger === undefined ? '' : String(valueInteger));
}

const amount = ({ value, unit, comparator }: NonNullable<Answer['valueQuantity']>) => [comparator, value, unit].filter((part) => part !== undefined).join(' ');

function doseWords({ dosage }: Resource): (string | undefined)[] {
  const { dose, doseAndRate, route, site } = [dosage ?? []].flat()[0] ?? {};
  const quantity = dose ?? doseAndRate?.[0]?.doseQuantity;
  return [quantity && amount(quantity), route?.text, site?.text];
}
