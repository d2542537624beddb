// 无 and 暂不清楚 stand alone in their question, and every answer can be taken back.

import { UNSURE_SHOWN } from "./answers.mjs";
import { all } from "./dom.mjs";

const cellsBy = button => all(".cell", button.closest(".q"));
const isUnsure = cell => cell.value.trim() === UNSURE_SHOWN;

export function mindSpecials(form) {
  form.addEventListener("input", ({ target }) => {
    if (target.type === "checkbox" && target.checked) standAlone(form, target);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.classList.contains("unsure")) toggle(button);
    else if (button.classList.contains("erase")) erase(button);
    else return;
    form.dispatchEvent(new Event("input"));
  });
  form.addEventListener("focusin", ({ target }) => {
    if (target.matches(".cell") && isUnsure(target)) target.select(); // typing replaces it
  });
}

/** The buttons as the cells are now. */
export function showUnsure(form) {
  for (const button of all("button.unsure", form)) button.setAttribute("aria-pressed", cellsBy(button).some(isUnsure));
}

function standAlone(form, ticked) {
  const alone = "alone" in ticked.dataset;
  for (const box of form.querySelectorAll(`input[name="${ticked.name}"]`)) {
    if (box !== ticked && (alone || "alone" in box.dataset)) box.checked = false;
  }
}

/** On: the blank cells, or all if none is blank. Off: what stood there before. */
function toggle(button) {
  const cells = cellsBy(button);
  const unsure = cells.filter(isUnsure), blank = cells.filter(cell => !cell.value.trim());
  if (unsure.length) return unsure.forEach(cell => { cell.value = cell.dataset.before || ""; });
  for (const cell of blank.length ? blank : cells) {
    cell.dataset.before = cell.value;
    cell.value = UNSURE_SHOWN;
  }
}

function erase(button) {
  const question = button.closest(".q");
  for (const box of all("input", question)) box.checked = false;
  question.querySelector("input").focus();
}
