/** What can wait until the first screen is there: nothing of it is needed to log a twitch. */

export { sweepDemo } from './demo/way';
export { openWhatWasAsked } from './reminders/opened';
export { followShortcut } from './shortcuts';
export { takeAwayIfClosed } from './session/sharedPhone.svelte';
export { startSync } from './backup/sync';
export { startWorker } from './device/update.svelte';
