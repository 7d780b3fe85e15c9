import { syncNow } from '../backup/sync';
import { announce, farewell } from '../components/announce.svelte';
import { acts } from '../entries/acts.svelte';
import { go } from '../router.svelte';
import { runningEpisode } from '../state/episode';
import { session } from '../state/session.svelte';
import { unfinished } from '../state/unfinished.svelte';
import { hasUnsaved } from '../state/unsaved.svelte';
import { signOut } from './signOut';

/** So long may nobody touch a shared phone; for the last minute it is said. */
const IDLE = 10 * 60_000;
const WARNING = 60_000;
const LOOK_AGAIN = 5_000;
/** Any tab of this phone may be the one in use. */
const TOUCHED = 'quiver-touched';
const APART = 1_000;

/** What is said to whoever is there; `unsaved` and `unsent` are why nobody was signed out yet. */
export const idle = $state<{ state: 'used' | 'warned' | 'unsaved' | 'unsent' }>({ state: 'used' });

let isWatching = false;
let isLeaving = false;

export function watchIdle(): void {
  if (!localStorage.getItem(TOUCHED)) touched();
  if (isWatching) return;
  isWatching = true;
  for (const act of ['pointerdown', 'keydown', 'wheel']) addEventListener(act, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => void lookWhetherIdle());
  setInterval(() => void lookWhetherIdle(), LOOK_AGAIN);
}

const quietFor = () => Date.now() - Number(localStorage.getItem(TOUCHED));

function touched() {
  if (Math.abs(quietFor()) > APART) localStorage.setItem(TOUCHED, String(Date.now()));
  idle.state = 'used';
}

export async function lookWhetherIdle(): Promise<void> {
  if (!session.isShared || session.state !== 'signed_in') idle.state = 'used';
  else if (quietFor() < IDLE - WARNING) idle.state = 'used';
  else if (quietFor() < IDLE) idle.state = 'warned';
  else if (!isLeaving) await leave();
}

/** Only with nothing that would be lost: what waits for the backup, and what is being written, is waited for. The backup may take its time. */
async function leave() {
  isLeaving = true;
  try {
    await syncNow();
    if (quietFor() < IDLE) return;
    if (await holdsWriting()) idle.state = 'unsaved';
    else if (await signOut()) idle.state = 'unsent';
    else sayFarewell();
  } finally {
    isLeaving = false;
  }
}

const holdsWriting = async () => hasUnsaved() || unfinished.title !== null || acts.unstored.length > 0 || (await runningEpisode()) !== null;

function sayFarewell() {
  idle.state = 'used';
  farewell.text = 'Nobody had touched this shared phone for a while, so you were signed out and the diary was taken off it. It is safe on the server.';
  announce(farewell.text);
  go('/');
}
