import { isShared } from '../device/whosePhone';

interface Session {
  state: 'unknown' | 'anonymous' | 'signed_in' | 'expired';
  email: string | null;
  /** The account that this phone's diary belongs to. */
  account: string | null;
  online: boolean;
  /** Others use this phone too: nothing may stay on it. */
  isShared: boolean;
  /** When the account is to be deleted. */
  eraseAt: string | null;
}

/** Who uses this phone, as far as it is known. */
export const session = $state<Session>({ state: 'unknown', email: null, account: null, online: navigator.onLine, isShared: isShared(), eraseAt: null });

addEventListener('online', () => (session.online = true));
addEventListener('offline', () => (session.online = false));
