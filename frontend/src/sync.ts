/** When the phone backs up: on start, online, when it is looked at, after a write; and again after a failure. */

import { server } from './api';
import { phoneOf } from './db';
import { synchronise } from './exchange';
import { backup, failed, isOtherAccount, isSessionOver } from './state/backup.svelte';
import { afterWrite, changed } from './state/diary.svelte';
import { recognise, session } from './state/who.svelte';
import { storage } from './storage';

export { backup };

const PAUSE_AFTER_WRITE = 300;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 5 * 60_000;

let running: Promise<void> | null = null;
let wanted = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function startSync(): void {
  void recognise().then(syncNow);
  addEventListener('online', () => void recognise().then(syncNow));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void recognise().then(syncNow);
  });
  afterWrite(() => syncIn(PAUSE_AFTER_WRITE));
}

/** Resolves when everything written before the call was tried. */
export function syncNow(): Promise<void> {
  wanted = true;
  running ??= runWhileWanted().finally(() => (running = null));
  return running;
}

/** One tab at a time; `work` is not run beside a sync. Without https there are no locks. */
export async function alone(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | null | undefined;
  if (locks) await locks.request('quiver-sync', work);
  else await work();
}

async function runWhileWanted() {
  while (wanted) {
    wanted = false;
    clearTimeout(timer);
    await alone(run);
  }
}

async function run() {
  const db = await storage();
  if (!(await phoneOf(db)).account || session.state === 'expired') return;
  backup.state = 'sending';
  try {
    await synchronise(db, server, (more) => (backup.isFetching = more));
    backup.state = 'idle';
    backup.error = null;
    failures = 0;
  } catch (error) {
    failed(error);
    if (isSessionOver(error) || isOtherAccount(error)) session.state = 'expired';
    else retry();
  } finally {
    backup.isFetching = false;
  }
  await changed();
}

/** Each time later than before, and not all phones at the same moment. */
function retry() {
  const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures);
  failures += 1;
  syncIn(longest * (0.5 + Math.random() / 2));
}

function syncIn(milliseconds: number) {
  clearTimeout(timer);
  timer = setTimeout(() => void syncNow(), milliseconds);
}
