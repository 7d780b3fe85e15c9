import { syncNow } from '../backup/sync';
import { farewell } from '../components/announce.svelte';
import { setShared } from '../device/whosePhone';
import { acts } from '../entries/acts.svelte';
import { changed, diary } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { phoneOf } from '../store/db';
import { storage } from '../store/storage';
import { watchIdle } from './idle.svelte';
import { forgetAllActs, signOut } from './signOut';

/** Held as long as a tab of this sitting is open. */
const OPEN = 'quiver-open';
const PATIENCE = 5_000;

export function chooseShared(shared: boolean): void {
  setShared(shared);
  session.isShared = shared;
  if (shared) stayOpen();
}

/** At the start on a shared phone: takes a diary away whose person closed the app without signing out. */
export async function takeAwayIfClosed(): Promise<void> {
  if ((await isClosed()) && (await phoneOf(await storage())).account) await takeAway();
  stayOpen();
}

async function isClosed(): Promise<boolean> {
  if (sessionStorage.getItem(OPEN)) return false;
  const locks = (await (navigator.locks as LockManager | undefined)?.query())?.held ?? [];
  return !locks.some(({ name }) => name === OPEN);
}

function stayOpen() {
  sessionStorage.setItem(OPEN, '1');
  void (navigator.locks as LockManager | undefined)?.request(OPEN, { mode: 'shared' }, () => new Promise(() => undefined));
  addEventListener('beforeunload', askBeforeLoss);
  watchIdle();
}

async function takeAway() {
  await Promise.race([syncNow(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  await changed();
  const lost = diary.unsent;
  await signOut({ giveUp: true });
  farewell.text = lost ? 'Quiver was closed on this shared phone, so the diary was taken off it. What was not backed up is gone.' : 'Quiver was closed on this shared phone, so the diary was taken off it. It is safe on the server.';
}

/** The browser asks in its own words. */
function askBeforeLoss(event: BeforeUnloadEvent) {
  if (session.isShared && session.account && diary.unsent) event.preventDefault();
}

let owner = session.account;

$effect.root(() => {
  // Another tab may have signed out.
  $effect(() => {
    if (owner && owner !== session.account) forgetAllActs();
    owner = session.account;
  });
  // A session may end elsewhere too: what is backed up goes then. What is not waits for its person, as long as the app is open.
  $effect(() => {
    if (session.isShared && session.state === 'expired' && diary.ready && !diary.unsent && !acts.unstored.length) void takeLeave();
  });
});

async function takeLeave() {
  if ((await signOut()) === 0) farewell.text = 'You were signed out, so the diary was taken off this shared phone. It is safe on the server.';
}
