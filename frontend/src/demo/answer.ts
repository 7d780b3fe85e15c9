/** The example of an answer that the demo shows: in a diary of one's own the server works it out. */

import type { Insights, Link, PinnedAnswer } from '../registry/types';
import { addDays } from '../time/clock';
import { LENGTH } from './days';
import { PIN } from './story';
import words from './words.json';

type Factor = 'sleep.hours' | 'caffeine.mg' | 'checkin.stress' | 'exercise.minutes';

const READ = 4;
const UNTIL_NEXT = 24;
const DAYS = 83;

export function exampleAnswer(today: string): Insights & { fetchedAt: string } {
  const next = addDays(today, UNTIL_NEXT);
  return {
    period: { from: addDays(today, 1 - LENGTH), to: today, days: LENGTH },
    observed_days: DAYS,
    outcome: 'twitch.count',
    reading: { date: addDays(today, -READ), next },
    links: links(),
    pinned: [pinned(addDays(today, -READ), next)],
    events: [],
    injections: { cycles: [], means: [], recorded: [], sentence: '' },
    method: words.method,
    fetchedAt: new Date().toISOString(),
  };
}

const links = (): Link[] => [
  link('sleep.hours', 1, 'link', [0.72, 0.6, 0.87], { amount: 1, unit: 'h' }),
  link('caffeine.mg', 0, 'no_clear_link', [1.02, 0.82, 1.27], { amount: 100, unit: 'mg' }),
  link('checkin.stress', 0, 'no_clear_link', [1.06, 0.96, 1.17], { amount: 1, unit: null }),
  { ...link('exercise.minutes', 0, 'not_enough_data', null, { amount: 30, unit: 'min' }), needs: { rule: 'days', more: 12 } },
];

function link(factor: Factor, lag: number, verdict: Link['verdict'], ratio: [number, number, number] | null, per: Link['per']): Link {
  const [rate_ratio, ci_low, ci_high] = ratio ?? [null, null, null];
  return { factor, lag, verdict, rate_ratio, ci_low, ci_high, per, n_days: DAYS, first_seen: null, sentence: words[factor] };
}

const pinned = (reading: string, next: string): PinnedAnswer => ({
  pin: PIN,
  verdict: 'no_clear_link',
  rate_ratio: 1.02,
  ci_low: 0.8,
  ci_high: 1.3,
  per: { amount: 100, unit: 'mg' },
  n_days: 61,
  reading,
  next,
  sentence: words.pinned,
  all_days_sentence: null,
});
