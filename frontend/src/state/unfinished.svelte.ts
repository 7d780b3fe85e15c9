/** A form that was closed before it was saved: kept until the next act, to go on with. */

import { openSheet, route, type Sheet } from '../router.svelte';

interface Left {
  sheet: Sheet;
  title: string;
  entered: unknown;
}

/** As it was given: the browser's history keeps a copy of the sheet. */
let left = $state.raw<Left | null>(null);
let open: Sheet | null = null;
let taken: unknown = null;

export const unfinished = {
  get title() {
    return left?.title ?? null;
  },
};

/** For use when a form opens: how to leave it unsaved. After an act nothing is left of it. */
export function leaving(): (title: string, entered: unknown) => void {
  const sheet = (open = $state.snapshot(route.sheet));
  return (title, entered) => {
    if (sheet && sheet === open) left = { sheet, title, entered };
  };
}

/** Something was saved or deleted. */
export function forgetUnfinished() {
  open = null;
  left = null;
}

export function goOn() {
  if (!left) return;
  const { sheet, entered } = left;
  taken = entered;
  left = null;
  openSheet(sheet.name, sheet.with);
}

/** What a form that opens goes on with; once. */
export function takeUp<Entered>(): Entered | null {
  const entered = taken as Entered | null;
  taken = null;
  return entered;
}
