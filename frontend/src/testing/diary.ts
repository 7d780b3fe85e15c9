import { changed } from '../state/diary.svelte';
import { wipe } from '../store/db';
import { storage } from '../store/storage';

/** Nothing is left in the diary of this page. */
export async function emptyDiary(): Promise<void> {
  await wipe(await storage(), false);
  await changed();
}
