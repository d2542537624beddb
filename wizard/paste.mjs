// A row, a column or a block of cells copied from a spreadsheet fills the cells to the right and below; under or beside years, each figure goes to its own.

import { SAID, answersIn } from "./answers.mjs";
import { all } from "./dom.mjs";

const ANSWER = new RegExp(`^([-+−－]?\\s*[\\d０-９.．]|[-—－/]|${[...SAID.keys()].join("|")}|$)`), YEAR = /^(\d{4})\s*年?\s*[底末度]?$/;
const NEAR = 10; // years around the form's: what lies further off is a figure
const UNCLEAR = "没有粘贴：分不清哪些是年份、哪些是数。请从年份那一行或那一列开始复制，或者一格一格填。";

/** said(words, back, isWhole): what was filled and what was not; the answers that were, if anything was; whether all found its place. */
export function mindPaste(form, said) {
  form.addEventListener("paste", event => {
    const cell = event.target, table = cell.closest && cell.closest("table.years");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!table || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const rows = all("tbody tr", table).map(row => all("td:not([hidden]) .cell", row)), found = placed(rows, cell, block(text));
    if (!found) return said(UNCLEAR);
    const had = answersIn(form), places = found.pairs.filter(([place]) => place), over = found.pairs.filter(([place, value]) => !place && value).length;
    for (const [place, value] of places) place.value = value;
    form.dispatchEvent(new Event("input"));
    said(`已粘贴 ${places.length} 格${found.heads ? "，名称和年份没有填入" : ""}${over ? `，有 ${over} 格没有位置，未填入` : ""}。`, had, !over);
  });
}

function block(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map(line => line.split("\t").map(one => one.trim()));
}

const turned = lines => Array.from({ length: Math.max(...lines.map(({ length }) => length)) }, (_, x) => lines.map(line => line[x] || ""));

/** Each value with its place, if it has one; null where a year could pass for a figure. */
function placed(rows, cell, values) {
  const down = rows.findIndex(row => row.includes(cell)), across = rows[down].indexOf(cell), below = rows.slice(down);
  const ways = [values, turned(values)], near = cell.dataset.year;
  const dated = ways.map(lines => byYear(lines, below, near)).filter(Boolean);
  if (dated.length) return dated.length < ways.length && dated[0].length ? { pairs: dated[0], heads: true } : null;
  if (ways.flat().some(cells => yearsIn(cells, near).length > 1) || ways.some(([first]) => yearsIn(first, near).length && !hasFigure(first, near))) return null;
  const isColumn = rows.length === 1 && values.length > 1 && values.every(line => line.length === 1);
  const lines = isColumn ? turned(values) : unnamed(values, rows[down].length - across);
  return { pairs: lines.flatMap((line, y) => line.map((value, x) => [(below[y] || [])[across + x], value])), heads: !isColumn && lines !== values };
}

function yearOf(text, near) {
  const [, year] = YEAR.exec(text.normalize("NFKC")) || [];
  return year && Math.abs(year - near) < NEAR ? year : "";
}

const yearsIn = (cells, near) => cells.map(text => yearOf(text, near)).filter(Boolean);
const hasFigure = (cells, near) => cells.some(text => text && !yearOf(text, near) && ANSWER.test(text));

/** The same where a line holds years, each once, and neither it nor those above it a figure; else nothing. */
function byYear(lines, rows, near) {
  const at = lines.findIndex(cells => yearsIn(cells, near).length > 1);
  if (at < 0 || hasFigure(lines.slice(0, at + 1).flat(), near)) return null;
  const years = lines[at].map(text => yearOf(text, near)), from = years.findIndex(Boolean);
  if (new Set(years.filter(Boolean)).size < years.filter(Boolean).length) return null;
  const placeOf = (row = [], wanted) => row.find(({ dataset: { year } }) => year === wanted);
  return lines.slice(at + 1).flatMap((line, y) => line.slice(from).map((value, x) => [placeOf(rows[y], years[from + x]), value]));
}

/** The names before the rows of a block that is wider than its place are not figures. */
function unnamed(values, width) {
  const named = values.some(line => line.length > width) && values.some(([first]) => first) && values.every(([first], n) => !ANSWER.test(first) || (!n && !first));
  return named ? values.map(line => line.slice(1)) : values;
}
