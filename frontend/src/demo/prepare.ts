/** The demo's diary, as it is opened. */

import { mount, unmount } from 'svelte';
import { DEMO } from '../device/whosePhone';
import { afterChange } from '../store/change';
import { durably, type DiaryDb } from '../store/db';
import { storage } from '../store/storage';
import { today } from '../time/days';
import { madeUp } from './days';
import Making from './Making.svelte';
import { told } from './story';
import { isOwnMatter, leaveDemo } from './way';

/** Filled once; then it is what the person makes of it. Never resolves where the demo is left on the way. */
export async function prepareDemo(now = new Date()): Promise<void> {
  const path = location.pathname + location.search + location.hash;
  if (isOwnMatter(path)) {
    leaveDemo(path);
    return new Promise(() => undefined);
  }
  await holdDemo();
  const db = await storage();
  if (await db.count('records')) return;
  const making = mount(Making, { target: document.body });
  try {
    await painted();
    await fill(db, now);
  } finally {
    void unmount(making);
  }
}

async function fill(db: DiaryDb, now: Date) {
  const changes = [...madeUp(today(now), now.getTime()), ...told(today(now))];
  await durably(db, (tx) => Promise.all(changes.map((change) => tx.objectStore('records').put(afterChange(undefined, change)))));
}

/** What was put on the page is to be seen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** As long as a tab is in the demo, no other tab takes it away. */
function holdDemo(): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve();
  return new Promise((resolve) => {
    void locks.request(DEMO, { mode: 'shared' }, () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
}
