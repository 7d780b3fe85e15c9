const ITS_TURN = 1_000;

/** What the network still has to bring leaves it to the first screen for a moment; what lies on the phone need not wait. */
export function afterFirstScreen(fetch: () => unknown): void {
  const isOnPhone = Boolean(navigator.serviceWorker?.controller);
  setTimeout(fetch, isOnPhone ? 0 : ITS_TURN);
}
