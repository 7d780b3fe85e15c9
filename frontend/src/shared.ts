/** Whether others use this phone too. Known before the diary is opened, which it decides about. */

const MARK = 'quiver-shared';

export const isShared = () => localStorage.getItem(MARK) !== null;

export function setShared(shared: boolean): void {
  if (shared) localStorage.setItem(MARK, '1');
  else localStorage.removeItem(MARK);
}
