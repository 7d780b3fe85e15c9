import { isDemo } from '../device/whosePhone';
import { diary } from '../state/diary.svelte';
import { session } from '../state/session.svelte';

/** Where something is that was just written: a shared phone promises nothing. */
export function savedHere(): string {
  if (isDemo) return /* @wc-include */ 'kept in the demo';
  if (!session.isShared) return /* @wc-include */ 'saved on this phone';
  return diary.unsent ? /* @wc-include */ 'not backed up yet' : /* @wc-include */ 'backed up';
}

/** The same, as a sentence's start. */
export function savedHereFirst(): string {
  if (!session.isShared) return 'Saved on this phone';
  return diary.unsent ? 'Not backed up yet' : 'Backed up';
}
