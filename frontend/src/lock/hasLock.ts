/** Known before anything is drawn. */

export const LOCK = 'quiver-lock';

export function hasLock(): boolean {
  try {
    return localStorage.getItem(LOCK) !== null;
  } catch {
    return false;
  }
}
