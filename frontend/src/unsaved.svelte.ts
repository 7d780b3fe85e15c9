import { count } from './state/count.svelte';

const holders = new Set<() => boolean>();
const LOOK_AGAIN = 500;

/** For use inside components: says whether they hold something that a person typed and did not save. */
export function holdsUnsaved(isUnsaved: () => boolean): void {
  $effect(() => {
    holders.add(isUnsaved);
    return () => holders.delete(isUnsaved);
  });
}

/** Whether a reload would lose something: what was typed, or a count under way. */
export function hasUnsaved(): boolean {
  return count.counting !== null || [...holders].some((isUnsaved) => isUnsaved());
}

/** Resolves once a reload would lose nothing. */
export function whenAllIsSaved(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (hasUnsaved() ? setTimeout(look, LOOK_AGAIN) : resolve());
    look();
  });
}
