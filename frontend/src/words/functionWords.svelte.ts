import { label } from '../registry/registry';
import type { Entry, Fields } from '../registry/types';
import { CHECK, before, outcomeOf, said, type Before, type Outcome, type Said } from '../rules/functionCheck';
import { fullDay, shortDay } from '../time/dayNames';
import { today } from '../time/days';
import { lowerFirst } from './lowerFirst';

const itemName = (item: string) => lowerFirst(label(`${CHECK}.${item}`));
const answerName = (answer: string) => lowerFirst(label(`function_answers.${answer}`));

/** "15 Nov: new or worse, left foot": told as a fact, never filled in. */
export function lastSaid({ day, answer, where, told }: Before): string {
  const date = day.slice(0, 4) === today().slice(0, 4) ? shortDay(day) : fullDay(day);
  const knows = told ? /* @wc-include */ 'your clinician knows' : null;
  return `${date}: ${[answerName(answer), where && lowerFirst(where), knows].filter(Boolean).join(', ')}`;
}

/** What follows from a check, a paragraph each. */
export function resultOf(values: Fields, checks: Entry[]): string[] {
  const outcome = outcomeOf(values, checks);
  const lines = [...tellWorse(outcome, values, checks), ...tellAsBefore(outcome, values, checks)];
  if (lines.length) return lines;
  if (outcome.known.length) return ['Noted, as before.'];
  return ["Noted, no change reported. If something changes, don't wait for the next check."];
}

/** What there is to say to a clinician, as one question; null when there is nothing. */
export function questionOf(values: Fields, checks: Entry[], most: number): string | null {
  const { worse, untold } = outcomeOf(values, checks);
  const items = [...worse, ...untold];
  if (!items.length) return null;
  const text = all(items, values, checks);
  const letters = [...text.charAt(0).toUpperCase(), ...text.slice(1)];
  return letters.length < most ? `${letters.join('')}.` : `${letters.slice(0, most - 1).join('')}…`;
}

function tellWorse({ worse }: Outcome, values: Fields, checks: Entry[]): string[] {
  if (!worse.length) return [];
  return [`Please tell your doctor or clinic in the next days; don't wait for the diary. Say: ${all(worse, values, checks)}.`];
}

function tellAsBefore({ untold }: Outcome, values: Fields, checks: Entry[]): string[] {
  if (!untold.length) return [];
  return [`Noted, as before. Please tell your doctor or clinic what they don't know yet; don't wait for the diary. Say: ${all(untold, values, checks)}.`];
}

const all = (items: string[], values: Fields, checks: Entry[]) => items.map((item) => toSay(item, said(values, item), before(item, checks))).join('; ');

/** "weakness in the left foot, since about 20 September, getting worse" */
function toSay(item: string, now: Said, last: Before | null): string {
  const where = now.where?.trim() || last?.where;
  const since = (now.since?.trim() || last?.since)?.replace(/^since /i, '');
  return [named(item, where), since && /* @wc-include */ `since ${sinceWhen(since)}`, course(now, last, Boolean(since))].filter(Boolean).join(', ');
}

function named(item: string, where: string | null | undefined): string {
  if (!where) return itemName(item);
  if (item === 'weakness') return /* @wc-include */ `weakness ${placed(lowerFirst(where))}`;
  return `${itemName(item)} (${lowerFirst(where)})`;
}

/** "in the left foot", "in my left foot", "on the left", "on stairs" */
function placed(where: string): string {
  if (/^(in|on|at|when|while|with|every\w*|all)\b/.test(where)) return where;
  if (/^(left|right)( side)?$/.test(where)) return /* @wc-include */ `on the ${where}`;
  return /^(the|my|both|one|an?)\b/.test(where) ? /* @wc-include */ `in ${where}` : /* @wc-include */ `in the ${where}`;
}

/** "About March" reads on as "about March"; "March" is a name. */
function sinceWhen(since: string): string {
  return /^(About|Around|Early|Mid|Late|Last|This|The|Spring|Summer|Autumn|Winter|Yesterday|Today|A|Some|Several)\b/.test(since) ? lowerFirst(since) : since;
}

/** "New or worse" tells the two apart only beside what was said before. */
function course({ answer }: Said, last: Before | null, hasBegun: boolean): string {
  if (answer !== 'new_or_worse') return /* @wc-include */ 'as before';
  if (last?.answer === 'no') return /* @wc-include */ 'new';
  return last || hasBegun ? /* @wc-include */ 'getting worse' : /* @wc-include */ 'new or worse';
}

/** "New or worse: weakness in one place (left foot) · no: 12 · not answered: 2" */
export function checkSummary(check: Entry): string {
  const { worse, known, untold, no, unanswered } = outcomeOf(check, []);
  const parts = [
    listed(/* @wc-include */ 'new or worse', worse, check),
    listed(/* @wc-include */ 'as before', [...known, ...untold], check),
    no.length && /* @wc-include */ `no: ${no.length}`,
    unanswered.length && /* @wc-include */ `not answered: ${unanswered.length}`,
  ];
  const text = parts.filter(Boolean).join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(heading: string, items: string[], check: Entry): string {
  const names = items.map((item) => {
    const { where } = said(check, item);
    return where ? `${itemName(item)} (${lowerFirst(where)})` : itemName(item);
  });
  return names.length ? `${heading}: ${names.join(', ')}` : '';
}
