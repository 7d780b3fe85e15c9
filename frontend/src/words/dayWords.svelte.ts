/**
 * What is said of days, each by one name. "With an entry": something was logged, of any kind. "Twitching recorded": a twitch was logged, or
 * that there was none was said; a minute that was counted says neither.
 */

export function withEntry(days: number, noted: number): string {
  return days === 1 ? /* @wc-include */ `1 day, ${noted} with an entry` : /* @wc-include */ `${days} days, ${noted} with an entry`;
}

export function twitchingRecorded(days: number): string {
  return days === 1 ? 'Twitching recorded on 1 day' : `Twitching recorded on ${days} days`;
}
