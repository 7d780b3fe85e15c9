import { server } from '../server/api';
import type { DiaryDb } from '../store/db';
import { keep, kept } from '../store/kept';
import { checkBackup, type Checked } from '../sync/check';
import { MS_A_DAY } from '../time/days';

let failedAt = 0;

/** Once a day at most. */
export async function checkIfDue(db: DiaryDb): Promise<void> {
  const last = Date.parse((await kept<Checked>('check'))?.at ?? '') || 0;
  if ([last, failedAt].some((time) => Math.abs(Date.now() - time) < MS_A_DAY)) return;
  // The backup itself has worked.
  await check(db).catch(() => (failedAt = Date.now()));
}

/** Keeps what it finds. */
export async function check(db: DiaryDb): Promise<Checked | null> {
  const found = await checkBackup(db, server);
  if (found) await keep('check', found);
  return found;
}
