/** When the phone backs up: on start, online, when it is looked at, after a write; and again after a failure. */

import { server } from '../server/api';
import { Refusal, Unreachable } from '../server/http';
import { backup } from '../state/backup.svelte';
import { failed, isOtherAccount, isSessionOver, worked } from '../state/backupResult.svelte';
import { changed } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { recognise } from '../state/who';
import { afterWrite } from '../state/writing.svelte';
import { phoneOf } from '../store/db';
import { storage } from '../store/storage';
import { SYNC_LOCK, synchronise } from '../sync/exchange';
import { askAgain } from '../sync/push';
import { check, checkIfDue } from './dailyCheck';

const PAUSE_AFTER_WRITE = 300;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 5 * 60_000;
/** Whoever asks for more than an hour has made a mistake. */
const LONGEST_QUIET = 60 * 60_000;

let running: Promise<void> | null = null;
let wanted = false;
let failures = 0;
/** Until then the server asked to be left alone; by a clock that nobody sets. */
let quietUntil = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function startSync(): void {
  void storage().then(askAgain).then(start, start);
  addEventListener('online', start);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') start();
  });
  afterWrite(() => syncIn(PAUSE_AFTER_WRITE));
}

function start() {
  if (quietUntil > performance.now()) syncIn(0);
  else recognise().then(syncNow, () => undefined); // Without a storage the diary says so.
}

/** Resolves when everything written before the call was tried. */
export function syncNow(): Promise<void> {
  wanted = true;
  return (running ??= runWhileWanted());
}

let before = Promise.resolve();

/** One tab at a time; `work` is not run beside a sync. Without https there are no locks: then at least one after the other in this tab. */
export function alone(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | null | undefined;
  if (locks) return locks.request(SYNC_LOCK, work);
  const own = before.then(work);
  before = own.catch(() => undefined);
  return own;
}

async function runWhileWanted() {
  try {
    while (wanted) {
      wanted = false;
      clearTimeout(timer);
      await alone(run);
    }
  } finally {
    running = null;
  }
}

async function run() {
  const db = await storage();
  if (!(await phoneOf(db)).account || session.state === 'expired') return;
  backup.state = 'sending';
  try {
    await synchronise(db, server, (more) => (backup.hasMore = more));
    worked();
    failures = 0;
    quietUntil = 0;
    await checkIfDue(db);
  } catch (error) {
    failed(error);
    if (isSessionOver(error) || isOtherAccount(error)) session.state = 'expired';
    else retry(error);
  } finally {
    backup.hasMore = false;
  }
  await changed();
}

/** Backs up, then compares the backup with this phone. Says whether it could be told. */
export async function checkNow(): Promise<boolean> {
  await syncNow();
  let isTold = false;
  await alone(async () => {
    isTold = (await check(await storage())) !== null;
  });
  await changed();
  return isTold;
}

/** Each time later than before, not before the server asked for it, and not all phones at the same moment. */
function retry(error: unknown) {
  const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures);
  const asked = error instanceof Refusal || error instanceof Unreachable ? error.retryAfter : 0;
  failures += 1;
  quietUntil = performance.now() + Math.min(LONGEST_QUIET, asked);
  syncIn(longest * (0.5 + Math.random() / 2));
}

function syncIn(milliseconds: number) {
  const quiet = Math.max(0, quietUntil - performance.now());
  clearTimeout(timer);
  timer = setTimeout(() => void syncNow(), quiet + milliseconds);
}
