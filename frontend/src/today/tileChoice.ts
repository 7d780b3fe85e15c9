import { changed } from '../state/diary.svelte';
import { keepIfRoom } from '../store/kept';

/** The tiles of Today that a person can do without: what they stand for stays under "More". */
export const TILES = ['caffeine', 'hydration', 'sleep', 'symptom', 'b12', 'checkin', 'supplement', 'medication'];

export const shownTiles = (chosen: string[]) => (chosen.length ? chosen : TILES);

/** Shows or hides one. All are kept as none chosen, so that a tile that comes to the app later shows too. */
export function flipped(chosen: string[], tile: string): string[] {
  const shown = shownTiles(chosen);
  const next = TILES.filter((one) => (one === tile) !== shown.includes(one));
  return next.length === TILES.length ? [] : next;
}

export async function chooseTiles(tiles: string[]): Promise<void> {
  await keepIfRoom('tiles', tiles);
  await changed();
}
