/** Plans and what is due of them. */

import { registry } from '../registry/registry';
import type { Entry, Fields, Value } from '../registry/types';
import { DOSES, fits, isInjected } from '../rules/doses';
import { recordsOf } from '../state/diary.svelte';
import { storage } from '../store/storage';
import { today } from '../time/days';
import { isWaiting, plannedIn, type Planned } from './planned';
import { rotation, type Turn } from './rotation';

/** Every plan and where it stands, in the order in which they were made. */
export async function planned(on = today()): Promise<Planned[]> {
  return plannedIn(await storage(), on);
}

export async function plannedOf(uid: string, on = today()): Promise<Planned | null> {
  return (await planned(on)).find(({ plan }) => plan.uid === uid) ?? null;
}

/** What is due on a day, the longest due first. */
export async function dueOn(day: string): Promise<Planned[]> {
  const due = (await planned(day)).filter(isWaiting);
  return due.sort((a, b) => a.standing.due_on!.localeCompare(b.standing.due_on!));
}

/** B12 that was injected, and where: the latest last. */
export async function sitedInjections(): Promise<Entry[]> {
  const doses = (await recordsOf('b12')).filter((dose) => isInjected(dose) && dose.status !== 'skipped' && dose.site);
  return doses.sort((a, b) => a.day.localeCompare(b.day));
}

/** The sites of injections by a route, and whose turn it is. */
export async function turns(route: Value): Promise<Turn[]> {
  return rotation(route, registry.vocabulary.injection_sites ?? [], await sitedInjections());
}

/** Doses since a new plan's first day that are what it is about, and name no plan yet. */
export async function dosesFor(plan: Fields): Promise<Entry[]> {
  const doses = await recordsOf(String(plan.what));
  return doses.filter((dose) => !dose.plan && dose.day >= String(plan.starts_on) && fits(plan as Entry, dose.kind, dose));
}

/** A new dose names the plan that it is of, where just one can be meant. */
export async function withPlan(kind: string, dose: Fields): Promise<Fields> {
  if (!DOSES.includes(kind)) return dose;
  const running = (await planned()).filter(({ standing }) => standing.state !== 'ended').map(({ plan }) => plan);
  const meant = running.filter((plan) => fits(plan, kind, dose));
  const isSaid = running.some(({ uid }) => uid === dose.plan);
  return !isSaid && meant.length === 1 ? { ...dose, plan: meant[0]!.uid } : dose;
}
