/** Whether others use this phone too. Known before the diary is opened, which it decides about. */

const MARK = 'quiver-shared';

export function isShared(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false; // Where nothing may be stored, nothing stays.
  }
}

export function setShared(shared: boolean): void {
  if (shared) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}

/** Leaves nothing of a person; what the phone is to everybody stays known. */
export function forgetPerson(): void {
  const shared = isShared();
  localStorage.clear();
  sessionStorage.clear();
  setShared(shared);
}
