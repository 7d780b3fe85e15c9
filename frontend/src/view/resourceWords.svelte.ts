/** A resource in words: when, what, how much. */

import type { Answer, Resource } from './bundle';

const LANGUAGE = 'en';
const NO_BREAK = '\u00a0';

const dayFormat = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "22 Nov 2026", or with its time as the clock showed it where the patient was. */
export function whenWords(at: string): string {
  const day = dayFormat.format(new Date(`${at.slice(0, 10)}T00:00Z`)).replaceAll(' ', NO_BREAK);
  return at.length > 10 ? `${day}, ${at.slice(11, 16)}` : day;
}

/** Of seconds since 1970, on this device's clock. */
export const dayHere = (seconds: number) => new Date(seconds * 1000).toLocaleString(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });

export function spanWords({ effectiveDateTime, effectivePeriod }: Resource): string {
  if (effectiveDateTime) return whenWords(effectiveDateTime);
  const { start, end } = effectivePeriod ?? {};
  return [start, end].filter((at) => at !== undefined).map(whenWords).join(' – ');
}

export function resourceWords(resource: Resource): string {
  const what = (resource.medicationCodeableConcept ?? resource.code)?.text ?? '';
  const value = [notDone(resource), valueWords(resource), ...doseWords(resource), resource.bodySite?.text].filter(Boolean).join(', ');
  const more = (resource.component ?? []).map((part) => named(part.code?.text, valueWords(part)));
  const notes = (resource.note ?? []).map(({ text }) => `“${text}”`);
  return [named(what, value), ...more, ...notes].filter(Boolean).join('; ');
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
