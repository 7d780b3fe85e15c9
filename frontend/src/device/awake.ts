/** Keeps the screen from going dark until the function that it returns is called; where that can't be had, nothing else changes. */
export function keepAwake(): () => void {
  let isOver = false;
  let lock: WakeLockSentinel | undefined;

  async function ask() {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock?.request('screen');
      if (isOver) await lock?.release();
    } catch {
      // Low battery, for one: the phone decides.
    }
  }

  // The lock is lost whenever the page goes out of sight.
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release().catch(() => undefined);
  };
}
