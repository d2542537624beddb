// One question of the quick check on the page: its own cells and nothing else, how far it is, and what the last answer settled.

import { all, byId, el, say, sayAnew, sign } from "./dom.mjs";
import { justCame } from "./meant.mjs";
import { retell } from "./progress.mjs";

/** As the page writes it: output:2020,2021,2022, */
export function readStep(text) {
  const [field, years] = text.split(":");
  return { field, years: years.split(",").filter(Boolean).map(Number) };
}

const box = ({ field }) => byId(`ask-${field}`);
const places = step => all("input, select, textarea", box(step)).filter(({ dataset: { year } }) => !step.years.length || step.years.includes(Number(year)));
const isGiven = place => (place.type === "radio" || place.type === "checkbox" ? place.checked : place.value.trim());

/** Questions of this page that were answered before it began to ask. */
const before = asked => all(".ask").filter(ask => !asked.includes(ask.dataset.ask) && all("input, select, textarea", ask).some(isGiven)).length;

/** Only the years that count; the others keep what they hold. asked: the questions of this walk. */
export function showStep(step, number, most, asked) {
  showAsking();
  if (box(step).hidden) justCame(byId("check"));
  for (const ask of all(".ask")) ask.hidden = ask.dataset.ask !== step.field;
  const years = all(".cell[data-year]", box(step)), heads = all("thead th", box(step));
  years.forEach((cell, n) => {
    cell.closest("td").hidden = heads[n].hidden = Boolean(step.years.length) && !step.years.includes(Number(cell.dataset.year));
  });
  const had = before(asked);
  say(byId("step-count"), `第 ${number} 题，最多 ${most} 题${had ? `（之前已答 ${had} 题）` : ""}`);
  byId("step-progress").value = number - 1;
  byId("step-prev").hidden = number === 1;
  byId("check").classList.toggle("begun", number > 1);
  byId("step-says").textContent = "";
}

/** The page's top and the focus go to the question; where a finger types, the keyboard stays down. */
export function focusStep(step) {
  const first = places(step)[0], types = first.matches(".cell") && matchMedia("(hover: hover)").matches;
  scrollTo({ top: 0 });
  (types ? first : box(step)).focus({ preventScroll: true });
}

export const isBlank = step => !places(step).some(isGiven);

/** The blank years of a row, in words; nothing where all are answered. */
export function lacking(step) {
  const years = places(step).filter(place => place.dataset.year && !isGiven(place)).map(({ dataset: { year } }) => year);
  return years.length ? `${years.join("、")} 年` : "";
}

/** The sentence of each condition that the question can still settle; without the rules, of each that it feeds. */
export function showWhy({ why, ...step }) {
  for (const line of all("[data-for]", box(step))) line.hidden = Boolean(why) && !why.includes(line.dataset.for);
}

/** before: the report ahead of the answer, or null where nothing had been answered. */
export function showTurned(before, report) {
  const verdicts = new Map((before ? before.criteria : []).map(({ id, verdict }) => [id, verdict]));
  const turned = report.criteria.filter(one => !one.preference && one.verdict !== (verdicts.get(one.id) || "missing"));
  byId("turned").hidden = false;
  say(byId("turned").querySelector("p"), turned.length ? `判断了 ${turned.length} 条：` : "已记下。还要和别的题一起看，才能判断。");
  byId("turned").querySelector("ul").replaceChildren(...turned.map(({ verdict, locator, title, word }) =>
    el("li", { "data-verdict": verdict }, sign(), el("span", {}, `${locator} ${title}`), el("b", { class: "word" }, word))));
  return turned.map(({ title, word }) => `${title}，${word}`).join("；");
}

export function showSettled({ counts }) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  say(byId("step-settled"), `已能判断 ${all - counts.missing} / ${all} 条`);
  byId("step-settled").hidden = false;
}

/** Nothing to ask now; what there is to say instead. */
function showDone(words, more) {
  const answering = byId("questions").contains(document.activeElement);
  justCame(byId("check"));
  for (const ask of all(".ask")) ask.hidden = true;
  showAsking(false);
  say(byId("done").querySelector("h2"), words);
  say(byId("done").querySelector("p"), more);
  if (!answering) return;
  scrollTo({ top: 0 });
  byId("done").focus({ preventScroll: true });
}

/** missing: how many conditions still lack an answer. */
export function showFinished({ missing }) {
  if (missing) showDone("这一轮问完了", `还有 ${missing} 条缺数据，可以在完整申报表里接着填。`);
  else showDone("能判断的都判断了", "不用再答，可以看结果了。");
}

/** All is answered, and the rules have not come. */
export function showWaiting(answered, most) {
  if (answered < most) showDone("自测程序还在准备", "准备好就接着问。已答的都在。");
  else showDone(`${answered} 题已答完`, "自测程序准备好，就出结果。已答的都在。");
}

/** The focus goes to what the words speak of: what cannot be read, or else what is blank. */
export function refuse(step, words, unread = false) {
  sayAnew(byId("step-says"), words);
  const wrong = unread && box(step).querySelector("[aria-invalid]");
  (wrong || places(step).find(place => !isGiven(place)) || places(step)[0]).focus();
}

function showAsking(asks = true) {
  for (const id of ["steps", "leave", "step-count", "step-progress"]) byId(id).hidden = !asks;
  byId("done").hidden = asks;
  retell();
}
