/** What is known of the phone before the diary is opened: whether others use it too, and whether it was welcomed. */

const MARK = 'quiver-shared';
const WELCOMED = 'quiver-welcomed';

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

/** Where nothing may be stored, nobody is welcomed each time. */
export function wasWelcomed(): boolean {
  try {
    return localStorage.getItem(WELCOMED) !== null;
  } catch {
    return true;
  }
}

export function keepWelcomed(): void {
  localStorage.setItem(WELCOMED, '1');
}

/** Leaves nothing of a person; what the phone is to everybody stays known. */
export function forgetPerson(): void {
  const [shared, welcomed] = [isShared(), wasWelcomed()];
  localStorage.clear();
  sessionStorage.clear();
  setShared(shared);
  if (welcomed) keepWelcomed();
}
