import type { Preferences } from '../registry/types';
import { prefer } from './chosen';
import { changed } from './diary.svelte';
import { recognise } from './who';

/** Chooses how the diary behaves, in every tab; and tells the server, now or at the next start. */
export async function choose(changes: Partial<Preferences>): Promise<void> {
  await prefer(changes);
  await changed();
  await recognise();
}
