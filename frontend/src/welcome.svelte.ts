/** Whether this phone has been welcomed; in the demo nobody is. */

import { isDemo } from './demo';
import { keepWelcomed, wasWelcomed } from './whosePhone';

export const welcome = $state({ isOver: isDemo || wasWelcomed() });

export function endWelcome(): void {
  if (welcome.isOver) return;
  welcome.isOver = true;
  keepWelcomed();
}
