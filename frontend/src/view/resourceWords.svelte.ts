/** A resource in words: when, what, how much. */

import type { Answer, Resource } from './bundle';

/** With its order of day, month and year. */
const LANGUAGE = 'en-GB';
const NO_BREAK = '\u00a0';

const dayFormat = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "22 Nov 2026", or with its time as the clock showed it where the patient was. */
export function whenWords(at: string): string {
  const day = dayFormat.format(new Date(`${at.slice(0, 10)}T00:00Z`)).replaceAll(' ', NO_BREAK);
  return at.length > 10 ? `${day}, ${timeOf(at)}` : day;
}

const timeOf = (at: string) => at.slice(11, 16);

/** Of seconds since 1970, on this device's clock. */
export const momentHere = (seconds: number) => new Date(seconds * 1000).toLocaleString(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });

export function spanWords({ effectiveDateTime, effectivePeriod }: Resource): string {
  const { start = effectiveDateTime, end = start } = effectivePeriod ?? {};
  if (!start || !end) return '';
  const [first, last] = [whenWords(start), whenWords(end)];
  if (first === last) return first;
  return start.slice(0, 10) === end.slice(0, 10) ? `${first} – ${timeOf(end)}` : `${first} – ${last}`;
}

/** `heading`: what stands above it already. */
export function resourceWords(resource: Resource, heading: string): string {
  const what = (resource.medicationCodeableConcept ?? resource.code)?.text ?? '';
  const place = resource.bodySite?.text ?? '';
  const value = [notDone(resource), valueWords(resource), ...doseWords(resource), place].filter(Boolean).join(', ');
  const more = (resource.component ?? []).map((part) => ({ name: part.code?.text, value: valueWords(part) }));
  const untold = more.filter((part) => !place.toLowerCase().endsWith(`, ${part.value.toLowerCase()}`));
  const notes = (resource.note ?? []).map(({ text }) => `“${text}”`);
  const words = [named(what === heading ? '' : what, value), ...untold.map(({ name, value }) => named(name, value)), ...notes];
  return words.filter(Boolean).join('; ') || what;
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
