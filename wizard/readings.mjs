// The readings of a condition, each with its verdict and its reasons.

import { el, sign } from "./dom.mjs";

/** As the report tells them. */
export function readingList(readings) {
  return el("ul", { class: "readings" }, ...readings.map(({ title, word, verdict, because, played }) =>
    el("li", { "data-verdict": played ? verdict : "none" },
      el("p", {}, sign(), el("b", {}, `按「${title}」`), el("span", { class: "word" }, word)), because && el("p", {}, because))));
}
