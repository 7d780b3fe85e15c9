/** Strength and function: what the weekly check asks, what was said until now, what follows. Never a score. */

import { registry } from '../registry/registry';
import type { Entry, Fields } from '../registry/types';
import { addDays } from '../time/days';

export const CHECK = 'function_check';
const WEEK = 7;
/** Days of a diary before the first check is offered. */
const FIRST_DAYS = 2;

export type Answer = 'no' | 'as_before' | 'new_or_worse';

/** What one check says of an item. */
export interface Said {
  answer: Answer | null;
  where: string | null;
  since: string | null;
  /** Whether a clinician knows. */
  told: boolean | null;
}

/** The last answer to an item, with what was said of it since it was last a "no". */
export interface Before extends Said {
  answer: Answer;
  day: string;
}

/** Items by what was answered; of those as before, whether a clinician is known to know. */
export interface Outcome {
  worse: string[];
  known: string[];
  untold: string[];
  no: string[];
  unanswered: string[];
}

const terms = registry.vocabulary.function_items ?? [];
const items = terms.map(({ name }) => name);

export const groups = (registry.vocabulary.function_groups ?? []).map(({ name }) => ({
  name,
  items: terms.filter(({ group }) => group === name).map((item) => item.name),
}));

export function said(values: Fields, item: string): Said {
  const of = (name: string) => values[name] ?? null;
  return { answer: of(item), where: of(`${item}_where`), since: of(`${item}_since`), told: of(`${item}_told`) } as Said;
}

export const isAnswered = (values: Fields) => items.some((item) => values[item]);

/** Checks of the days before `day`, oldest first. */
export function checksBefore(day: string, checks: Entry[]): Entry[] {
  return checks.filter((check) => check.day < day).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** `checks`: oldest first. */
export function before(item: string, checks: Entry[]): Before | null {
  const answered = checks.filter((check) => check[item]);
  const last = answered.at(-1);
  if (!last) return null;
  const all = answered.map((check) => said(check, item));
  const sinceNo = all.slice(all.findLastIndex(({ answer }) => answer === 'no') + 1);
  // What got worse has to be told anew.
  const sinceWorse = sinceNo.slice(Math.max(0, sinceNo.findLastIndex(({ answer }) => answer === 'new_or_worse')));
  return {
    day: last.day,
    answer: last[item] as Answer,
    where: sinceNo.findLast(({ where }) => where)?.where ?? null,
    since: sinceNo.findLast(({ since }) => since)?.since ?? null,
    told: sinceWorse.findLast(({ told }) => told !== null)?.told ?? null,
  };
}

/** Of what was there before, the place and the time are asked for only as long as nothing is known of them. */
export function asksPlace(now: Said, last: Before | null): boolean {
  if (now.answer === 'new_or_worse') return true;
  return now.answer === 'as_before' && Boolean(now.where || now.since || !(last?.where || last?.since));
}

export function asksTold(now: Said, last: Before | null): boolean {
  return now.answer === 'as_before' && !last?.told;
}

/** "No to all": fills in what is unanswered; where nothing is, takes back what it filled in. */
export function noToAll(values: Fields, group: string[], filled: string[]): { set: Fields; filled: string[] } {
  const open = group.filter((item) => !values[item]);
  if (open.length) return { set: every(open, 'no'), filled: [...filled, ...open] };
  return { set: every(stillNo(values, filled), null), filled: [] };
}

export const stillNo = (values: Fields, filled: string[]) => filled.filter((item) => values[item] === 'no');

const every = (names: string[], value: Answer | null): Fields => Object.fromEntries(names.map((name) => [name, value]));

/** What is stored of each item: only what its answer asks for. */
export function recorded(values: Fields): Fields {
  return Object.fromEntries(items.flatMap((item) => Object.entries(recordedOf(item, said(values, item)))));
}

function recordedOf(item: string, { answer, where, since, told }: Said): Fields {
  const isThere = answer === 'as_before' || answer === 'new_or_worse';
  return {
    [item]: answer,
    [`${item}_where`]: (isThere && where?.trim()) || null,
    [`${item}_since`]: (isThere && since?.trim()) || null,
    [`${item}_told`]: answer === 'as_before' ? told : null,
  };
}

export function outcomeOf(values: Fields, checks: Entry[]): Outcome {
  const found: Outcome = { worse: [], known: [], untold: [], no: [], unanswered: [] };
  for (const item of items) found[sortOf(said(values, item), before(item, checks))].push(item);
  return found;
}

function sortOf({ answer, told }: Said, last: Before | null): keyof Outcome {
  if (answer === null) return 'unanswered';
  if (answer === 'no') return 'no';
  if (answer === 'new_or_worse') return 'worse';
  return (told ?? last?.told) ? 'known' : 'untold';
}

/** Once a week at most, and not in the first days; `putOff`: the day of the last "Not now". */
export function isCheckDue(today: string, days: { first: string | null; lastCheck: string | null; putOff: string | null }): boolean {
  if (!days.first || today < addDays(days.first, FIRST_DAYS)) return false;
  return [days.lastCheck, days.putOff].every((day) => !day || addDays(day, WEEK) <= today);
}
