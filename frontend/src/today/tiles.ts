import { kept } from '../store/kept';

/** The tiles of Today that a person chose; none chosen means all of them. */
export async function chosenTiles(): Promise<string[]> {
  return (await kept<string[]>('tiles').catch(() => null)) ?? [];
}
