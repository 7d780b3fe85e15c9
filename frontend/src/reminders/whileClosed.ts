/** What a person does from a notification while the app may be closed: the same row and op that the app writes. */

import { isWaiting, plannedIn } from '../plans/planned';
import type { Preferences } from '../registry/types';
import { doseFields } from '../rules/doses';
import { server } from '../server/api';
import { putOff } from '../server/apiReminders';
import { speakFor } from '../server/http';
import { withoutBlanks } from '../store/change';
import { openDiary, phoneOf, type DiaryDb } from '../store/db';
import { DIARY } from '../store/storage';
import { newUid } from '../store/uid';
import { SYNC_LOCK, synchronise } from '../sync/exchange';
import { commitAll } from '../sync/outbox';
import { dayOf, nowInstant, zone } from '../time/clock';

/** Whether every dose of these plans is logged now; one that was logged since is not logged twice. */
export function logDoses(plans: string[], status: 'taken' | 'skipped'): Promise<boolean> {
  return withDiary(async (db) => {
    const now = { at: nowInstant(), tz: zone() };
    const day = dayOf(now, await dayStart(db));
    const meant = (await plannedIn(db, day)).filter(({ plan }) => plans.includes(plan.uid));
    if (meant.length < plans.length) return false;
    const doses = meant.filter(isWaiting).map(({ plan }) => ({
      kind: String(plan.what),
      uid: newUid(),
      set: { ...withoutBlanks(doseFields(plan, status)), ...now, day },
    }));
    await commitAll(db, doses);
    return true;
  });
}

/** Whether the server will ask again. */
export function askLater(reminder: string): Promise<boolean> {
  return withDiary(async (db) => {
    speakFor((await phoneOf(db)).account);
    return (await putOff(reminder)).again_at !== null;
  });
}

/** As a tab does it, and never beside one. */
export function backUp(): Promise<void> {
  return withDiary(async (db) => {
    const { account } = await phoneOf(db);
    if (!account) return;
    speakFor(account);
    await navigator.locks.request(SYNC_LOCK, () => synchronise(db, server));
  });
}

async function dayStart(db: DiaryDb): Promise<number> {
  const chosen = (await db.get('kept', 'preferences')) as { values: Partial<Preferences> } | undefined;
  return chosen?.values.day_starts_at ?? 0;
}

async function withDiary<T>(work: (db: DiaryDb) => Promise<T>): Promise<T> {
  const db = await openDiary(DIARY);
  try {
    return await work(db);
  } finally {
    db.close();
    tellTabs();
  }
}

function tellTabs() {
  const tabs = new BroadcastChannel(DIARY);
  tabs.postMessage('changed');
  tabs.close();
}
