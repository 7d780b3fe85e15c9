/** Whether this phone has been welcomed; in the demo, and by a shortcut, nobody is. */

import { isDemo, keepWelcomed, wasWelcomed } from '../device/whosePhone';

export const welcome = $state({ isOver: isDemo || wasWelcomed() || location.search !== '' });

export function endWelcome(): void {
  if (isDemo) return;
  welcome.isOver = true;
  keepWelcomed();
}
