/** The diary of this phone, opened once; and again when the browser closed it. */

import { DEMO, isDemo } from '../device/whosePhone';
import { openDiary, type DiaryDb, type Watcher } from './db';

/** Whose diary this page is about: nothing else says so. */
export const DIARY = isDemo ? DEMO : 'quiver';

let opened: Promise<DiaryDb> | undefined;
let watcher: Watcher | undefined;

export function storage(): Promise<DiaryDb> {
  return (opened ??= open());
}

/** Call it before anything opens the diary. */
export function watchStorage(watching: Watcher): void {
  watcher = watching;
}

async function open(): Promise<DiaryDb> {
  try {
    return await openDiary(DIARY, watcher && { ...watcher, onClosed });
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

function onClosed() {
  opened = undefined;
  watcher?.onClosed();
}
