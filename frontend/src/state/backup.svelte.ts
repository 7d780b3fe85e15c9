import { diary } from './diary.svelte';

class Backup {
  state = $state<'idle' | 'sending' | 'failed'>('idle');
  /** Why the last attempt failed, in words. */
  error = $state<string | null>(null);
  /** The server is of another version than this app. */
  needsReload = $state(false);
  /** The server has more than has arrived. */
  hasMore = $state(false);

  /** The diary is arriving: what this phone shows may lack days. */
  get isFetching() {
    return this.hasMore || (this.state === 'sending' && diary.isPart);
  }

  get lastBackup() {
    return diary.lastBackup;
  }
}

export const backup = new Backup();
