import { isShared } from '../device/whosePhone';
import { Refusal, Unreachable } from '../server/http';
import { StorageFull } from '../store/db';
import { backup } from './backup.svelte';

/** This phone's diary is not that of the person who is signed in. */
export class OtherAccount extends Error {}

export function failed(error: unknown): void {
  backup.state = 'failed';
  backup.error = inWords(error);
  backup.needsReload = isOtherVersion(error);
}

export function worked(): void {
  Object.assign(backup, { state: 'idle', error: null, needsReload: false });
}

function inWords(error: unknown): string {
  if (isOtherAccount(error)) return 'The entries on this phone belong to another account. Nothing was sent.';
  if (isSessionOver(error)) return isShared() ? 'You were signed out. Sign in again to back up your entries.' : 'You were signed out. Your entries stay on this phone until you sign in again.';
  if (isOtherVersion(error)) return `Quiver is of another version on the server. ${theyWait()} Reload to back them up.`;
  if (error instanceof Refusal && error.code === 'storage_full') return `The server has no room left. ${theyWait()}`;
  if (error instanceof Unreachable) return `Can't reach the server. ${theyWait()}`;
  if (error instanceof StorageFull) return 'There is no room left on this phone. What is on the server stays there; free some space to have it here too.';
  return 'The backup did not work. It will be tried again.';
}

/** A shared phone promises nothing. */
const theyWait = () => (isShared() ? 'Your entries are not backed up yet.' : 'Your entries stay on this phone.');

function isOtherVersion(error: unknown): boolean {
  return error instanceof Refusal && error.status === 426;
}

export function isSessionOver(error: unknown): boolean {
  return error instanceof Refusal && (error.status === 401 || error.status === 403);
}

export function isOtherAccount(error: unknown): boolean {
  return error instanceof OtherAccount || (error instanceof Refusal && error.code === 'account_mismatch');
}
