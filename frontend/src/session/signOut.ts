import { alone } from '../backup/sync';
import { forgetPerson } from '../device/whosePhone';
import { acts, forgetActs } from '../entries/acts.svelte';
import { restorePreferences } from '../state/chosen';
import { changed, diary } from '../state/diary.svelte';
import { locked } from '../state/locked.svelte';
import { ownDevice, switchOff, type Known } from '../state/pushDevice';
import { endSession, setSession } from '../state/who';
import { wipe } from '../store/db';
import { storage } from '../store/storage';

/**
 * Empties the phone and ends the session. Says how many entries are not backed up: with any, and without `giveUp`, nothing
 * happens.
 */
export async function signOut({ giveUp = false } = {}): Promise<number> {
  const device = await ownDevice();
  let isEmptied = false;
  // Another tab may have written since.
  await alone(async () => {
    isEmptied = await wipe(await storage(), true, !giveUp);
  });
  if (!isEmptied) {
    await changed();
    return diary.unsent;
  }
  await forgetOwner(device);
  await endSession().catch(() => undefined); // Without a connection at the next start.
  return 0;
}

/** Empties the phone of a diary whose account is gone. */
export async function emptyPhone(): Promise<void> {
  await alone(async () => {
    await wipe(await storage(), false);
  });
  await forgetOwner();
}

/** What was done is its person's, and what of it could not be stored. */
export function forgetAllActs(): void {
  forgetActs();
  acts.unstored = [];
}

/** What is here first: the server may take its time. */
async function forgetOwner(device: Known | null = null) {
  forgetPerson();
  forgetAllActs();
  locked.isShut = false;
  await restorePreferences();
  await changed();
  await switchOff(device).catch(() => undefined);
  setSession({ account: null, email: null }, 'anonymous');
}
