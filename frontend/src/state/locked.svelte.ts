import { hasLock } from '../device/whosePhone';

/** Looking something up elsewhere shuts nothing. */
const SHORT = 60_000;

/** Whether the diary is hidden behind a PIN. */
export const locked = $state({ isShut: hasLock() });

let leftAt = 0;

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') leftAt = Date.now();
  else if (hasLock() && Date.now() - leftAt > SHORT) locked.isShut = true;
});
