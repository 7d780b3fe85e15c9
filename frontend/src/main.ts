import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { afterFirstScreen } from './device/firstScreen';
import { stopStrayTaps } from './device/stray';
import { isDemo, isShared } from './device/whosePhone';

/** Milliseconds until what could not be fetched is tried again. */
const PAUSE = 5_000;

document.addEventListener('click', stopStrayTaps, true);
prepare().then(start, start);

async function prepare() {
  if (isShared()) await (await afterwards()).takeAwayIfClosed();
  if (isDemo) await (await import('./demo/prepare')).prepareDemo();
}

function start() {
  mount(App, { target: document.getElementById('app')! });
  afterFirstScreen(goOn);
}

async function goOn() {
  try {
    const { followShortcut, openWhatWasAsked, startSync, startWorker, sweepDemo } = await afterwards();
    followShortcut();
    startSync();
    openWhatWasAsked();
    if (!isDemo) sweepDemo().catch(() => undefined); // Another time.
    startWorker().catch(() => undefined); // The diary works without one, if only with a network.
  } catch {
    setTimeout(goOn, PAUSE);
  }
}

function afterwards() {
  return import('./afterwards');
}
