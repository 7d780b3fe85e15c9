import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { isDemo, isOwnMatter, leaveDemo, sweepDemo } from './demo';
import { isShared } from './whosePhone';
import { followShortcut } from './shortcuts';
import { stopStrayTaps } from './stray';
import { startWorker } from './update.svelte';

/** Milliseconds until what could not be fetched is tried again. */
const PAUSE = 5_000;

document.addEventListener('click', stopStrayTaps, true);
if (isDemo && isOwnMatter(location)) leaveDemo(location.pathname + location.search + location.hash);
else prepare().then(start, start);
startWorker().catch(() => undefined); // The diary works without one, if only with a network.

async function prepare() {
  if (isShared()) await (await afterwards()).takeAwayIfClosed();
  if (isDemo) await (await import('./demo/prepare')).prepareDemo();
}

function start() {
  mount(App, { target: document.getElementById('app')! });
  followShortcut();
  void goOn();
}

async function goOn() {
  try {
    const { openWhatWasAsked, startSync } = await afterwards();
    startSync();
    openWhatWasAsked();
    if (!isDemo) sweepDemo().catch(() => undefined); // Another time.
  } catch {
    setTimeout(goOn, PAUSE);
  }
}

function afterwards() {
  return import('./afterwards');
}
