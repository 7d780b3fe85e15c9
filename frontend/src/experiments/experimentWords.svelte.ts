import type { Fields } from '../registry/types';
import { amount } from '../words/amounts.svelte';
import type { Arm } from './experiments';

/** "Caffeine at or below 150 mg", "To bed 30 minutes earlier" */
export function goalWords({ what, at_most_mg, minutes_earlier }: Fields): string {
  if (what === 'bedtime') return /* @wc-include */ `To bed ${Number(minutes_earlier)} minutes earlier`;
  if (!at_most_mg) return /* @wc-include */ 'No caffeine';
  return /* @wc-include */ `Caffeine at or below ${amount(Number(at_most_mg), 'mg')}`;
}

/** What a day is for. */
export function armWords(tried: Fields, arm: Arm): string {
  return arm === 'change' ? goalWords(tried) : /* @wc-include */ 'As usual';
}

/** "Today: caffeine at or below 150 mg", "Tonight: to bed as usual" */
export function todayWords(tried: Fields, arm: Arm): string {
  if (tried.what === 'bedtime') {
    if (arm === 'usual') return /* @wc-include */ 'Tonight: to bed as usual';
    return /* @wc-include */ `Tonight: to bed ${Number(tried.minutes_earlier)} minutes earlier`;
  }
  if (arm === 'usual') return /* @wc-include */ 'Today: caffeine as usual';
  if (!tried.at_most_mg) return /* @wc-include */ 'Today: no caffeine';
  return /* @wc-include */ `Today: caffeine at or below ${amount(Number(tried.at_most_mg), 'mg')}`;
}
