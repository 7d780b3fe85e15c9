/** Where the person is: a path for each screen, and at most one sheet over it, kept in the history so that "back" closes it. */

export interface Sheet {
  name: string;
  /** Plain data only: it survives in the browser's history. */
  with: Record<string, string>;
}

interface HistoryState {
  sheet?: Sheet;
}

function here() {
  const state = history.state as HistoryState | null;
  return { path: location.pathname, sheet: state?.sheet ?? null };
}

const place = $state<{ path: string; sheet: Sheet | null }>(here());

export const route = {
  get path() {
    return place.path;
  },
  get sheet() {
    return place.sheet;
  },
};

window.addEventListener('popstate', () => Object.assign(place, here()));

export function go(path: string) {
  if (path === place.path && !place.sheet) return;
  history.pushState({}, '', path);
  Object.assign(place, here());
  window.scrollTo(0, 0);
}

export function openSheet(name: string, values: Record<string, string> = {}) {
  const state: HistoryState = { sheet: { name, with: values } };
  if (place.sheet) history.replaceState(state, '');
  else history.pushState(state, '');
  Object.assign(place, here());
}

/** Browsers may hear one Escape twice, and "back" takes its time. */
export function closeSheet() {
  if (!place.sheet) return;
  place.sheet = null;
  history.back();
}
