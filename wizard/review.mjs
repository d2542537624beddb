// The check before handing in: what is open, counted, each a link to its place; what the filling rules will do, before they do it.

import { idOf } from "./answers.mjs";
import { afterPaint, all, byId, el, say } from "./dom.mjs";
import { showGiven, unfoldGiven } from "./given.mjs";
import { isBlank, isUnsure, printed } from "./tasks.mjs";

const PRESSED = "aria-pressed";

/** Gives back {answered, heard, fillsBlanks}: what to show now, and whether blanks are to be written 无. */
export function mindReview() {
  const blanksFilled = byId("fill-blanks"), unfolded = byId("answers-all");
  let answers = {}, blank = [], warnings = [], apart = [], seen = false;

  const showWarnings = () => put("warnings", [...warnings, ...apart].map(remark));

  const fillsBlanks = () => blanksFilled.getAttribute(PRESSED) === "true";
  const sayBlanks = live => {
    byId("fill-blanks-said").setAttribute("aria-live", live); // heard by whoever asked for it
    const filled = blank.filter(question => "none" in question.dataset && isBlank(question, answers)).length;
    const after = fillsBlanks() ? `导出时${blank.length ? ` ${filled} 栏` : ""}写「无」；单位、联系人、日期、要选的和条件要看的，仍是空白，请填好` : "导出后仍是空白";
    say(byId("fill-blanks-said"), `现在：${blank.length ? `「表中空着」的 ${blank.length} 栏，` : "没有空着的栏；有的话，"}${after}。页面上的答案不会改动。`);
  };

  blanksFilled.onclick = () => {
    toggled(blanksFilled);
    sayBlanks("polite");
  };
  unfolded.onclick = () => {
    const open = toggled(unfolded);
    unfoldGiven(open);
    say(unfolded, open ? "全部收起" : "全部展开");
  };
  afterPaint(() => showGiven(answers)); // so that nothing moves away from whoever comes near
  new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && !seen) showGiven(answers);
    seen = entry.isIntersecting;
  }).observe(byId("review"));

  return {
    answered(latest, fromList) {
      [answers, apart] = [latest, fromList];
      showWarnings();
      blank = all("section.part").flatMap(part => printed(part, answers)).filter(question => isBlank(question, answers) || isUnsure(question, answers));
      put("blanks", blank.map(question => link(`q-${question.dataset.q}`, `${question.dataset.name}${isUnsure(question, answers) ? "（暂不清楚）" : ""}`)));
      sayBlanks("off");
      if (seen) showGiven(answers);
    },
    heard(report) {
      warnings = report.warnings;
      showWarnings();
      showOpen(report);
    },
    fillsBlanks,
  };
}

function showOpen(report) {
  const of = verdict => report.criteria.filter(one => one.verdict === verdict && !one.preference);
  put("complaints", report.complaints.map(remark));
  put("unmet", of("unmet").map(condition));
  put("missing", asked(of("missing")).map(place => link(idOf(place), nameOf(place))));
  put("review", of("review").map(condition));
  put("rounded", report.rounded.map(one => link(idOf(one), one.text)));
}

const condition = ({ id, locator, title }) => link(`c-${id}`, `${locator} ${title}`);
const remark = one => link(idOf(one), one.said);

/** Each question with a missing answer once, at its first blank; what nobody has to give is left out. */
function asked(criteria) {
  const places = criteria.flatMap(one => one.missing).filter(place => !place.optional);
  return [...new Map(places.reverse().map(place => [place.field, place])).values()].reverse();
}

const nameOf = ({ field }) => document.querySelector(`[data-q="${field}"]`).dataset.name;

function put(kind, links) {
  const box = document.querySelector(`[data-todo="${kind}"]`);
  const words = links.map(one => one.textContent).join("\n");
  say(box.querySelector("[data-todo-count]"), String(links.length));
  box.classList.toggle("empty", !links.length);
  if (!links.length) box.open = false;
  if (box.dataset.words !== words) box.querySelector("ul").replaceChildren(...links.map(one => el("li", {}, one)));
  box.dataset.words = words;
}

function link(id, words) {
  return byId(id) ? el("a", { href: `#${id}` }, words) : el("span", {}, words);
}

function toggled(button) {
  const on = button.getAttribute(PRESSED) !== "true";
  button.setAttribute(PRESSED, on);
  return on;
}
