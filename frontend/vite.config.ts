import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { wuchale } from 'wuchale/vite';
import { registryInParts } from './registryInParts.ts';

const server = process.env.QUIVER_SERVER ?? 'http://127.0.0.1:8000';
/** The session cookie and the CSRF check need the address that the browser sees. */
const proxy = { target: server, changeOrigin: false };
const underTest = Boolean(process.env.VITEST);

/** What the viewer of a shared page reads too: it must not meet the diary. */
const BASE = { name: 'base', test: /\/node_modules\/(svelte\/src\/internal|wuchale|@wuchale|clsx|@lucide\/svelte\/dist\/(?!icons\/))\/?|screens\.loader/, priority: 1 };
/** What the first screen and others read, with all that it reads: one file, as several small ones are heavier. */
const FIRST = { name: 'first', test: /\/src\/(state\/diary|time\/dayNames|rules\/dayStates|rules\/functionCheck|time\/months|words\/amounts|state\/unsaved|router)\b/ };

/** Screens that are fetched later lie on the phone by then: to list their scripts would make the first one heavier. */
const firstAlone = (_file: string, needed: string[], { hostType }: { hostType: 'html' | 'js' }) => (hostType === 'html' ? needed : []);

export default defineConfig({
  plugins: [
    registryInParts,
    // Tests read the English of the source; only the app itself writes and reads the catalogue.
    underTest ? [] : wuchale(),
    svelte(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'], globIgnores: ['screenshots/*'], buildPlugins: { vite: [registryInParts] } },
    }),
  ],
  server: { proxy: { '/api': proxy, '/_allauth': proxy, '/shl': proxy } },
  preview: { proxy: { '/api': proxy, '/_allauth': proxy, '/shl': proxy } },
  build: {
    outDir: 'dist',
    modulePreload: { polyfill: false, resolveDependencies: firstAlone },
    // All of them weigh less than a script waits for its own.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Whoever was given a link gets a page of their own, without the app.
      input: ['index.html', 'view.html'],
      output: { codeSplitting: { groups: [BASE, FIRST] } },
    },
  },
  resolve: underTest ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'], maxWorkers: '100%', testTimeout: 30_000, expect: { poll: { timeout: 10_000 } } },
});
