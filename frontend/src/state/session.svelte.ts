import { forgetUnfinished } from '../entries/unfinished.svelte';
import { ownDevice, switchOff, type Known } from '../reminders/device';
import { wipe } from '../store/db';
import { storage } from '../store/storage';
import { forgetPerson } from '../store/whosePhone';
import { alone, syncNow } from '../sync/sync';
import { changed, diary } from './diary.svelte';
import { locked } from './locked.svelte';
import { restorePreferences } from './preferences.svelte';
import { endSession, session, show } from './who.svelte';

export { session };

/**
 * Backs up, empties the phone and ends the session. Says how many entries are not backed up: with any, and
 * without `giveUp`, nothing happens.
 */
export async function signOut({ giveUp = false } = {}): Promise<number> {
  if (!giveUp) await syncNow();
  const device = await ownDevice();
  let isEmptied = false;
  // Another tab may have written since.
  await alone(async () => {
    isEmptied = await wipe(await storage(), true, !giveUp);
  });
  if (isEmptied) {
    await forgetOwner(device);
    await endSession().catch(() => undefined); // Without a connection at the next start.
  }
  await changed();
  return diary.unsent;
}

/** Empties the phone of a diary whose account is gone. */
export async function emptied(): Promise<void> {
  await alone(async () => {
    await wipe(await storage(), false);
  });
  await forgetOwner();
  await changed();
}

async function forgetOwner(device: Known | null = null) {
  await switchOff(device).catch(() => undefined);
  forgetPerson();
  forgetUnfinished();
  locked.isShut = false;
  await restorePreferences();
  show({ account: null, email: null }, 'anonymous');
}
