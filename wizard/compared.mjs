// Several sheets beside each other: a line for each condition, a column for each sheet.

import { word } from "./checklist.mjs";
import { el } from "./dom.mjs";

/** sheets: [{name, id, report}]. Under different notices a condition that one does not have stays empty there. */
export function compared(sheets) {
  const conditions = new Map(sheets.flatMap(({ report }) => report.criteria.map(item => [item.id, item])));
  const heads = sheets.map(({ name, id }) => el("th", { scope: "col" }, el("a", { href: `#${id}` }, name)));
  const rows = [...conditions.values()].map(({ id, locator, title }) => el("tr", {}, el("th", { scope: "row" }, el("span", { class: "locator" }, locator), title),
    ...sheets.map(({ report }) => cell(report.criteria.find(item => item.id === id)))));
  const counts = el("tr", {}, el("th", { scope: "row" }, "不满足 / 待补充 / 需评审判断"), ...sheets.map(({ report: { counts: { unmet, missing, review } } }) => el("td", {}, `${unmet} / ${missing} / ${review}`)));
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "条件"), ...heads)), el("tbody", {}, counts, ...rows));
}

const cell = item => (item ? el("td", { "data-verdict": item.verdict }, word(item.verdict, item.word), item.doubted.length > 0 && " ※") : el("td"));
