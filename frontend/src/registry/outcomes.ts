/** What the factors are compared with. */

export const DAILY_COUNT = 'twitch.count';
/** The twitches of one watched muscle, a minute. */
export const WATCHED_COUNT = 'window_count.per_minute';

export const OUTCOMES = [DAILY_COUNT, WATCHED_COUNT] as const;
export type Outcome = (typeof OUTCOMES)[number];
