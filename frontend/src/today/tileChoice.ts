import { changed } from '../state/diary.svelte';
import { keep } from '../store/kept';

/** The tiles of Today that a person can do without: what they stand for stays under "More". */
export const TILES = ['caffeine', 'hydration', 'sleep', 'symptom', 'b12', 'checkin', 'supplement', 'medication'];

export async function chooseTiles(tiles: string[]): Promise<void> {
  await keep('tiles', tiles);
  await changed();
}
