/** What can wait until the first screen is there: nothing of it is needed to log. */

export { openWhatWasAsked } from './reminders/opened';
export { takeAwayIfClosed } from './state/sharedPhone.svelte';
export { startSync } from './sync';
