import { openSheet } from './router.svelte';

/** The sheet of an entry, or with no `uid` of a new one. */
export function openEntry({ kind, day, uid }: { kind: string; day: string; uid?: string }) {
  openSheet(kind === 'checkin' ? 'checkin' : 'entry', { kind, day, ...(uid ? { uid } : {}) });
}
