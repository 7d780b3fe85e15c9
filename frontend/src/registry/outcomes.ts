/** What the factors are compared with. */

export const DAILY_COUNT = 'twitch.count';
/** The twitches of one watched muscle, a minute. */
export const WATCHED_COUNT = 'window_count.per_minute';

export type Outcome = typeof DAILY_COUNT | typeof WATCHED_COUNT;
