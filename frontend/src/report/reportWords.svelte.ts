import type { ReportMaking } from './reportMaking.svelte';

/** How many days the page is of. `isYoung`: the diary began after the first day that was chosen. */
export function daysSaid(days: number, recorded: number, isYoung: boolean): string {
  if (days === 1) return isYoung ? 'The first day of your diary.' : `1 day, ${recorded} with an entry.`;
  return isYoung ? `${days} days since your diary began, ${recorded} with an entry.` : /* @wc-include */ `${days} days, ${recorded} with an entry.`;
}

/** What whoever asked for the page waits for. */
export function makingWords(step: ReportMaking['step']): string {
  if (step === 'sending') return 'Backing up your latest entries first';
  return step === 'making' ? 'Making the page, some seconds' : '';
}
