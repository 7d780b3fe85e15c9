/** The service worker: makes the app open without a network, and says when a newer one is ready. */

import { newVersion } from './newVersion.svelte';

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** A worker's address needs a policy where Trusted Types are enforced. */
function trusted(url: string): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types ? types.createPolicy('quiver-service-worker', { createScriptURL: (address) => address }).createScriptURL(url) : url;
}

function watch(worker: ServiceWorker | null) {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && navigator.serviceWorker.controller) newVersion.ready = worker;
  });
}

/** A worker that another tab put in charge changes nothing here: nothing that is being typed is ever reloaded away. */
function watchController() {
  let before = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const { controller } = navigator.serviceWorker;
    if (before) newVersion.ready ??= controller;
    before = controller;
  });
}

export async function startWorker() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  watchController();
  const registration = await navigator.serviceWorker.register(trusted('/sw.js'));
  if (registration.waiting && navigator.serviceWorker.controller) newVersion.ready = registration.waiting;
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  await beClaimed();
}

/** A page that was on its way while the worker began, or was reloaded past it, would open nothing more without a network. */
async function beClaimed() {
  const { active } = await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) active?.postMessage('claim');
}

/** Into the newest version. Only when the person says so. */
export async function reload() {
  const worker = newVersion.ready ?? (await newest());
  if (worker?.state !== 'installed') return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  worker.postMessage('take over');
}

/** The worker that waits, once a newer one was looked for. */
async function newest(): Promise<ServiceWorker | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined); // Without a network the old one it is.
  const worker = registration?.installing ?? registration?.waiting ?? null;
  if (worker?.state === 'installing') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  return worker;
}
