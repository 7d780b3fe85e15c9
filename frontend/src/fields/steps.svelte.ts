import type { Value } from '../registry/types';
import { readSchedule, writeSchedule, type Phase } from '../rules/schedule';

/** A phase of a schedule while it is filled in: numbers as typed. */
export interface Step {
  unit: 'days' | 'weeks' | 'months' | 'weekdays';
  every: Value;
  /** 0 = Monday. */
  weekdays: number[];
  count: Value;
}

/** What is wrong with a step, and with which part of it. */
export interface StepProblem {
  of: 'every' | 'weekdays' | 'count';
  text: string;
}

const A_WEEK = 7;
const MOST = 999;
export const MOST_STEPS = 10;

export const newStep = (unit: Step['unit'], every: Value, more: Partial<Step> = {}): Step => ({ unit, every, weekdays: [], count: null, ...more });

export function stepsOf(schedule: string | null): Step[] {
  return readSchedule(schedule).map(({ freq, interval, weekdays, count }) => {
    if (freq === 'WEEKLY') return newStep('weekdays', null, { weekdays, count });
    if (freq === 'MONTHLY') return newStep('months', interval, { count });
    return interval % A_WEEK ? newStep('days', interval, { count }) : newStep('weeks', interval / A_WEEK, { count });
  });
}

/** Of steps without a problem. */
export function scheduleOf(steps: Step[]): string | null {
  return writeSchedule(steps.map(phaseOf));
}

export function phaseOf({ unit, every, weekdays, count }: Step): Phase {
  const number = count ? Number(count) : null;
  if (unit === 'weekdays') return { freq: 'WEEKLY', interval: 1, weekdays, count: number };
  if (unit === 'months') return { freq: 'MONTHLY', interval: Number(every), weekdays: [], count: number };
  return { freq: 'DAILY', interval: Number(every) * (unit === 'weeks' ? A_WEEK : 1), weekdays: [], count: number };
}

export function stepProblems(steps: Step[]): (StepProblem | null)[] {
  return steps.map((step, index) => rhythmProblem(step) ?? countProblem(step, index === steps.length - 1));
}

function rhythmProblem({ unit, every, weekdays }: Step): StepProblem | null {
  const most = unit === 'weeks' ? Math.floor(MOST / A_WEEK) : MOST;
  if (unit === 'weekdays') return weekdays.length ? null : { of: 'weekdays', text: 'Choose at least one day of the week.' };
  return isWhole(every, most) ? null : { of: 'every', text: `Give a whole number from 1 to ${most}.` };
}

function countProblem({ count }: Step, isLast: boolean): StepProblem | null {
  if (isWhole(count, MOST) || (isLast && count === null)) return null;
  if (isLast) return { of: 'count', text: `Give a number of doses from 1 to ${MOST}, or leave it blank.` };
  return { of: 'count', text: 'Give the number of doses before the next part begins, or take the next part away.' };
}

const isWhole = (value: Value, most: number) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
