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
  say(card.querySelector("[data-fewest]"), item.ways_out.length ? `再答 ${questionsFor(item).length} 题` : "");
  card.querySelector("[data-found]").replaceChildren(...found(item));
}

function found(item) {
  const { because, readings, doubted, gap, ways_out: out, basis_text: basis } = item;
  const said = out.length && because.startsWith("还缺") ? "" : because; // the links below say it
  const known = readings.length ? readingList(readings) : said && el("p", { class: "because" }, said);
  return [known, doubted.length && doubts(doubted), gap.length && ways(gap), out.length && lacks(out), because && basis && el("p", { class: "basis" }, basis)].filter(Boolean);
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
function lacks([first, ...others]) {
  const also = others.map(other => links(other.length > 1 ? `或者改答这 ${other.length} 题：` : "或者改答：", other));
  return el("div", { class: "lacks" }, links(first.length > 1 ? `再回答这 ${first.length} 个问题即可确定：` : "再回答这个问题即可确定：", first), ...also);
}

/** The questions that settle a condition in the fewest steps. */
export const questionsFor = item => item.ways_out[0] || [];

const links = (lead, way) => el("p", {}, el("b", {}, lead), ...way.flatMap((one, n) => [n ? "、" : "", link(one, one.name)]));

export const link = (place, words) => el("a", { href: `${questions}#${idOf(place)}` }, words);
