const holders = new Set<() => boolean>();
const LOOK_AGAIN = 500;

interface Options<Entered> {
  /** It opens with what was entered before, and not saved then. */
  isTakenUp?: boolean;
  /** The component goes, and this was entered there and not saved. */
  onleave?: (entered: Entered) => void;
}

/** For use inside components: what is entered there and not saved. `entered` gives `null` while there is nothing to enter. */
export function holdsInput<Entered>(entered: () => Entered | null, { isTakenUp = false, onleave }: Options<Entered> = {}): void {
  let asOpened: string | null = isTakenUp ? '' : null;
  const isUnsaved = () => {
    const now = entered();
    return now !== null && asOpened !== null && JSON.stringify(now) !== asOpened;
  };
  $effect(() => {
    const now = entered();
    asOpened = now === null ? null : (asOpened ?? JSON.stringify(now));
  });
  $effect(() => {
    holders.add(isUnsaved);
    return () => {
      holders.delete(isUnsaved);
      if (isUnsaved()) onleave?.(entered()!);
    };
  });
}

/** The same of what outlives its components, such as a count. */
export function asksFirst(isUnsaved: () => boolean): void {
  holders.add(isUnsaved);
}

/** Whether a reload would lose something. */
export function hasUnsaved(): boolean {
  return [...holders].some((isUnsaved) => isUnsaved());
}

/** Resolves once a reload would lose nothing. */
export function whenAllIsSaved(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (hasUnsaved() ? setTimeout(look, LOOK_AGAIN) : resolve());
    look();
  });
}
