import { seriesLabel } from '../charts/seriesParts';
import { DAILY_COUNT, WATCHED_COUNT, type Outcome } from '../registry/outcomes';
import type { Entry, Fields } from '../registry/types';
import { lowerFirst } from '../words/lowerFirst';
import { isOfNights, outcomeOf } from './pins';

/** What twitching is told by. */
export function outcomeChoices(): { value: Outcome; text: string }[] {
  return [
    { value: DAILY_COUNT, text: /* @wc-include */ 'Twitches I log in a day' },
    { value: WATCHED_COUNT, text: /* @wc-include */ 'Counts of one watched muscle' },
  ];
}

/** "the same day"; of a night, which counts for the day on which it ends, "on the day of waking". */
export function whenWords(factor: string, lag: number): string {
  const ofNights = [
    /* @wc-include */ 'on the day of waking',
    /* @wc-include */ 'a day after the day of waking',
    /* @wc-include */ 'two days after the day of waking',
    /* @wc-include */ 'three days after the day of waking',
  ];
  const ofDays = [
    /* @wc-include */ 'the same day',
    /* @wc-include */ 'the next day',
    /* @wc-include */ 'two days later',
    /* @wc-include */ 'three days later',
  ];
  const words = isOfNights(factor) ? ofNights : ofDays;
  return words[lag] ?? words[0]!;
}

/** A factor inside a sentence; what the patient named stays as it was written. */
function factorWords(name: string, trackers: Entry[]): string {
  const words = seriesLabel(name, trackers);
  return trackers.some(({ uid }) => name.endsWith(uid)) ? `“${words}”` : lowerFirst(words);
}

/** "Is it caffeine, the same day?" */
export function questionWords(pin: Fields, trackers: Entry[]): string {
  const factor = factorWords(String(pin.factor), trackers);
  const when = whenWords(String(pin.factor), Number(pin.lag ?? 0));
  if (outcomeOf(pin) === WATCHED_COUNT) return /* @wc-include */ `Is it ${factor}, ${when}, in the watched counts?`;
  return /* @wc-include */ `Is it ${factor}, ${when}?`;
}
