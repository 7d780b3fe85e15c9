import { diary } from './diary.svelte';

class Backup {
  state = $state<'idle' | 'sending' | 'failed'>('idle');
  /** Why the last attempt failed, in words. */
  error = $state<string | null>(null);
  /** The server is of another version than this app. */
  needsReload = $state(false);
  /** The server has more of the diary than has arrived. */
  isFetching = $state(false);

  get lastBackup() {
    return diary.lastBackup;
  }
}

export const backup = new Backup();
