// What is said at the questions: what could not be read, what to check, and how an answer was understood.

import { idOf } from "./answers.mjs";
import { all, byId, el, say, sign } from "./dom.mjs";

const KINDS = [["complaints", "没有读懂"], ["warnings", "请核对"], ["echoes", "按"]];

/** While someone is still typing in a place (`busy`), nothing is said against it. */
export function showRemarks(report, busy) {
  const heard = { ...report, complaints: report.complaints.filter(remark => !busy || idOf(remark) !== busy) };
  for (const box of all("[data-says]")) {
    const lines = KINDS.flatMap(([kind, lead]) => heard[kind].filter(({ field }) => field === box.dataset.says).map(remark => line(kind, lead, remark, box)));
    if (box.textContent !== lines.map(one => one.textContent).join("")) box.replaceChildren(...lines);
  }
  const wrong = new Set(heard.complaints.map(idOf));
  for (const cell of all(".cell[aria-invalid]")) if (!wrong.has(cell.id)) cell.removeAttribute("aria-invalid");
  for (const id of wrong) if (byId(id)) byId(id).setAttribute("aria-invalid", "true");
  showList(heard);
}

function line(kind, lead, { year, text }, box) {
  const row = box.closest("fieldset") && box.closest("fieldset").querySelector(`tr[data-q="${box.dataset.says}"]`);
  const where = `${row ? `${row.dataset.name} ` : ""}${year ? `${year} 年：` : row ? "：" : ""}`;
  const words = kind === "echoes" ? `${where}按 ${text}计` : kind === "warnings" ? text : `${where}${text}`;
  return el("p", { class: kind }, sign(), words);
}

/** The same sentences once more above the results, each a link to its place. */
function showList({ complaints, warnings }) {
  const list = byId("remarks");
  if (!list) return; // a page with one question at a time
  list.dataset.worst = complaints.length ? "complaints" : "warnings";
  list.hidden = !complaints.length && !warnings.length;
  const counts = [complaints.length && `${complaints.length} 处没有读懂`, warnings.length && `${warnings.length} 处请核对`].filter(Boolean).join("，");
  say(list.querySelector("summary"), counts);
  list.querySelector("ul").replaceChildren(...[...complaints, ...warnings].map(remark =>
    el("li", {}, byId(idOf(remark)) ? el("a", { href: `#${idOf(remark)}` }, remark.said) : remark.said)));
}
