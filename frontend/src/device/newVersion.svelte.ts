/** The service worker of a newer version that is ready. */
export const update = $state<{ ready: ServiceWorker | null }>({ ready: null });
