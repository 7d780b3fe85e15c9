import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { wuchale } from 'wuchale/vite';

const server = process.env.QUIVER_SERVER ?? 'http://127.0.0.1:8000';
/** The session cookie and the CSRF check need the address that the browser sees. */
const proxy = { target: server, changeOrigin: false };
const underTest = Boolean(process.env.VITEST);

const kinds = new URL('./src/kinds.json', import.meta.url);

/**
 * kinds.json without what no screen reads, in three parts: `registry:words`; and what the first screen doesn't show, the figure of the
 * body (`registry:body`) and the labels of records without a time (`registry:later`).
 */
const registryInParts: Plugin = {
  name: 'registry-in-parts',
  resolveId: (id) => (id.startsWith('registry:') ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith('\0registry:')) return;
    this.addWatchFile(fileURLToPath(kinds));
    const { body, labels, ...rest } = JSON.parse(readFileSync(kinds, 'utf8'), (key, value: unknown) => (key === 'codes' ? undefined : value));
    const timeless = ['report_sections', ...rest.kinds.filter((kind: { entry: boolean }) => !kind.entry).map(({ name }: { name: string }) => name)];
    const isLater = ([label]: [string, unknown]) => label.includes('.') && timeless.includes(label.split('.')[0]);
    const all = Object.entries(labels);
    const later = Object.fromEntries(all.filter(isLater));
    const words = { ...rest, labels: Object.fromEntries(all.filter((one) => !isLater(one))) };
    const parts: Record<string, unknown> = { body, later, words };
    // Browsers read JSON faster than a script that says the same.
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(parts[id.split(':')[1]!]))})`;
  },
};

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
  server: { proxy: { '/api': proxy, '/_allauth': proxy } },
  preview: { proxy: { '/api': proxy, '/_allauth': proxy } },
  build: { outDir: 'dist', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  resolve: underTest ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], setupFiles: ['src/testing/setup.ts'] },
});
