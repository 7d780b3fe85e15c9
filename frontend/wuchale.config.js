import { adapter as svelte, svelteDefaultHeuristic } from '@wuchale/svelte';
import { defineConfig } from 'wuchale';

/** Names such as "AbortError" and the paths of drawings are no words for people. */
function heuristic(message) {
  const text = message.msgStr.join(' ');
  const isName = message.details.scope === 'script' && /^[A-Z][a-z]+[A-Z]\w*$/.test(text);
  const isDrawing = /^M[#\d.]+,/.test(text);
  return isName || isDrawing ? false : svelteDefaultHeuristic(message);
}

export default defineConfig({
  locales: ['en'],
  adapters: { screens: svelte({ bundleLoad: true, granularLoad: true, heuristic }) },
});
