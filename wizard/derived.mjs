// Figures that follow from other answers: offered at their cell with the sum that gives them, written there only when somebody says so.

import { all, byId, el } from "./dom.mjs";

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
  for (const box of all("[data-offers]")) {
    const lines = offers.filter(({ field }) => field === box.dataset.offers).map(line);
    const same = lines.length === box.children.length && lines.every((one, n) => one.isEqualNode(box.children[n]));
    if (!same) box.replaceChildren(...lines);
  }
}

function line({ field, year, value, text }) {
  const { name } = document.querySelector(`[data-q="${field}"]`).dataset;
  const where = year ? `${year} 年` : "";
  const button = el("button", { class: "take", type: "button", "data-cell": `q-${field}${year ? `-${year}` : ""}`, "data-value": value,
    "aria-label": `填入 ${value}：${where}${name}` }, "填入");
  return el("p", { class: "offer" }, el("span", {}, where ? `${where}：${text}` : text), button);
}
