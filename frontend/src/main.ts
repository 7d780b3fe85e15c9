import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { isDemo, isOwnMatter, leaveDemo, sweepDemo } from './demo';
import { openWhatWasAsked } from './reminders/opened';
import { isShared } from './whosePhone';
import { followShortcut } from './shortcuts';
import { takeAwayIfClosed } from './state/sharedPhone.svelte';
import { recognise } from './state/who.svelte';
import { stopStrayTaps } from './stray';
import { startSync } from './sync';
import { startWorker } from './update.svelte';

document.addEventListener('click', stopStrayTaps, true);
if (isDemo && isOwnMatter(location)) leaveDemo(location.pathname + location.search + location.hash);
else prepare().then(start, start);
startWorker().catch(() => undefined); // The diary works without one, if only with a network.

async function prepare() {
  if (isShared()) await takeAwayIfClosed();
  if (isDemo) await (await import('./demo/prepare')).prepareDemo();
}

function start() {
  mount(App, { target: document.getElementById('app')! });
  followShortcut();
  if (isDemo) void recognise();
  else startSync();
  openWhatWasAsked();
  if (!isDemo) sweepDemo().catch(() => undefined); // Another time.
}
