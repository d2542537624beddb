// The wizard's page: what is typed goes to the rules, and what they say comes back to the page. Everything else has its own module.

import "./page.mjs";
import { draftOf } from "./answers.mjs";
import { arrive } from "./visiting.mjs";
import { afterPaint, all, byId, say } from "./dom.mjs";
import { engine } from "./engine.mjs";
import { agreed, mindReplacing, unfold } from "./examples.mjs";
import { finishing } from "./finish.mjs";
import { onIntent } from "./intent.mjs";
import { mindKeeping } from "./keeping.mjs";
import { mindPaste } from "./paste.mjs";
import { mindBar, mindFilters, showAnswered, showCounters } from "./places.mjs";
import { mindPrinting } from "./printed.mjs";
import { showEngine } from "./progress.mjs";
import { showRemarks } from "./remarks.mjs";
import { showReport } from "./report.mjs";
import { mindLinks } from "./reveal.mjs";
import { mindSending } from "./sending.mjs";
import { mindSpecials, showUnsure } from "./special.mjs";
import { whenStill } from "./still.mjs";
import { mindWhole } from "./whole.mjs";

const SOON = 100; // what needs no verdict stands back for it that long, in ms
const QUIET = 1500; // without a key: now the result may be announced and cards may open

const form = byId("questions"), { notice } = byId("check").dataset;
const python = engine(showEngine, hear);
const opened = new Set();
let report = null, later = 0, quiet = 0, answers = {}, asking = false, composing = false, answered = "";

/** What one event changes in many fields is asked and shown once. */
function changed() {
  python.start();
  keeping.touched();
  changedSince();
  if (!asking) queueMicrotask(ask);
  asking = true;
  later ||= setTimeout(() => whenStill(show), SOON);
  calm();
}

/** Before the browser paints the key: Python works meanwhile. */
function ask() {
  asking = false;
  answers = keeping.draft.answers();
  python.assess(draftOf(notice, answers));
}

function show() {
  clearTimeout(later);
  later = 0;
  showUnsure(form);
  showCounters();
  showAnswered(answers);
  rest.answered(answers, keeping.showListed());
}

function assess() {
  ask();
  show();
}

function hear(latest, draft) {
  if (latest.error) return say(byId("overall"), latest.error);
  [report, answered] = [latest, draft];
  showReport(report);
  afterPaint(() => whenStill(() => {
    if (later) show();
    rest.heard(report);
    showRemarks(report, (document.activeElement || {}).id);
    calm(); // from here on, or a slow frame would take back what was said in the pause
  }));
}

function calm() {
  clearTimeout(quiet);
  quiet = setTimeout(() => whenStill(settle), QUIET);
}

/** Nobody is typing any more, nor choosing among the words of an input method: say it all, once. */
function settle() {
  if (composing) return calm();
  if (!report) return;
  showRemarks(report);
  const unread = report.complaints.length;
  say(byId("announcement"), `${report.overall.text}。${unread ? `有 ${unread} 处没有读懂。` : ""}`);
  for (const card of all('.card[data-verdict="unmet"]')) {
    if (!opened.has(card.id)) card.open = true;
    opened.add(card.id);
  }
}

mindSpecials(form);
mindWhole();
mindPrinting(form);
mindFilters();
mindBar(form);
const { note } = mindReplacing(form, () => keeping.draft, changed);
const verdicts = () => (answered === draftOf(notice, keeping.draft.answers()) ? report : null);
export const keeping = mindKeeping(form, notice, { changed, note, agreed, verdicts, reopen: text => python.call("rules", "rules", "reopen", text) });
const rest = finishing(form, { ask: (...what) => python.call(...what), draft: keeping.draft, page: keeping.page, changed, note });
const changedSince = mindSending({ ask: (...what) => python.call(...what), draft: keeping.draft });
mindPaste(form, note);
mindLinks(byId("check"));

form.addEventListener("input", changed);
for (const sign of ["compositionstart", "compositionend"]) form.addEventListener(sign, ({ type }) => { composing = type === "compositionstart"; });
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("focusout", () => whenStill(() => report && showRemarks(report)));
byId("engine-retry").onclick = changed;
onIntent(form, python.start);

byId("check").dataset.alive = ""; // old.mjs looks for it

const arrived = () => arrive(form, { ...keeping, note, changed });
addEventListener("hashchange", arrived); // a link put into the address of a page that is open
addEventListener("pageshow", ({ persisted }) => {
  unfold(form);
  assess();
  if (!persisted) keeping.begin().then(assess).then(() => Object.keys(answers).length && python.start()).then(arrived); // whoever comes back wants to see how it stands
});
