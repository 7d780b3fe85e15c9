import { session } from './state/who.svelte';

/** Where something is that was just written: a shared phone promises nothing. */
export function savedHere(): string {
  return session.isShared ? /* @wc-include */ 'not backed up yet' : /* @wc-include */ 'saved on this phone';
}

/** The same, as a sentence's start. */
export function savedHereFirst(): string {
  return session.isShared ? 'Not backed up yet' : 'Saved on this phone';
}
