/** What a phone knows before the diary is opened: whether others use it too, whether it was welcomed, and whether somebody is about to sign in. */

const SHARED = 'quiver-shared';
const WELCOMED = 'quiver-welcomed';
const HALF_DONE = 'quiver-sign-in';

export const isShared = () => isMarked(SHARED);

export const setShared = (shared: boolean) => setMark(SHARED, shared);

/** Whether a sign-in on this phone waits for its next step. */
export const isHalfDone = () => isMarked(HALF_DONE);

export const markHalfDone = (isWaiting: boolean) => setMark(HALF_DONE, isWaiting);

export const wasWelcomed = () => isMarked(WELCOMED);

export const keepWelcomed = () => setMark(WELCOMED, true);

/** Leaves nothing of a person; what the phone is to everybody stays known. */
export function forgetPerson(): void {
  const [shared, welcomed] = [isShared(), wasWelcomed()];
  localStorage.clear();
  sessionStorage.clear();
  setShared(shared);
  setMark(WELCOMED, welcomed);
}

function isMarked(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false; // Where nothing may be stored, nothing stays.
  }
}

function setMark(name: string, isSet: boolean): void {
  try {
    if (isSet) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // The same.
  }
}
