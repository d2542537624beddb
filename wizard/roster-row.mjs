// One row of the list on the page: its cells to correct, how it stands, and what is said of it.

import { bring, el, say } from "./dom.mjs";

/**
 * The row as an element; `there`, the one that stands on the page already, is brought up to date. cells: as they came; about: {stands, words, troubles};
 * corrections: [{column, text}] of this row.
 */
export function rowOf(there, row, cells, columns, about, corrections, isApart) {
  const line = there && there.children.length === columns.length + 2 ? there : made(row, cells, columns);
  line.dataset.stands = about.stands;
  const whole = about.troubles.filter(({ column }) => !column).map(({ text }) => text);
  say(line.querySelector(".row-stands"), [about.words || (about.stands === "used" ? "计入" : ""), ...whole.filter(text => text !== about.words)].join("；"));
  const apart = line.querySelector('[data-do="apart"]');
  apart.hidden = about.stands === "left" && !isApart;
  say(apart, isApart ? "恢复计入" : "不计入");
  apart.setAttribute("aria-label", `第 ${row} 行${isApart ? "恢复计入" : "不计入"}`);
  columns.forEach(({ letter, at, heading, name }, n) => {
    const fix = corrections.find(({ column }) => column === letter), troubles = about.troubles.filter(({ column }) => column === letter);
    fill(line.children[n + 2], { id: `restore-${letter}${row}`, text: fix ? fix.text : cells[at] || "", was: cells[at] || "", fixed: Boolean(fix), troubles, label: `第 ${row} 行 ${heading || letter}`, short: name || heading || letter });
  });
  line.classList.toggle("flagged", about.troubles.length > 0);
  return line;
}

function made(row, cells, columns) {
  return el("tr", { "data-row": row, id: `row-${row}` },
    el("th", { scope: "row" }, String(row)),
    el("td", { class: "standing", "data-label": "计入" }, el("span", { class: "row-stands" }), el("button", { class: "as-link", type: "button", "data-do": "apart" }),
      el("button", { class: "as-link fold", type: "button", "data-do": "open", "aria-label": `第 ${row} 行各列` }, "各列")),
    ...columns.map(({ letter, column }) => {
      const input = el("input", { type: "text", autocomplete: "off", spellcheck: "false" });
      return el("td", { "data-column": letter, ...(!column && { class: "unused" }), ...(column === "name" && { class: "name" }) }, input, el("div", { class: "says" }));
    }));
}

function fill(cell, { id, text, was, fixed, troubles, label, short }) {
  const input = cell.querySelector("input"), says = cell.querySelector(".says");
  if (input.value !== text && document.activeElement !== input) input.value = text;
  Object.assign(input.dataset, { was });
  cell.dataset.label = short;
  input.setAttribute("aria-label", label);
  if (troubles.some(({ level }) => level === "error")) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  cell.classList.toggle("flag", troubles.length > 0);
  cell.classList.toggle("fixed", fixed);
  const here = says.contains(document.activeElement);
  bring(says, [...troubles.map(({ level, text: words }) => el("p", { class: level === "error" ? "complaints" : "warnings" }, words)),
    ...(fixed ? [el("p", { class: "echoes" }, `原为「${was}」`, el("button", { class: "as-link", type: "button", id, "data-do": "restore", "aria-label": `${label}还原` }, "还原"))] : [])]);
  if (here && !says.contains(document.activeElement)) goOn(cell);
}

/** 还原 had the focus and is gone: as with Tab into the next cell, never back into the one that was just typed in. */
function goOn(cell) {
  const next = (cell.nextElementSibling || cell.parentElement.nextElementSibling || cell).querySelector("input");
  next.focus();
  next.select();
}
