// Runs in the page before anything else, and notes in milliseconds what a person would wait for.
globalThis.probe = (() => {
  const tasks = [];
  const saved = [];

  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });

  // A transaction that is complete is on disk: the app asks for that ("strict").
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...options) {
    const opened = transaction.apply(this, options);
    if (options[1] === 'readwrite') opened.addEventListener('complete', () => saved.push(performance.now()));
    return opened;
  };

  const all = (selector) => document.querySelectorAll(selector);
  const marked = () => all('ol.grid .observed, ol.grid .partial, ol.grid .none, ol.grid .other').length > 5;
  const SHOWN = {
    today: () => all('.twitching .main').length && all('.tiles button').length && all('.stack > p.muted, .stack > ul').length,
    month: marked,
    trends: () => all('.trends > p').length && all('.trends path, .trends rect').length,
  };

  /** When it is so, and painted. */
  function until(isSo) {
    return new Promise((resolve) => {
      const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      const look = () => {
        if (!isSo()) return;
        observer.disconnect();
        painted();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  }

  function tap(selector) {
    const began = performance.now();
    document.querySelector(selector).click();
    return began;
  }

  const opened = until(SHOWN.today);

  return {
    opened,
    async shows(selector, what) {
      const heading = () => document.querySelector('h2')?.textContent;
      const before = heading();
      const began = tap(selector);
      return (await until(() => SHOWN[what]() && (what !== 'month' || heading() !== before))) - began;
    },
    async saves(selector) {
      const began = tap(selector);
      while (!saved.some((time) => time > began)) await new Promise((resolve) => setTimeout(resolve, 5));
      return saved.find((time) => time > began) - began;
    },
    /** Until the first screen was usable, and after that. */
    async longest() {
      const usable = await opened;
      const among = (those) => Math.max(0, ...those.map(({ duration }) => duration));
      return [among(tasks.filter(({ startTime }) => startTime < usable)), among(tasks.filter(({ startTime }) => startTime >= usable))];
    },
  };
})();
