// The page in one file: the self-check, and beside it every page of words, one shown at a time.

import "../../../wizard/check.mjs";
import { reveal } from "../../../wizard/reveal.mjs";

const START = "p/", TITLE = document.title, BIG = "cluster-check.big", tool = document.getElementById("tool"), words = [...document.querySelectorAll(".single-page")];

const heading = page => page.querySelector("h1").textContent;

/** What the address names: a place on a page of words, or else the self-check. */
function turn() {
  const id = decodeURIComponent(location.hash.slice(1)), place = id.startsWith(START) && document.getElementById(id);
  const page = place && place.closest(".single-page");
  tool.hidden = Boolean(page);
  for (const one of words) one.hidden = one !== page;
  for (const link of document.querySelectorAll(".single-pages a")) {
    if (link.hash === (page ? `#${page.id}` : "#tool")) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = TITLE.replace(heading(tool), heading(page || tool));
  if (page) place.scrollIntoView();
  else reveal(id); // the self-check did, while it was hidden
}

// Before the self-check takes the link for one of its own.
document.addEventListener("click", event => {
  const link = event.target.closest(`a[href^="#${START}"], a[href="#tool"]`);
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  location.hash = link.hash;
}, true);
const root = document.documentElement, big = document.getElementById("big"), dark = matchMedia("(prefers-color-scheme: dark)");

/** What was chosen last; a browser may refuse to keep it. */
function chosen(now) {
  try {
    if (now) localStorage.setItem(BIG, now);
    return localStorage.getItem(BIG);
  } catch {
    return now;
  }
}

function enlarge(now) {
  root.dataset.big = now === "on" ? "on" : "off";
  big.setAttribute("aria-pressed", now === "on");
}

function colour() {
  document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default";
}

big.onclick = () => enlarge(chosen(root.dataset.big === "on" ? "off" : "on"));
enlarge(chosen());
dark.onchange = colour;
colour();
addEventListener("hashchange", turn);
turn();
