import type { Paper } from '../registry/paper';

export function questionsToAsk(open: number): string {
  if (!open) return /* @wc-include */ 'nothing noted yet';
  return open === 1 ? /* @wc-include */ '1 question' : /* @wc-include */ `${open} questions`;
}

/** "answered 12 days ago: answer again"; `days` since the last check, null when there was none. */
export function answeredAgo(days: number | null): string {
  if (days === null) return /* @wc-include */ 'not answered yet';
  if (days <= 0) return /* @wc-include */ 'answered today';
  return days === 1 ? /* @wc-include */ 'answered yesterday: answer again' : /* @wc-include */ `answered ${days} days ago: answer again`;
}

export const paperName = (paper: Paper) => (paper === 'a4' ? /* @wc-include */ 'A4' : /* @wc-include */ 'US Letter');

/** "all sections, A4", or how many were left out. */
export function whatGoesIn(leftOut: number, paper: Paper): string {
  if (!leftOut) return /* @wc-include */ `all sections, ${paperName(paper)}`;
  return leftOut === 1 ? /* @wc-include */ `1 section left out, ${paperName(paper)}` : /* @wc-include */ `${leftOut} sections left out, ${paperName(paper)}`;
}
