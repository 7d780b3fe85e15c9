import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { wuchale } from 'wuchale/vite';
import { registryInParts } from './registryInParts';

const server = process.env.QUIVER_SERVER ?? 'http://127.0.0.1:8000';
/** The session cookie and the CSRF check need the address that the browser sees. */
const proxy = { target: server, changeOrigin: false };
const underTest = Boolean(process.env.VITEST);

/** What the first screen and others read, with all that it reads: one file, as several small ones are heavier. The page of a link shares the runtime alone. */
const GROUPS = [
  { name: 'runtime', test: /node_modules\/(@?wuchale|svelte\/src\/internal|clsx)\/|\/locales\/screens\.loader/, priority: 1 },
  { name: 'first', test: /\/src\/(state\/diary|dayNames|functionCheck|months|unsaved|router)\b/ },
];

/** Screens that are fetched later lie on the phone by then: to list their scripts would make the first one heavier. */
const stylesAlone = (_file: string, needed: string[], { hostType }: { hostType: 'html' | 'js' }) =>
  hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css'));

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
      injectManifest: { globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'], buildPlugins: { vite: [registryInParts] } },
    }),
  ],
  server: { proxy: { '/api': proxy, '/_allauth': proxy, '/shl': proxy } },
  preview: { proxy: { '/api': proxy, '/_allauth': proxy, '/shl': proxy } },
  build: {
    outDir: 'dist',
    modulePreload: { polyfill: false, resolveDependencies: stylesAlone },
    assetsInlineLimit: 0,
    // Whoever was given a link gets a page of their own, without the app.
    rolldownOptions: { input: ['index.html', 'view.html'], output: { codeSplitting: { groups: GROUPS } } },
  },
  resolve: underTest ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'] },
});
