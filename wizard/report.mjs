// A report put on the page: verdicts, counts, and on each condition's card what was found. Changes only what has changed.

import { all, byId, el, say } from "./dom.mjs";

const painted = new Map(); // condition id → its item as text, as it stands on the page

export function showReport(report) {
  const { overall, counts } = report;
  byId("check").dataset.overall = overall.verdict;
  for (const line of all("[data-overall]")) if (line.tagName === "P") say(line, overall.text);
  for (const place of all("[data-count]")) say(place, String(counts[place.dataset.count]));
  for (const item of report.criteria) {
    const text = JSON.stringify(item);
    if (painted.get(item.id) !== text) showItem(item);
    painted.set(item.id, text);
  }
}

function showItem(item) {
  for (const place of all(`[data-of="${item.id}"]`)) place.dataset.verdict = item.verdict;
  const card = byId(`c-${item.id}`);
  say(card.querySelector("[data-word]"), item.word);
  card.querySelector("[data-found]").replaceChildren(...found(item));
}

function found(item) {
  const { because, readings, gap, missing, verdict, basis_text: basis } = item;
  const said = missing.length && because.startsWith("还缺") ? "" : because; // the links below say it
  const known = readings.length ? readingList(readings) : said && el("p", { class: "because" }, said);
  return [known, gap.length && ways(gap), missing.length && lacks(missing), verdict !== "missing" && because && el("p", { class: "basis" }, basis)].filter(Boolean);
}

function readingList(readings) {
  return el("ul", { class: "readings" }, ...readings.map(({ title, word, verdict, because, played }) =>
    el("li", { "data-verdict": played ? verdict : "none" },
      el("p", {}, el("i", { class: "sign" }), el("b", {}, `按「${title}」`), el("span", { class: "word" }, word)), because && el("p", {}, because))));
}

function ways(gap) {
  const far = gap.length === 1 && gap[0].changes.some(change => change.by);
  const lead = el("b", {}, far ? "差距" : gap.length > 1 ? "可以这样补（任选一种）" : "可以这样补");
  const lines = gap.map(({ text, changes }) => [text, " ", link(changes[0], "去看这一题")]);
  return el("div", { class: "gap" }, lead, gap.length > 1 ? el("ol", {}, ...lines.map(line => el("li", {}, ...line))) : el("p", {}, ...lines[0]));
}

function lacks(missing) {
  const must = missing.filter(({ optional }) => !optional), may = missing.filter(({ optional }) => optional);
  return el("div", { class: "lacks" }, must.length && links("还缺：", must), may.length && links(must.length ? "也可以填：" : "可以填：", may));
}

/** The places of one question as one link: 集群总产值（2020、2021 年）. */
function links(lead, places) {
  return el("p", {}, el("b", {}, lead), ...[...grouped(places).values()].flatMap((cells, n) => [n ? "、" : "", link(cells[0], nameOf(cells))]));
}

function grouped(places) {
  const fields = new Map();
  for (const place of places) fields.set(place.field, [...(fields.get(place.field) || []), place]);
  return fields;
}

function nameOf(cells) {
  if (cells.length === 1) return cells[0].name;
  const { name } = document.querySelector(`[data-q="${cells[0].field}"]`).dataset;
  return cells.length === all(`[name="${cells[0].field}"]`).length ? name : `${name}（${cells.map(({ year }) => year).join("、")} 年）`;
}

const link = ({ field, year }, words) => el("a", { href: `#q-${field}${year ? `-${year}` : ""}` }, words);
