/// <reference lib="webworker" />

/** Keeps the app's shell, and nothing else: no answer of the API is ever cached. Shows reminders. */

import { hearReminders } from './reminders/notify';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const SHELL = '/index.html';
/** For whoever was given a link; it is its own page. */
const VIEW = { path: '/view', shell: '/view.html' };
const PREFIX = 'shell-';
const manifest = self.__WB_MANIFEST;
const files = manifest.map(({ url, revision }) => ({ url: `/${url}`, isHashed: revision === null }));
const cacheName = `${PREFIX}${fingerprint(JSON.stringify(manifest))}`;

self.addEventListener('install', (event) => event.waitUntil(store()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldShells().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});

hearReminders(self);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isScreen(pathname)) event.respondWith(fromShell(pathname === VIEW.path ? VIEW.shell : SHELL, request));
  else if (files.some(({ url }) => url === pathname)) event.respondWith(fromShell(pathname, request));
  else if (pathname.startsWith('/assets/')) event.respondWith(fromAnyShell(pathname, request));
});

/** Every path of the app itself; the server answers its own, and whatever looks like a file. */
function isScreen(pathname: string): boolean {
  return !pathname.includes('.') && !/^\/(api|_allauth|admin|static|livez|readyz)(\/|$)/.test(pathname);
}

async function fromShell(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(url)) ?? fetch(request);
}

/** A tab that was open before this version still asks for the files of its own. */
async function fromAnyShell(url: string, request: Request): Promise<Response> {
  return (await caches.match(url)) ?? fetch(request);
}

/** A hashed file never changes: what an older shell holds needn't be fetched again. */
async function store() {
  const cache = await caches.open(cacheName);
  await Promise.all(
    files.map(async ({ url, isHashed }) => {
      const kept = isHashed ? await caches.match(url) : undefined;
      if (kept) await cache.put(url, kept);
      else await cache.add(new Request(url, { cache: isHashed ? 'default' : 'reload' }));
    }),
  );
}

/** But for the one before, of which a tab may be open. */
async function forgetOldShells() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

/** FNV-1a: short, and enough to tell one list of files from the next. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}
