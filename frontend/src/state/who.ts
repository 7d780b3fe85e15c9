import { isShared } from '../device/whosePhone';
import type { Me } from '../registry/types';
import { closeSession, me, tellMe } from '../server/api';
import { speakFor } from '../server/http';
import { durably, phoneIn, phoneOf, updatePhone } from '../store/db';
import { storage } from '../store/storage';
import { zone } from '../time/days';
import { failed, isSessionOver, OtherAccount } from './backupResult.svelte';
import { takePreferences, toldPreferences } from './chosen';
import { renewDevice } from './pushDevice';
import { session } from './session.svelte';

/** Finds out whose diary this is. Without a connection the phone's own word counts. */
export async function recognise(): Promise<void> {
  const phone = await phoneOf(await storage());
  const isNews = session.state === 'unknown' || session.account !== phone.account;
  if (isNews) setSession(phone, phone.account ? 'signed_in' : 'anonymous');
  // A diary without an account goes to nobody but the person who signs in on this phone.
  if (!phone.account && !phone.endSession) return;
  try {
    if (phone.endSession) await endSession();
    else await claim(await me(), { isNew: false });
  } catch (error) {
    const isOwned = (await phoneOf(await storage())).account !== null;
    if (isOwned && isSessionOver(error)) expire(error);
  }
}

function expire(why: unknown) {
  session.state = 'expired';
  failed(why);
}

/**
 * Gives the phone's diary to the person who signed in, unless it is somebody else's already; where they are not `isNew`, nor to one who
 * has signed out meanwhile.
 */
export async function claim(me: Me, { isNew = true } = {}): Promise<boolean> {
  const { account, email } = me;
  const owner = await durably(await storage(), async (tx) => {
    const owner = (await phoneIn(tx)).account ?? (isNew ? account : null);
    if (owner === account) await updatePhone(tx, { account, email, endSession: false });
    return owner;
  });
  if (owner !== account) {
    if (owner) expire(new OtherAccount());
    return false;
  }
  setSession({ account, email }, 'signed_in');
  session.eraseAt = me.erase_at;
  const untold = await takePreferences(me);
  const news = me.tz === zone() ? untold : { ...untold, tz: zone() };
  // What fails is told again at the next start.
  if (Object.keys(news).length) tellMe(news).then(() => toldPreferences(untold, account)).catch(() => undefined);
  renewDevice().catch(() => undefined);
  return true;
}

export function setSession({ account, email }: Pick<typeof session, 'account' | 'email'>, state: (typeof session)['state']): void {
  Object.assign(session, { account, email, state, isShared: isShared(), eraseAt: null });
  speakFor(account);
}

/** Of a diary that is no longer on this phone. */
export async function endSession(): Promise<void> {
  await closeSession();
  await durably(await storage(), (tx) => updatePhone(tx, { endSession: false }));
}
