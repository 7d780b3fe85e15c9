/** The service worker of a newer version that is ready. */
export const newVersion = $state<{ ready: ServiceWorker | null }>({ ready: null });
