import { Refusal, Unreachable } from '../http';
import { diary } from './diary.svelte';

class Backup {
  state = $state<'idle' | 'sending' | 'failed'>('idle');
  /** Why the last attempt failed, in words. */
  error = $state<string | null>(null);

  get lastBackup() {
    return diary.lastBackup;
  }
}

export const backup = new Backup();

export function failed(error: unknown): void {
  backup.state = 'failed';
  backup.error = inWords(error);
}

function inWords(error: unknown): string {
  if (isOtherAccount(error)) return 'The entries on this phone belong to another account. Nothing was sent.';
  if (isSessionOver(error)) return 'You were signed out. Sign in again to back up.';
  if (error instanceof Unreachable) return "Can't reach the server. Your entries stay on this phone.";
  return 'The backup did not work. It will be tried again.';
}

export function isSessionOver(error: unknown): boolean {
  return error instanceof Refusal && (error.status === 401 || error.status === 403);
}

export function isOtherAccount(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'account_mismatch';
}
