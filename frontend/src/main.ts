import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { openWhatWasAsked } from './reminders/opened';
import { isShared } from './whosePhone';
import { followShortcut } from './shortcuts';
import { takeAwayIfClosed } from './state/sharedPhone.svelte';
import { stopStrayTaps } from './stray';
import { startSync } from './sync';
import { startWorker } from './update.svelte';

document.addEventListener('click', stopStrayTaps, true);
if (isShared()) takeAwayIfClosed().then(start, start);
else start();
startWorker().catch(() => undefined); // The diary works without one, if only with a network.

function start() {
  mount(App, { target: document.getElementById('app')! });
  followShortcut();
  startSync();
  openWhatWasAsked();
}
