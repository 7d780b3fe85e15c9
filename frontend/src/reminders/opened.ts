/** Where a tapped notification leads: to what it asked for. */

import { leaveDemo } from '../demo/way';
import { isDemo } from '../device/whosePhone';
import { openEntry } from '../entries/openEntry';
import { go } from '../router.svelte';
import { today } from '../time/days';

const ASKED = ['checkin', 'function_check'];

export function openWhatWasAsked(): void {
  const what = location.hash.slice(1);
  if (what) history.replaceState({}, '', location.pathname);
  show(what);
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ open?: string } | null>) => {
    if (!data?.open) return;
    if (isDemo) return leaveDemo(`/#${data.open}`);
    go('/');
    show(data.open);
  });
}

function show(what: string) {
  if (ASKED.includes(what)) openEntry({ kind: what, day: today() });
}
