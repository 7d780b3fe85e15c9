/** Into the demo, out of it, and what becomes of it then. */

import { DEMO } from '../device/whosePhone';

export function enterDemo(): void {
  sessionStorage.setItem(DEMO, '1');
  startAnew('/');
}

/** What it leaves behind goes at the next start, this one. */
export function leaveDemo(path = '/'): void {
  sessionStorage.removeItem(DEMO);
  startAnew(path);
}

/** Nothing that the page holds goes along. */
function startAnew(path: string) {
  history.replaceState({}, '', path);
  location.reload();
}

/** A shortcut, a reminder, an account: meant for a person's own diary. */
export function isOwnMatter(path: string): boolean {
  return /^\/(account|settings\/)|[?#]/.test(path);
}

/** Unless a tab is in the demo still, nothing of it stays on this phone. */
export async function sweepDemo(): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks) await locks.request(DEMO, { ifAvailable: true }, (lock) => lock && dropDatabase());
  else await dropDatabase();
}

function dropDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const dropping = indexedDB.deleteDatabase(DEMO);
    dropping.onsuccess = () => resolve();
    dropping.onerror = () => reject(dropping.error!);
  });
}
