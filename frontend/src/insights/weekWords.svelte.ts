import { figure } from '../charts/format';
import { label } from '../registry/registry';
import type { Typical, Week } from './week';

export function weekInWords({ days, noted, twitching }: Week): string {
  const counted = days.length === 1 ? /* @wc-include */ '1 of 1 day noted' : /* @wc-include */ `${noted} of ${days.length} days noted`;
  return twitching ? `${counted}; twitches on ${twitching}.` : `${counted}; no twitches logged.`;
}

/** "Sleep: 6.5 hours; the week before 7." */
export function typicalInWords({ series, value, before }: Typical): string {
  const name = series === 'twitch.count' ? /* @wc-include */ 'Twitches' : label(series);
  if (value === null) return `${name}: not enough to compare.`;
  const [now, then] = [value, before].map((one) => one !== null && figure(series === 'caffeine.mg' ? Math.round(one) : one));
  const measured = inUnit(series, String(now));
  if (!then) return `${name}: ${measured}; not enough to compare.`;
  return now === then ? `${name}: ${measured}, as in the week before.` : `${name}: ${measured}; the week before ${then}.`;
}

function inUnit(series: string, figure: string): string {
  if (series === 'sleep.hours') return figure === '1' ? /* @wc-include */ '1 hour' : /* @wc-include */ `${figure} hours`;
  if (series === 'caffeine.mg') return /* @wc-include */ `${figure} mg`;
  return series.startsWith('checkin.') ? /* @wc-include */ `${figure} of 10` : figure;
}
