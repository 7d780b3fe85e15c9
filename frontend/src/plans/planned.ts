/** Where the plans of this phone stand. */

import type { Entry } from '../registry/types';
import { DOSES } from '../rules/doses';
import { standing, type Regimen, type Standing } from '../rules/plans';
import type { DiaryDb } from '../store/db';
import { recordsOf } from '../store/queries';

export interface Planned {
  plan: Entry;
  standing: Standing;
}

const WAITING = ['due', 'late'];

export const isWaiting = ({ standing }: Planned) => WAITING.includes(standing.state);

/** In the order in which they were made. */
export async function plannedIn(db: DiaryDb, on: string): Promise<Planned[]> {
  const plans = await recordsOf(db, 'plan');
  const doses = plans.length ? (await Promise.all(DOSES.map((kind) => recordsOf(db, kind)))).flat() : [];
  return plans.map((plan) => {
    const own = doses.filter((dose) => dose.plan === plan.uid).map(({ day, status }) => ({ day, status: String(status) }));
    return { plan, standing: standing(regimen(plan), own, on) };
  });
}

function regimen(plan: Entry): Regimen {
  const { schedule, starts_on, ends_on, stock, stock_on } = plan as unknown as Regimen;
  return { schedule, starts_on, ends_on, stock, stock_on };
}
