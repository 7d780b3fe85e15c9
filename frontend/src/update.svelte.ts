/** The service worker: makes the app open without a network, and says when a newer one is ready. */
export const update = $state<{ ready: ServiceWorker | null }>({ ready: null });

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
    if (worker.state === 'installed' && navigator.serviceWorker.controller) update.ready = worker;
  });
}

export async function startWorker() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(trusted('/sw.js'));
  if (registration.waiting && navigator.serviceWorker.controller) update.ready = registration.waiting;
  registration.addEventListener('updatefound', () => watch(registration.installing));
}

/** Only when the person says so: nothing that is being typed is ever reloaded away. */
export function reloadIntoUpdate() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  update.ready?.postMessage('take over');
}
