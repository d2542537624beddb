// Leads a person to a question or a condition: opens what hides it, shows it, gives it the focus.

import { byId } from "./dom.mjs";

const PLACES = "input:checked, input, select, textarea, summary";

export function reveal(id) {
  const target = byId(id);
  if (!target) return false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target.matches("#groups *") && !target.offsetParent) document.querySelector('[data-filter="all"]').click();
  const seen = target.closest(".q") || target;
  const place = target.matches(PLACES) || target.tabIndex >= 0 || target.hasAttribute("tabindex") ? target : target.querySelector(PLACES);
  if (place) place.focus({ preventScroll: true });
  seen.scrollIntoView({ block: target.matches("section") ? "start" : target.matches("#groups *") ? "nearest" : "center" });
  seen.classList.add("here");
  setTimeout(() => seen.classList.remove("here"), 2500);
  return true;
}

/** Every link within the page, now and later; the browser's Back leads back. */
export function mindLinks(root) {
  root.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = link.hash.slice(1);
    if (!byId(id)) return;
    event.preventDefault();
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
    reveal(id);
  });
  addEventListener("hashchange", () => reveal(location.hash.slice(1)));
  if (location.hash) reveal(location.hash.slice(1));
}
