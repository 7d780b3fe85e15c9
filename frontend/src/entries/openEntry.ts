import { openSheet } from '../router.svelte';

const OWN_SHEETS = ['checkin', 'function_check'];

/** The sheet of an entry, or with no `uid` of a new one. */
export function openEntry({ kind, day, uid }: { kind: string; day: string; uid?: string }) {
  openSheet(OWN_SHEETS.includes(kind) ? kind : 'entry', { kind, day, ...(uid ? { uid } : {}) });
}
