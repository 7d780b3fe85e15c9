/** What can wait until the first screen is there: nothing of it is needed to log a twitch. */

export { startSync } from './backup/sync';
export { sweepDemo } from './demo/way';
export { startWorker } from './device/worker';
export { openWhatWasAsked } from './reminders/opened';
export { takeAwayIfClosed } from './session/sharedPhone.svelte';
export { followShortcut } from './shortcuts';
