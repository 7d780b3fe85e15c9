/** What the made-up person told once: plans, tests, a check, an appointment, a question. */

import { registry } from '../registry/registry';
import type { Fields } from '../registry/types';
import type { Change } from '../store/change';
import { newUid } from '../store/uid';
import { addDays } from '../time/clock';
import { dated, LENGTH, PLANS, TREATED_FROM } from './days';
import words from './words.json';

export const PIN = '01900000-0000-7000-8000-00000000000d';

export function told(today: string): Change[] {
  const day = (count: number) => addDays(today, count + 1 - LENGTH);
  const treated = day(TREATED_FROM);
  return [
    { kind: 'plan', uid: PLANS.b12, set: hydroxocobalamin(treated) },
    { kind: 'plan', uid: PLANS.magnesium, set: { what: 'supplement', nutrient: 'magnesium', amount: 200, unit: 'mg', schedule: 'FREQ=DAILY', starts_on: day(0) } },
    { kind: 'pin', uid: PIN, set: { factor: 'caffeine.mg', lag: 0, outcome: 'twitch.count', since: day(20) } },
    { kind: 'question', uid: newUid(), set: { text: words.question } },
    dated(day(TREATED_FROM - 5), ['lab', 540, { analyte: 'total_b12', value: 128, unit: 'ng_l', reference_low: 200, reference_high: 900 }]),
    dated(treated, ['event', 530, { title: words.treatment, category: 'treatment_started' }]),
    dated(addDays(today, 8), ['event', 600, { title: words.clinician, category: 'appointment' }]),
    dated(addDays(today, -3), ['function_check', 1080, checked()]),
  ];
}

const hydroxocobalamin = (from: string): Fields => ({
  what: 'b12',
  form: 'hydroxocobalamin',
  route: 'intramuscular',
  amount: 1,
  unit: 'mg',
  as_prescribed: true,
  starts_on: from,
  schedule: 'FREQ=DAILY;INTERVAL=2;COUNT=8 FREQ=DAILY;INTERVAL=56',
});

/** All "no" but for unsteadiness. */
function checked(): Fields {
  const items = registry.vocabulary.function_items ?? [];
  return { ...Object.fromEntries(items.map(({ name }) => [name, 'no'])), unsteadiness: 'as_before', unsteadiness_told: true };
}
