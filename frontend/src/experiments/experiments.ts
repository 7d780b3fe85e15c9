/** Experiments of the patient's own: two arms by turns, drawn once. The same days as diary/insights/experiments.py. */

import { summarise } from '../charts/summary';
import { fieldOf } from '../registry/registry';
import type { Entry, Fields } from '../registry/types';
import { addDays, daysBetween } from '../time/clock';

export const EXPERIMENT = 'experiment';
/** 56 days: with fewer hardly any difference could show, and more are a burden (docs/adr/0010-own-experiments.md). */
export const PAIRS = 14;
export const MINUTES_EARLIER = [30, 45, 60] as const;
const DAYS_TO_KNOW_THE_USUAL = 7;
const STEP_MG = 10;

export type Arm = 'change' | 'usual';
type ExperimentState = 'ahead' | 'running' | 'stopped' | 'over';

export interface Block {
  arm: Arm;
  days: string[];
}

const daysABlock = fieldOf(EXPERIMENT, 'turns').days!;

/** Which block of each pair has the change: a fair coin each, tossed once and kept. */
export function drawTurns(): string {
  return [...crypto.getRandomValues(new Uint8Array(PAIRS))].map((byte) => (byte & 1 ? 'CU' : 'UC')).join('');
}

export function blocksOf({ turns, starts_on }: Fields): Block[] {
  return [...String(turns)].map((letter, block) => {
    const first = addDays(String(starts_on), block * daysABlock);
    return { arm: letter === 'C' ? 'change' : 'usual', days: daysBetween(first, addDays(first, daysABlock - 1)) };
  });
}

export const endsOn = (tried: Fields) => blocksOf(tried).at(-1)!.days.at(-1)!;

/** Until its answer can be worked out: an evening shows on the day after it. */
const isOver = (tried: Fields, today: string) => today > shownOn(tried, endsOn(tried));

/** The day whose twitches are compared for a day of the experiment. */
export const shownOn = ({ what }: Fields, day: string) => (what === 'bedtime' ? addDays(day, 1) : day);

export function stateOf(tried: Fields, today: string): ExperimentState {
  if (tried.stopped_on && String(tried.stopped_on) <= endsOn(tried)) return 'stopped';
  if (isOver(tried, today)) return 'over';
  return today < String(tried.starts_on) ? 'ahead' : 'running';
}

export const isOpen = (tried: Fields, today: string) => ['ahead', 'running'].includes(stateOf(tried, today));

/** What a day is for; nothing on days before, after and from an early end on. */
export function armOn(tried: Fields, day: string): Arm | null {
  if (tried.stopped_on && day >= String(tried.stopped_on)) return null;
  return blocksOf(tried).find(({ days }) => days.includes(day))?.arm ?? null;
}

/** The median of the days on which caffeine is known; none of too few. */
export function usualCaffeine(known: readonly (number | null)[]): number | null {
  const found = summarise(known);
  if (!found || found.recorded < DAYS_TO_KNOW_THE_USUAL) return null;
  return Math.round(found.median / STEP_MG) * STEP_MG;
}

/** Amounts to stay at or below, each less than the usual one. */
export function goalsBelow(usual: number): number[] {
  const shares = [0, 0.5, 0.75].map((share) => Math.floor((usual * share) / STEP_MG) * STEP_MG);
  return [...new Set(shares)].filter((goal) => goal < usual);
}

export const latestFirst = (experiments: Entry[]) =>
  [...experiments].sort((one, other) => String(other.starts_on).localeCompare(String(one.starts_on)));
