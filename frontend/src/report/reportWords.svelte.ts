import { withEntry } from '../words/dayWords.svelte';
import type { ReportMaking } from './reportMaking.svelte';

/** How many days the page is of. `isYoung`: the diary began after the first day that was chosen. */
export function daysSaid(days: number, noted: number, isYoung: boolean): string {
  if (!noted) return 'No entry in these days yet.';
  if (!isYoung) return `${withEntry(days, noted)}.`;
  return days === 1 ? 'The first day of your diary.' : /* @wc-include */ `${days} days since your diary began, ${noted} with an entry.`;
}

/** What whoever asked for the page waits for. */
export function makingWords(step: ReportMaking['step']): string {
  if (step === 'sending') return 'Backing up your latest entries first';
  return step === 'making' ? 'Making the page, some seconds' : '';
}
