/** A PIN in front of the screen: it hides the diary, and encrypts nothing. */

import { LOCK } from '../device/whosePhone';
import { base64url, bytes } from '../server/base64url';

const TRIES = `${LOCK}-tries`;
/** So many wrong ones cost nothing: fingers slip. */
const FREE = 3;
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60_000;
const ROUNDS = 200_000;

interface Lock {
  salt: string;
  hash: string;
}

/** Not without https. */
export const canLock = () => Boolean((crypto as { subtle?: SubtleCrypto }).subtle);

export async function setLock(pin: string): Promise<void> {
  const salt = base64url(crypto.getRandomValues(new Uint8Array(16)).buffer);
  const lock: Lock = { salt, hash: await hashOf(pin, salt) };
  localStorage.setItem(LOCK, JSON.stringify(lock));
  localStorage.removeItem(TRIES);
}

export function removeLock(): void {
  localStorage.removeItem(LOCK);
  localStorage.removeItem(TRIES);
}

/** Looks at no PIN while there is a wait. */
export async function opens(pin: string): Promise<boolean> {
  const kept = localStorage.getItem(LOCK);
  if (!kept) return true;
  if (waitLeft()) return false;
  // Counted before it is looked at, so that closing the app saves nobody a try.
  const before = tries();
  localStorage.setItem(TRIES, JSON.stringify({ wrong: before.wrong + 1, at: Date.now() }));
  const { salt, hash } = JSON.parse(kept) as Lock;
  const isRight = (await hashOf(pin, salt)) === hash;
  if (isRight) localStorage.removeItem(TRIES);
  return isRight;
}

interface Tries {
  wrong: number;
  at: number;
}

function tries(): Tries {
  return JSON.parse(localStorage.getItem(TRIES) ?? 'null') ?? { wrong: 0, at: 0 };
}

/** Milliseconds until the next PIN is looked at: more with each wrong one, up to a quarter of an hour. */
export function waitLeft(): number {
  const { wrong, at } = tries();
  if (wrong < FREE) return 0;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE));
  // Nobody waits longer because a clock was set back.
  return Math.max(0, Math.min(wait, at + wait - Date.now()));
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return base64url(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: ROUNDS }, key, 256));
}
