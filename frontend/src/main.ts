import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { isShared } from './whosePhone';
import { followShortcut } from './shortcuts';
import { stopStrayTaps } from './stray';
import { startWorker } from './update.svelte';

/** Milliseconds until what could not be fetched is tried again. */
const PAUSE = 5_000;

document.addEventListener('click', stopStrayTaps, true);
if (isShared()) afterwards().then(({ takeAwayIfClosed }) => takeAwayIfClosed()).then(start, start);
else start();
startWorker().catch(() => undefined); // The diary works without one, if only with a network.

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
  } catch {
    setTimeout(goOn, PAUSE);
  }
}

function afterwards() {
  return import('./afterwards');
}
