/** Whether calm mode was on when the diary was last read: known before it is read again, so that what calm mode hides never shows for a moment. */

import { isDemo } from '../store/whosePhone';

const MARK = 'quiver-calm';

export function wasCalm(): boolean {
  try {
    return !isDemo && localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

export function noteCalm(calm: boolean): void {
  if (isDemo || calm === wasCalm()) return;
  if (calm) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}
