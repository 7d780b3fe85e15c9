/**
 * What a plan makes of the doses that were logged: what is due, late or missed, and when the stock runs out. Same rules as the server's
 * diary/plans.py; tests/data/plans.json holds both to them.
 */

import { currentDue, daysFrom, dueAfter, firstDue, readSchedule, timesPassed, type Phase } from './schedule';

/** What a plan says of time; without a `schedule` it is taken as needed. `stock` doses were left in the morning of `stock_on`. */
export interface Regimen {
  schedule: string | null;
  starts_on: string;
  ends_on: string | null;
  stock: number | null;
  stock_on: string | null;
}

export interface Dose {
  day: string;
  status: string;
}

/** Where a plan stands on a day, as the server says it (docs/api.md). */
export interface Standing {
  state: 'not_begun' | 'later' | 'due' | 'late' | 'taken' | 'as_needed' | 'ended';
  due_on: string | null;
  late_days: number;
  phase: number | null;
  taken: number;
  skipped: number;
  missed: number;
  stock_left: number | null;
  runs_out_on: string | null;
}

/** A plan on its way, dose by dose; `due` is null when nothing is due any more. */
interface Course {
  phases: Phase[];
  endsOn: string;
  due: string | null;
  phase: number;
  doses: number;
  missed: number;
}

/** Beyond it the calendar has no room to count on. */
const FAR = '9000-01-01';
const NEVER = '9999-12-31';
/** Stock that lasts longer than ten years needs no date. */
const FORESEEN_DAYS = 3653;

const earlier = (a: string, b: string) => (a < b ? a : b);

/** All given doses count, one that is dated ahead too: its taker flew over the date line. */
export function standing(plan: Regimen, doses: Dose[], today: string): Standing {
  const given = byDay(doses.filter(({ day }) => day >= plan.starts_on));
  const course = given.reduce((before, { day }) => afterDose(before, day), begin(plan));
  const isTaken = given.some(({ day, status }) => day === today && status === 'taken');
  const [state, due_on] = stateOf(plan, course, today, isTaken);
  const left = stockLeft(plan, doses);
  return {
    state,
    due_on,
    late_days: due_on && state === 'late' ? daysFrom(due_on, today) : 0,
    phase: course.phase < course.phases.length ? course.phase + 1 : null,
    taken: given.filter(({ status }) => status === 'taken').length,
    skipped: given.filter(({ status }) => status === 'skipped').length,
    missed: missedBy(course, today),
    stock_left: left,
    runs_out_on: left === null || state === 'ended' ? null : lastCovered(course, left, today),
  };
}

/** In the order of their days. What was skipped and then taken was taken. */
function byDay(doses: Dose[]): Dose[] {
  const sorted = [...doses].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  const wasTaken = new Set(doses.filter(({ status }) => status === 'taken').map(({ day }) => day));
  const isNews = ({ day, status }: Dose, index: number) => (wasTaken.has(day) ? status === 'taken' : sorted[index - 1]?.day !== day);
  return sorted.filter(isNews);
}

function begin({ schedule, starts_on, ends_on }: Regimen): Course {
  const phases = readSchedule(schedule);
  const due = phases[0] ? firstDue(phases[0], earlier(starts_on, FAR)) : null;
  return untilItsEnd({ phases, endsOn: ends_on ?? NEVER, due, phase: 0, doses: 0, missed: 0 });
}

const untilItsEnd = (course: Course): Course => ({ ...course, due: course.due && course.due <= course.endsOn ? course.due : null });

function afterDose(course: Course, day: string): Course {
  if (!course.due) return course;
  const phase = course.phases[course.phase]!;
  const missed = course.missed + timesPassed(phase, course.due, earlier(day, course.endsOn));
  const isLast = course.doses + 1 === phase.count;
  const next = isLast ? course.phases[course.phase + 1] : phase;
  return untilItsEnd({
    ...course,
    missed,
    doses: isLast ? 0 : course.doses + 1,
    phase: course.phase + Number(isLast),
    due: next ? dueAfter(next, day) : null,
  });
}

/** A plan that has ended waits for no dose. */
function missedBy({ phases, phase, due, endsOn, missed }: Course, today: string): number {
  return due ? missed + timesPassed(phases[phase]!, due, earlier(today, endsOn)) + Number(today > endsOn) : missed;
}

/** The state and the due day that goes with it. */
function stateOf(plan: Regimen, course: Course, today: string, isTaken: boolean): [Standing['state'], string | null] {
  const { due } = course;
  const before = today < plan.starts_on ? 'not_begun' : null;
  if (today > course.endsOn) return ['ended', null];
  if (!course.phases.length) return [before ?? 'as_needed', null];
  if (isTaken) return ['taken', due];
  if (!due) return ['ended', null];
  if (today < due) return [before ?? 'later', due];
  const current = currentDue(course.phases[course.phase]!, due, today);
  return [current < today ? 'late' : 'due', current];
}

function stockLeft({ stock, stock_on, starts_on }: Regimen, doses: Dose[]): number | null {
  if (stock === null) return null;
  const used = doses.filter(({ day, status }) => status === 'taken' && day >= (stock_on ?? starts_on));
  return Math.max(stock - used.length, 0);
}

/** Null: there is none in stock, more than the plan needs, or more than ten years of it. */
function lastCovered(course: Course, stock: number, today: string): string | null {
  let day: string | null = null;
  let ahead = course;
  for (let left = Math.floor(stock); left > 0; left--) {
    if (!ahead.due || daysFrom(today, ahead.due) > FORESEEN_DAYS) return null;
    day = ahead.due > today ? ahead.due : today;
    ahead = afterDose(ahead, day);
  }
  return day;
}
