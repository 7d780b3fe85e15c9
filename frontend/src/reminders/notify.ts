/// <reference lib="webworker" />

/** Shows what the server pushes, and does what is tapped: in the service worker, so without a network too. */

import { askLater, backUp, logDoses } from './whileClosed';

/** Its words come from the server: they say nothing of what is in the diary. */
interface Message {
  title: string;
  reminder: string;
  what: 'plans' | 'checkin' | 'function_check';
  plans: string[];
  actions: { action: string; title: string }[];
}

const BACK_UP = 'back up';

/** Browsers that back up later, by themselves. */
type Registration = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

export function hearReminders(worker: ServiceWorkerGlobalScope): void {
  const show = (message: Message, silent = false) =>
    worker.registration.showNotification(message.title, {
      tag: message.reminder,
      icon: '/icon-192.png',
      data: message,
      silent,
      actions: message.actions,
    } as NotificationOptions);

  async function log(message: Message, status: 'taken' | 'skipped') {
    if (!(await logDoses(message.plans, status).catch(() => false))) return open(message);
    await backUp().catch(backUpLater);
  }

  /** Where the browser won't, the app does when it is opened. */
  const backUpLater = () => (worker.registration as Registration).sync?.register(BACK_UP).catch(() => undefined);

  /** Where nobody will ask again, it stays to be seen, without a sound. */
  async function later(message: Message) {
    if (!(await askLater(message.reminder).catch(() => false))) await show(message, true);
  }

  async function open(message: Message) {
    const [tab] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    tab?.postMessage({ open: message.what });
    if (tab) await tab.focus();
    else await worker.clients.openWindow(`/#${message.what}`);
  }

  function act(action: string, message: Message): Promise<unknown> {
    if (action === 'taken') return log(message, 'taken');
    if (action === 'skip') return log(message, 'skipped');
    return action === 'later' ? later(message) : open(message);
  }

  worker.addEventListener('push', (event) => event.waitUntil(show(event.data!.json() as Message)));
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(act(event.action, event.notification.data as Message));
  });
  worker.addEventListener('sync', (event) => (event as ExtendableEvent).waitUntil(backUp()));
}
