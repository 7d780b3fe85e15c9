import { label } from '../registry/registry';
import type { Fields, Value } from '../registry/types';
import { mcgOf } from '../rules/doses';
import type { Standing } from '../rules/plans';
import { readSchedule, type Phase } from '../rules/schedule';
import { aWeekday, fullDay, longDay, plainDay, weekday } from '../time/dayNames';
import { addDays } from '../time/days';
import { amount } from './amounts.svelte';

/** From here on "late by" says less than the day itself. */
const LONG_LATE_DAYS = 14;
const A_WEEK = 7;

/** "Hydroxocobalamin 1 mg": what is taken, by the name that the person gave it or by what it is. */
export function planTitle(plan: Fields): string {
  return [whatIsTaken(plan), doseWords(plan)].filter(Boolean).join(' ');
}

function whatIsTaken({ what, name, form, nutrient }: Fields): string {
  if (name) return String(name);
  const [vocabulary, term] = what === 'b12' ? ['b12_forms', form] : ['nutrients', nutrient];
  return term && term !== 'other' ? label(`${vocabulary}.${term}`) : label(`plan_kinds.${String(what)}`);
}

function doseWords(plan: Fields): string {
  const { amount: value, unit } = plan;
  if (typeof value !== 'number') return '';
  const mcg = plan.what === 'b12' ? mcgOf(plan) : null;
  if (mcg !== null) return amount(mcg, 'mcg');
  return unit ? `${value} ${value === 1 ? one(unit) : label(`amount_units.${String(unit)}`)}` : String(value);
}

/** The units that are counted, of which there may be one. */
function one(unit: Value): string {
  const singular: Record<string, string> = {
    mcg: /* @wc-include */ 'microgram',
    tablet: /* @wc-include */ 'tablet',
    capsule: /* @wc-include */ 'capsule',
    drop: /* @wc-include */ 'drop',
    puff: /* @wc-include */ 'puff',
    patch: /* @wc-include */ 'patch',
    unit: /* @wc-include */ 'unit',
  };
  return singular[String(unit)] ?? label(`amount_units.${String(unit)}`);
}

/** "Every 2 days, 6 doses, then every 2 months" */
export function scheduleWords(schedule: Value): string {
  const phases = readSchedule(schedule === null ? null : String(schedule));
  if (!phases.length) return 'As needed';
  const then = /* @wc-include */ ', then ';
  const words = phases.map(phaseWords).join(then);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function phaseWords(phase: Phase): string {
  const { count } = phase;
  if (!count) return rhythm(phase);
  return /* @wc-include */ `${rhythm(phase)}, ${dosesWords(count)}`;
}

function rhythm({ freq, interval, weekdays }: Phase): string {
  if (freq === 'WEEKLY') return /* @wc-include */ `on ${weekdays.map(weekdayName).join(', ')}`;
  if (freq === 'MONTHLY') return interval === 1 ? /* @wc-include */ 'every month' : /* @wc-include */ `every ${interval} months`;
  const weeks = interval / A_WEEK;
  if (weeks === 1) return /* @wc-include */ 'every week';
  if (Number.isInteger(weeks)) return /* @wc-include */ `every ${weeks} weeks`;
  return interval === 1 ? /* @wc-include */ 'every day' : /* @wc-include */ `every ${interval} days`;
}

/** 0 = Monday. */
export const weekdayName = (index: number) => weekday(aWeekday(index));

export function dosesWords(count: number): string {
  return count === 1 ? /* @wc-include */ '1 dose' : /* @wc-include */ `${count} doses`;
}

/** Where a plan stands, in one or two short sentences. */
export function stateWords({ state, due_on, late_days }: Standing, today: string): string {
  switch (state) {
    case 'due':
      return 'Due today.';
    case 'late':
      return lateWords(due_on!, late_days);
    case 'later':
      return nextWords(due_on!, today);
    case 'taken':
      return due_on ? `Taken today. ${nextWords(due_on, today)}` : 'Taken today. That was the last dose.';
    case 'not_begun':
      return due_on ? `First dose on ${longDay(due_on)}.` : 'Not begun yet.';
    case 'as_needed':
      return '';
    case 'ended':
      return 'Ended.';
  }
}

function lateWords(due: string, days: number): string {
  if (days > LONG_LATE_DAYS) return `Was due on ${longDay(due)}.`;
  return days === 1 ? 'Late by 1 day.' : `Late by ${days} days.`;
}

function nextWords(due: string, today: string): string {
  return due === addDays(today, 1) ? 'Next: tomorrow.' : `Next: ${nearDay(due, today, longDay)}.`;
}

/** A day of another year says which. */
function nearDay(day: string, today: string, words: (day: string) => string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? words(day) : fullDay(day);
}

/** "8 taken, 1 skipped, 2 not logged since 3 March": counts, never a rate, and no claim that a dose was not taken. */
export function countWords({ taken, skipped, missed }: Standing, since: string, today: string): string {
  const takenWords = /* @wc-include */ `${taken} taken`;
  const skippedWords = /* @wc-include */ `${skipped} skipped`;
  const missedWords = /* @wc-include */ `${missed} not logged`;
  const parts = [taken && takenWords, skipped && skippedWords, missed && missedWords].filter(Boolean);
  if (!parts.length) return 'No dose logged yet.';
  return /* @wc-include */ `${parts.join(', ')} since ${nearDay(since, today, plainDay)}`;
}

/** "12 doses left, until about 3 March" */
export function stockWords({ stock_left: left, runs_out_on: until }: Standing, today: string): string {
  if (left === null) return '';
  if (left === 0) return 'No doses left, by your count.';
  if (!until) return /* @wc-include */ `${dosesWords(left)} left`;
  return /* @wc-include */ `${dosesWords(left)} left, until about ${nearDay(until, today, plainDay)}`;
}
