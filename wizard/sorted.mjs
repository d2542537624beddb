// The conditions by what needs doing next, the groups as squares and as numbers. Only moves and marks what stands in the page.

import { all, say } from "./dom.mjs";
import { questionsFor } from "./report.mjs";

const cards = new Map(all(".card").map(card => [card.id, card])); // on its way from one section to another a card is nowhere
const SIGNS = { met: "✓", unmet: "✗", missing: "…", review: "?", not_applicable: "–" };

/** What can be settled with the fewest questions comes first; all else in the notice's order. */
export function showSorted({ criteria }) {
  for (const section of all("[data-sorted]")) {
    const { sorted } = section.dataset;
    const own = criteria.filter(one => (one.preference ? "preference" : one.verdict) === sorted);
    own.sort((one, other) => questionsFor(one).length - questionsFor(other).length);
    arrange(section.querySelector("[data-cards-here]"), own.map(({ id }) => cards.get(`c-${id}`)));
    say(section.querySelector("[data-number]"), `${own.length} 条`);
    section.hidden = !own.length;
  }
}

function arrange(place, own) {
  if (own.length !== place.children.length || own.some((card, n) => place.children[n] !== card)) place.replaceChildren(...own);
}

export function showGroups({ criteria }) {
  const verdicts = new Map(criteria.map(({ id, verdict }) => [id, verdict]));
  for (const square of all(".square")) {
    square.dataset.verdict = verdicts.get(square.dataset.of);
    say(square.querySelector("text"), SIGNS[square.dataset.verdict]);
  }
  for (const row of all("[data-conditions]")) {
    const own = row.dataset.conditions.trim().split(" ").map(id => verdicts.get(id));
    for (const cell of all("[data-of-verdict]", row)) say(cell, String(own.filter(verdict => verdict === cell.dataset.ofVerdict).length));
  }
}

/** A square leads to its condition, for whoever points; the headings below lead there too. */
export function mindSquares(reveal) {
  for (const square of all(".square")) square.onclick = () => reveal(`c-${square.dataset.of}`);
}
