// A report put on the page: verdicts, counts, and on each condition's card what was found. Changes only what has changed.

import { idOf } from "./answers.mjs";
import { all, byId, el, say } from "./dom.mjs";
import { readingList } from "./readings.mjs";

const painted = new Map(); // condition id → its item as text, as it stands on the page
const { questions = "" } = byId("check").dataset; // the page the questions stand on, where it is another one

export function showReport(report) {
  const { overall, counts } = report;
  byId("check").dataset.overall = overall.verdict;
  for (const line of all("[data-overall]", byId("check"))) say(line, overall.text);
  for (const line of all("[data-unsure]")) say(line, report.unsure && `${report.unsure}。`);
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
  say(card.querySelector("[data-fewest]"), item.missing.length ? `再答 ${questionsFor(item).length} 题` : "");
  card.querySelector("[data-found]").replaceChildren(...found(item));
}

function found(item) {
  const { because, readings, doubted, gap, missing, basis_text: basis } = item;
  const said = missing.length && because.startsWith("还缺") ? "" : because; // the links below say it
  const known = readings.length ? readingList(readings) : said && el("p", { class: "because" }, said);
  return [known, doubted.length && doubts(doubted), gap.length && ways(gap), missing.length && lacks(item), because && basis && el("p", { class: "basis" }, basis)].filter(Boolean);
}

/** The figures it rests on that somebody has to look at first; what is odd about them stands at their questions. */
const doubts = places => el("p", { class: "doubted" }, el("b", {}, "※ 有关的数字请先核对："), ...places.flatMap((place, n) => [n ? "、" : "", link(place, place.name)]));

function ways(gap) {
  const far = gap.length === 1 && gap[0].changes.some(change => change.by);
  const lead = el("b", {}, far ? "差距" : gap.length > 1 ? "差在哪里（有一样达到即可）" : "差在哪里");
  const lines = gap.map(({ text, changes }, n) => el(gap.length > 1 ? "li" : "p", { "data-way": n }, text, " ", link(changes[0], "去看这一题")));
  return el("div", { class: "gap" }, lead, gap.length > 1 ? el("ol", {}, ...lines) : lines[0]);
}

/** The fewest questions that settle it, then other ways that ask no more than they need. */
function lacks(item) {
  const [first, ...others] = waysOut(item).map(grouped);
  const also = others.slice(0, 2).map(fields => links(fields.size > 1 ? `或者改答这 ${fields.size} 题：` : "或者改答：", fields));
  return el("div", { class: "lacks" }, links(first.size > 1 ? `再回答这 ${first.size} 个问题即可确定：` : "再回答这个问题即可确定：", first), ...also);
}

/** The sets of missing answers that are enough: the fewest questions first, of those the ones that somebody has to answer; no set of questions that holds another. */
function waysOut({ missing, asks }) {
  const sets = asks.map(places => places.map(place => missing[place]));
  const cost = set => 100 * grouped(set).size + set.filter(({ optional }) => optional).length;
  const sorted = [...sets].sort((one, other) => wanted(one) - wanted(other) || cost(one) - cost(other));
  return sorted.filter((set, n) => !sorted.slice(0, n).some(less => within(grouped(less), grouped(set))));
}

/** The questions that settle a condition in the fewest steps, each as its missing cells. */
export const questionsFor = item => [...grouped(waysOut(item)[0] || []).values()];

const wanted = set => (set.some(({ optional }) => optional) ? 1 : 0);
const within = (less, more) => [...less.keys()].every(field => more.has(field));

/** The places of one question as one link: 集群总产值（2020、2021 年）. */
function links(lead, fields) {
  return el("p", {}, el("b", {}, lead), ...[...fields.values()].flatMap((cells, n) => [n ? "、" : "", link(cells[0], nameOf(cells))]));
}

function grouped(places) {
  const fields = new Map();
  for (const place of places) fields.set(place.field, [...(fields.get(place.field) || []), place]);
  return fields;
}

function nameOf(cells) {
  if (cells.length === 1) return cells[0].name;
  const [{ field, question }] = cells;
  return cells.length === all(`[name="${field}"]`).length ? question : `${question}（${cells.map(({ year }) => year).join("、")} 年）`;
}

export const link = (place, words) => el("a", { href: `${questions}#${idOf(place)}` }, words);
