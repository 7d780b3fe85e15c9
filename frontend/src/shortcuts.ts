import { logEntry } from './entries/acts.svelte';
import { openSheet } from './router.svelte';
import { endWelcome } from './state/welcome.svelte';
import { today } from './time/days';

const deeds: Record<string, () => unknown> = {
  twitch: () => logEntry('twitch', {}),
  count: () => openSheet('count'),
  b12: () => openSheet('entry', { kind: 'b12', day: today(), again: 'yes' }),
};

/** Does what a shortcut of the home screen asks for (`/?do=twitch`), once: a reload doesn't do it again. */
export function followShortcut() {
  const asked = new URLSearchParams(location.search).get('do');
  if (asked === null) return;
  history.replaceState({}, '', location.pathname);
  endWelcome();
  deeds[asked]?.();
}
