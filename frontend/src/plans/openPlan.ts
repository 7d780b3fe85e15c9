import { go, openSheet } from '../router.svelte';

/** The sheet of a plan, or with no `uid` of a new one; it lies over the screen of all plans. */
export function openPlan(uid?: string) {
  go('/plans');
  openSheet('plan', uid ? { uid } : {});
}
