import { newStep, type Step } from '../fields/steps.svelte';
import type { Fields } from '../registry/types';

export interface Template {
  name: string;
  values: Fields;
  steps: Step[];
}

const INJECTION = { what: 'b12', route: 'intramuscular', unit: 'mg' };
/** BNF, hydroxocobalamin. For how many doses the alternate days go on is the prescriber's to say: "until no further improvement". */
const HYDROXOCOBALAMIN = { ...INJECTION, form: 'hydroxocobalamin', amount: 1 };
const TABLETS = { what: 'b12', route: 'oral', amount: 1000, unit: 'mcg' };
const MONDAY_WEDNESDAY_FRIDAY = { weekdays: [0, 2, 4], count: 6 };

/** Regimens to start from, as prescribed; every value can be changed, and none is recommended. */
export function templates(): Template[] {
  return [
    {
      name: 'Loading on alternate days, then every 2 months',
      values: HYDROXOCOBALAMIN,
      steps: [newStep('days', 2), newStep('months', 2)],
    },
    {
      name: 'Loading 3 times a week for 2 weeks, then every 2 months',
      values: HYDROXOCOBALAMIN,
      steps: [newStep('weekdays', null, MONDAY_WEDNESDAY_FRIDAY), newStep('months', 2)],
    },
    {
      name: 'Loading 3 times a week for 2 weeks, then every 3 months',
      values: HYDROXOCOBALAMIN,
      steps: [newStep('weekdays', null, MONDAY_WEDNESDAY_FRIDAY), newStep('months', 3)],
    },
    { name: 'Injection every week', values: INJECTION, steps: [newStep('weeks', 1)] },
    { name: 'Injection every month', values: INJECTION, steps: [newStep('months', 1)] },
    { name: 'Injection every 2 months', values: INJECTION, steps: [newStep('months', 2)] },
    { name: 'Injection every 3 months', values: INJECTION, steps: [newStep('months', 3)] },
    { name: 'B12 by mouth every day', values: TABLETS, steps: [newStep('days', 1)] },
    { name: 'A medicine', values: { what: 'medication' }, steps: [newStep('days', 1)] },
    { name: 'A supplement', values: { what: 'supplement' }, steps: [newStep('days', 1)] },
  ];
}
