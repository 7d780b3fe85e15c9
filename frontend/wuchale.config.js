import { adapter as svelte } from '@wuchale/svelte';
import { defineConfig } from 'wuchale';

export default defineConfig({
  locales: ['en'],
  adapters: { screens: svelte({ bundleLoad: true }) },
});
