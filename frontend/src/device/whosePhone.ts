/** What a phone knows before the diary is opened: whose it is, whether a PIN hides it, and how Today looks. */

const SHARED = 'quiver-shared';
const WELCOMED = 'quiver-welcomed';
const HALF_DONE = 'quiver-sign-in';
const CALM = 'quiver-calm';
export const LOCK = 'quiver-lock';

/** The name of the demo's database, of the lock that its tabs hold, and of the mark of such a tab. */
export const DEMO = 'quiver-demo';

/** Whether this tab looks around in a made-up diary; the same for as long as the page lives. */
export const isDemo = isMarked(DEMO, () => sessionStorage);

export const isShared = () => isMarked(SHARED);

export const setShared = (shared: boolean) => setMark(SHARED, shared);

/** Whether a sign-in on this phone waits for its next step. */
export const isHalfDone = () => isMarked(HALF_DONE);

export const markHalfDone = (isWaiting: boolean) => setMark(HALF_DONE, isWaiting);

export const wasWelcomed = () => isMarked(WELCOMED);

export const keepWelcomed = () => setMark(WELCOMED, true);

export const hasLock = () => isMarked(LOCK);

/** Whether calm mode was on when the diary was last read: what it hides never shows for a moment. */
export const wasCalm = () => !isDemo && isMarked(CALM);

export function noteCalm(calm: boolean): void {
  if (!isDemo && calm !== wasCalm()) setMark(CALM, calm);
}

/** Leaves nothing of a person; what the phone is to everybody stays known. */
export function forgetPerson(): void {
  const [shared, welcomed] = [isShared(), wasWelcomed()];
  localStorage.clear();
  sessionStorage.clear();
  setShared(shared);
  setMark(WELCOMED, welcomed);
}

function isMarked(name: string, where = () => localStorage): boolean {
  try {
    return where().getItem(name) !== null;
  } catch {
    return false; // Where nothing may be stored, nothing stays; a service worker has neither.
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
