// When Python may come: at the first sign that somebody wants it, and never before the page itself has come.

const LATEST = 1000; // ms: where nothing moves any more, Chromium may not find itself idle for minutes

/** begin() once: when `place` is touched, or comes into view; that alone is not enough on a line where bytes cost. */
export function onIntent(place, begin) {
  const signs = ["focusin", "pointerdown", "pointermove"], { saveData } = navigator.connection || {};
  const idle = window.requestIdleCallback || (later => setTimeout(later, LATEST));
  const watcher = new IntersectionObserver(seen => seen.some(({ isIntersecting }) => isIntersecting) && idle(first, { timeout: LATEST }));

  function first() {
    watcher.disconnect();
    if (begin) begin();
    begin = null;
  }

  for (const sign of signs) place.addEventListener(sign, first, { once: true, passive: true });
  if (place.contains(document.activeElement)) first(); // somebody was there before this script
  else addEventListener("load", () => begin && !saveData && watcher.observe(place));
}
