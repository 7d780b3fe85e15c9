/** The tiles of Today that a person can do without: what they stand for stays under "More". */

import { keep, kept } from './kept';
import { changed } from './state/diary.svelte';

export const TILES = ['caffeine', 'hydration', 'sleep', 'symptom', 'b12', 'checkin', 'supplement', 'medication'];

/** None chosen means all of them. */
export async function chosenTiles(): Promise<string[]> {
  return (await kept<string[]>('tiles').catch(() => null)) ?? [];
}

export async function chooseTiles(tiles: string[]): Promise<void> {
  await keep('tiles', tiles);
  await changed();
}
