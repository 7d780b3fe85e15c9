/** A PIN in front of the screen: it hides the diary, and encrypts nothing. */

import { base64url, bytes } from './base64url';
import { LOCK } from './hasLock';

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
}

export const removeLock = () => localStorage.removeItem(LOCK);

export async function opens(pin: string): Promise<boolean> {
  const kept = localStorage.getItem(LOCK);
  if (!kept) return true;
  const { salt, hash } = JSON.parse(kept) as Lock;
  return (await hashOf(pin, salt)) === hash;
}

async function hashOf(pin: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return base64url(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: ROUNDS }, key, 256));
}
