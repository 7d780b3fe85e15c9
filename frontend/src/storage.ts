/** The diary of this phone, opened once. */

import { openDiary, type DiaryDb } from './db';

let opened: Promise<DiaryDb> | undefined;

export function storage(onClosed?: () => void): Promise<DiaryDb> {
  return (opened ??= openDiary('quiver', onClosed));
}
