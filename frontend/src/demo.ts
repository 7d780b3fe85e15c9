/**
 * A made-up diary to look around in: that of one tab, in a database of its own. Known before the diary is opened, which it
 * decides about, and the same for as long as the page lives.
 */

/** The name of its database, of the lock that its tabs hold, and of the tab's mark. */
export const DEMO = 'quiver-demo';

export const isDemo = hasMark();

function hasMark(): boolean {
  try {
    return sessionStorage.getItem(DEMO) !== null;
  } catch {
    return false; // A service worker has none, and where nothing may be stored there is no demo.
  }
}

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
export function isOwnMatter({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): boolean {
  return /^\/(account|settings\/)/.test(pathname) || search !== '' || hash !== '';
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
