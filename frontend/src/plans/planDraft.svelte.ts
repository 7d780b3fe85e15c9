import { optionsOf } from '../fields/options';
import { problems as problemsOf } from '../fields/problems.svelte';
import { scheduleOf, stepProblems, stepsOf, type Step, type StepProblem } from '../fields/steps.svelte';
import { fieldOf, kindOf, registry } from '../registry/registry';
import type { Fields, Term, Value } from '../registry/types';
import { doseFields, TOLD } from '../rules/doses';
import { today } from '../time/days';
import type { Planned } from './planned';
import type { Template } from './planTemplates.svelte';

/** A plan while it is filled in. */
export interface PlanDraft {
  values: Fields;
  isAsNeeded: boolean;
  steps: Step[];
  /** Doses in the cupboard now. */
  left: Value;
}

const B12_UNITS = ['mcg', 'mg'];

export const toldOf = ({ what }: Fields) => TOLD[String(what)] ?? [];

export function newPlan({ values, steps }: Template): PlanDraft {
  return { values: { ...blank(), ...values, starts_on: today() }, isAsNeeded: false, steps, left: null };
}

export function draftOf({ plan, standing }: Planned): PlanDraft {
  const values = Object.fromEntries(Object.keys(blank()).map((name) => [name, plan[name] ?? null]));
  const schedule = plan.schedule ? String(plan.schedule) : null;
  return { values, isAsNeeded: !schedule, steps: stepsOf(schedule), left: standing.stock_left };
}

const blank = (): Fields => Object.fromEntries(kindOf('plan').fields.map(({ name, default: usual }) => [name, usual]));

/** Units in which a dose of it is told. */
export function unitsOf(values: Fields): Term[] {
  const all = registry.vocabulary.amount_units ?? [];
  if (values.what === 'b12') return all.filter(({ name }) => B12_UNITS.includes(name));
  if (values.what !== 'supplement') return all;
  return optionsOf(fieldOf('supplement', 'unit'), kindOf('supplement'), values, registry.vocabulary);
}

/** The fields to store. `before`: the plan until now; `takenToday`: its doses that are no longer in the cupboard. */
export function fieldsOf({ values, isAsNeeded, steps, left }: PlanDraft, before: Planned | null, takenToday: number): Fields {
  const others = Object.values(TOLD).flat().filter((name) => name !== 'name' && !toldOf(values).includes(name));
  const isCounted = left !== (before?.standing.stock_left ?? null);
  const stock = typeof left === 'number' ? { stock: left + takenToday, stock_on: today() } : { stock: left, stock_on: null };
  return {
    ...values,
    ...Object.fromEntries(others.map((name) => [name, null])),
    ...(isCounted ? stock : {}),
    schedule: isAsNeeded ? null : scheduleOf(steps),
  };
}

/** What is wrong, by field; the steps apart. */
export function planProblems(draft: PlanDraft): { fields: Record<string, string>; steps: (StepProblem | null)[] } {
  const { values, isAsNeeded, steps, left } = draft;
  const { mcg, ...dose } = problemsOf(String(values.what), { ...doseFields(values), plan: null });
  const found = { ...problemsOf('plan', { ...values, stock: left }), ...dose, ...(mcg && { amount: mcg }), ...unitProblem(values) };
  return { fields: found, steps: isAsNeeded ? [] : stepProblems(steps) };
}

function unitProblem({ what, amount, unit }: Fields): Record<string, string> {
  if (unit !== null || (what !== 'b12' && amount === null)) return {};
  return what === 'medication' ? {} : { unit: 'Choose the unit.' };
}
