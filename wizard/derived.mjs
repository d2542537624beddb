// Figures that follow from other answers: offered at their cell with the sum that gives them, written there only when somebody says so.

import { idOf } from "./answers.mjs";
import { all, bring, byId, el } from "./dom.mjs";

/** taken(cell, value): somebody pressed 填入. */
export function mindOffers(form, taken) {
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button.take[data-cell]");
    if (!button) return;
    const cell = byId(button.dataset.cell);
    cell.focus();
    taken(cell, button.dataset.value);
  });
}

export function showOffers(offers) {
  for (const box of all("[data-offers]")) bring(box, offers.filter(({ field }) => field === box.dataset.offers).map(line));
}

function line({ field, year, value, text }) {
  const { name } = document.querySelector(`[data-q="${field}"]`).dataset;
  const where = year ? `${year} 年` : "";
  const cell = idOf({ field, year });
  const button = el("button", { class: "take", type: "button", id: `offer-${cell}`, "data-cell": cell, "data-value": value,
    "aria-label": `填入 ${value}：${where}${name}` }, "填入");
  return el("p", { class: "offer" }, el("span", {}, where ? `${where}：${text}` : text), button);
}
