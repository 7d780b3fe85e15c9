import { isShared } from '../device/whosePhone';
import type { Me } from '../registry/types';
import { closeSession, me, tellMe } from '../server/api';
import { speakFor } from '../server/http';
import { durably, phoneOf, updatePhone } from '../store/db';
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
  if (isNews) show(phone, phone.account ? 'signed_in' : 'anonymous');
  // A diary without an account goes to nobody but the person who signs in on this phone.
  if (!phone.account && !phone.endSession) return;
  try {
    if (phone.endSession) await endSession();
    else await claim(await me());
  } catch (error) {
    if (!phone.account || !isSessionOver(error)) return;
    session.state = 'expired';
    failed(error);
  }
}

/** Gives the phone's diary to the person who signed in, unless it is somebody else's already. */
export async function claim(me: Me): Promise<boolean> {
  const { account, email } = me;
  const db = await storage();
  const owner = (await phoneOf(db)).account;
  if (owner && owner !== account) {
    session.state = 'expired';
    failed(new OtherAccount());
    return false;
  }
  await durably(db, (tx) => updatePhone(tx, { account, email, endSession: false }));
  show({ account, email }, 'signed_in');
  session.eraseAt = me.erase_at;
  const untold = await takePreferences(me);
  const news = me.tz === zone() ? untold : { ...untold, tz: zone() };
  // What fails is told again at the next start.
  if (Object.keys(news).length) tellMe(news).then(() => toldPreferences(untold)).catch(() => undefined);
  renewDevice().catch(() => undefined);
  return true;
}

export function show({ account, email }: Pick<typeof session, 'account' | 'email'>, state: (typeof session)['state']): void {
  Object.assign(session, { account, email, state, isShared: isShared(), eraseAt: null });
  speakFor(account);
}

/** Of a diary that is no longer on this phone. */
export async function endSession(): Promise<void> {
  await closeSession();
  await durably(await storage(), (tx) => updatePhone(tx, { endSession: false }));
}
