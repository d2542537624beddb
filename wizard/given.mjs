// Every answer as it stands in the form, in the form's order, each with a link that leads to its question.

import { all, byId, el } from "./dom.mjs";
import { isBlank, questions } from "./tasks.mjs";

const BLANK = "（空）", UNSHOWN = "（本表显示不了）";

let shown = "";

/** Anew only for other answers: whoever is in the list keeps the place. The parts that somebody opened stay open. */
export function showGiven(answers) {
  const now = JSON.stringify(answers);
  if (now === shown) return;
  shown = now;
  const box = byId("answers-given");
  const open = new Set(all("details[open]", box).map(({ dataset }) => dataset.of));
  box.replaceChildren(...all("section.part").map(part => listed(part, answers, open)).filter(Boolean));
}

export function unfoldGiven(open) {
  for (const fold of all("#answers-given details")) fold.open = open;
}

function listed(part, answers, open) {
  const asked = questions(part);
  if (!asked.length) return null;
  const given = asked.filter(({ dataset: { q } }) => q in answers).length;
  const fold = el("details", { "data-of": part.id },
    el("summary", {}, el("b", {}, part.querySelector("h2").textContent), ` 已答 ${given} / ${asked.length}`),
    el("dl", {}, ...asked.map(question => row(question, answers))));
  fold.open = open.has(part.id);
  return fold;
}

function row(question, answers) {
  const { q, name } = question.dataset;
  const link = el("a", { href: `#q-${q}`, "aria-label": `修改：${name}` }, "修改");
  const extra = "printed" in question.dataset ? "" : el("small", {}, "表外");
  return el("div", { class: isBlank(question, answers) ? "row lacking" : "row" },
    el("dt", {}, name, extra), el("dd", {}, words(question, answers[q]) || UNSHOWN), el("dd", { class: "change" }, link));
}

function words(question, answer) {
  if (answer === undefined) return BLANK;
  const cells = all(".cell[data-year]", question);
  const unit = question.querySelector(".unit") ? ` ${question.querySelector(".unit").textContent}` : "";
  const said = (text, measure) => (measure && /\d$/.test(text) ? text + measure : text);
  if (cells.length) return cells.map(({ dataset: { year }, value }) => `${year} 年：${value.trim() ? said(value.trim(), unit) : BLANK}`).join("\n");
  const place = question.querySelector(".cell, select");
  if (place && place.tagName === "SELECT") return place.value && place.selectedOptions[0].textContent;
  if (place) return said(place.value.trim(), unit);
  return all("input:checked", question).map(box => box.parentElement.textContent.trim()).join("；");
}
