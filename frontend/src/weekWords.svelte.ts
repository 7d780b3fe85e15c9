import { figure } from './charts/format';
import { label } from './registry';
import type { Typical, Week } from './week';
import { amount } from './words.svelte';

export function weekInWords({ days, noted, twitching }: Week): string {
  const counted = days.length === 1 ? /* @wc-include */ '1 of 1 day noted' : /* @wc-include */ `${noted} of ${days.length} days noted`;
  return twitching ? `${counted}; twitches on ${twitching}.` : `${counted}; no twitches logged.`;
}

/** "Sleep: 6.5 hours; the week before 7 hours." */
export function typicalInWords({ series, value, before }: Typical): string {
  const name = series === 'twitch.count' ? /* @wc-include */ 'Twitches' : label(series);
  if (value === null) return `${name}: not enough to compare.`;
  const [now, then] = [value, before].map((one) => one !== null && measured(series, one));
  if (!then) return `${name}: ${now}; not enough to compare.`;
  return now === then ? `${name}: ${now}, as in the week before.` : `${name}: ${now}; the week before ${then}.`;
}

function measured(series: string, value: number): string {
  if (series === 'sleep.hours') return figure(value) === '1' ? /* @wc-include */ '1 hour' : /* @wc-include */ `${figure(value)} hours`;
  if (series === 'caffeine.mg') return amount(Math.round(value), 'mg');
  return series.startsWith('checkin.') ? /* @wc-include */ `${figure(value)} of 10` : figure(value);
}
