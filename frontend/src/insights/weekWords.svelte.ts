import { figure } from '../charts/format';
import { label } from '../registry/registry';
import { withEntry } from '../words/dayWords.svelte';
import type { Typical, Week } from './week';

export function weekInWords({ days, noted, twitching }: Week): string {
  const entries = withEntry(days.length, noted);
  return twitching ? /* @wc-include */ `${entries}; twitches logged on ${twitching}.` : /* @wc-include */ `${entries}; no twitches logged.`;
}

/** What a minute that was counted is: who counts and logs nothing would else miss it. */
export function countsInWords({ counted }: Week): string {
  return counted === 1 ? 'A minute was counted on 1 day. It stands apart from the twitches logged.' : `Minutes were counted on ${counted} days. They stand apart from the twitches logged.`;
}

const nameOf = (series: string) => (series === 'twitch.count' ? /* @wc-include */ 'Twitches' : label(series));

export const tooFewInWords = (untold: Typical[]): string => `Too few days to say what is typical: ${untold.map(({ series }) => nameOf(series)).join(', ')}.`;

/** "Sleep: 6.5 hours; the week before 7." Of what has a value. */
export function typicalInWords({ series, value, before }: Typical): string {
  const name = nameOf(series);
  const [now, then] = [value, before].map((one) => one !== null && figure(series === 'caffeine.mg' ? Math.round(one) : one));
  const measured = inUnit(series, String(now));
  if (!then) return /* @wc-include */ `${name}: ${measured}; not enough to compare.`;
  return now === then ? /* @wc-include */ `${name}: ${measured}, as in the week before.` : /* @wc-include */ `${name}: ${measured}; the week before ${then}.`;
}

function inUnit(series: string, figure: string): string {
  if (series === 'sleep.hours') return figure === '1' ? /* @wc-include */ '1 hour' : /* @wc-include */ `${figure} hours`;
  if (series === 'caffeine.mg') return /* @wc-include */ `${figure} mg`;
  return series.startsWith('checkin.') ? /* @wc-include */ `${figure} of 10` : figure;
}
