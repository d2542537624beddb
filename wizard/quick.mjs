// The quick check: one question after another, the next one as the rules choose it; until they have come, as they were chosen at build time.

import "./page.mjs";
import { focusStep, isBlank, lacking, readStep, refuse, showFinished, showSettled, showStep, showTurned, showWaiting, showWhy } from "./asking.mjs";
import { mindLeaving } from "./away.mjs";
import { byId, say } from "./dom.mjs";
import { openDraft } from "./draft.mjs";
import { engine } from "./engine.mjs";
import { onIntent } from "./intent.mjs";
import { plainKeeper } from "./kept.mjs";
import { isNew, mindPresses, wasRead } from "./meant.mjs";
import { mindPaste } from "./paste.mjs";
import { showEngine } from "./progress.mjs";
import { showRemarks } from "./remarks.mjs";
import { mindSpecials, showUnsure } from "./special.mjs";
import { trail } from "./trail.mjs";
import { arriveQuick } from "./visiting.mjs";

const PAUSE = 250; // between a key and what is said about it
const form = byId("questions"), { notice, most, opening, given } = byId("check").dataset;
const first = opening.trim().split(/\s+/).map(readStep);

const draft = openDraft(form, notice);
const keep = plainKeeper(draft, () => look().catch(failed));
const go = mindLeaving(byId("leave").firstChild, keep, draft);
const walk = trail((step, returned) => {
  showStep(step, walk.number(), Number(most), walk.asked());
  if (returned) [byId("turned").hidden, waits] = [true, ""]; // somebody looks at that question
  if (begun) focusStep(step);
});
const python = engine(hear, () => {});
let begun = false, ready = false, busy = false, wasEmpty = true, pause = 0;
let report = null, waits = ""; // for Python: "begin" to say what is first, "end" to say what is next

function hear(stand) {
  const came = stand.state === "ready" && !ready;
  ready = stand.state === "ready";
  showEngine(stand);
  if (came) look().catch(failed);
}

/** What the rules say of the draft, and which question comes after these. */
async function told(asked, typing) {
  const answer = JSON.parse(await python.call("rules", "rules", "ask_next", draft.text(), JSON.stringify(asked)));
  if (answer.error) throw new Error(answer.error);
  showSettled(answer.report);
  showRemarks(answer.report, typing);
  return answer;
}

function settle(now) {
  if (report || wasEmpty) say(byId("announcement"), showTurned(report, now));
  report = now;
}

/** The rules have come, or another draft: what is answered is looked at; a question that no longer matters gives way. */
async function look() {
  if (!ready || !begun) return;
  showUnsure(form);
  const here = walk.here(), others = walk.asked().filter(field => !here || waits || field !== here.field);
  const { report: now, next } = await told(others);
  if (waits) {
    settle(now);
    return onward(next);
  }
  if (report || !wasEmpty) report = now; // else the first 下一题 tells what all answers so far have settled
  const matters = now.criteria.some(({ missing }) => missing.some(({ field }) => field === here.field));
  if (!walk.isLast() || matters || !isBlank(here)) return;
  if (next) walk.instead(next);
  else showFinished(report.counts);
}

/** 下一题. */
async function onNext() {
  clearTimeout(pause); // or it would take away what is said now
  const here = walk.here(), blank = lacking(here);
  if (isBlank(here)) return isNew() || refuse(here, "请先回答；不知道就选「暂不清楚」。");
  if (blank && !wasRead(here.field)) return refuse(here, `${blank}还空着。不知道就点「暂不清楚」；再点一次「下一题」就先空着。`);
  await keep.save();
  if (!ready) return walk.isLast() ? onward(ahead()) : walk.forward();
  const { report: now, next } = await told(walk.asked());
  const complaint = now.complaints.find(({ field }) => field === here.field);
  if (complaint) return refuse(here, complaint.said, true);
  settle(now);
  return walk.isLast() ? onward(next) : walk.forward();
}

/** The next of the first questions that is blank; null where the rules have to say. */
const ahead = () => first.find(step => !walk.asked().includes(step.field) && isBlank(step)) || null;

async function onward(next) {
  const before = waits;
  waits = "";
  if (next && walk.asked().length < most) {
    walk.add(next);
    showWhy(next);
  } else if (!ready) {
    waits = walk.here() ? "end" : "begin";
    showWaiting(walk.asked().length, Number(most));
  } else if (before === "begin") showFinished(report.counts);
  else await go();
}

/** Python's own troubles are said by the engine's line. */
const failed = trouble => console.warn(trouble);

form.addEventListener("submit", event => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  python.start();
  onNext().catch(failed).finally(() => { busy = false; });
});
form.addEventListener("input", () => {
  keep.touched();
  showUnsure(form);
  say(byId("step-says"), "");
  clearTimeout(pause);
  pause = setTimeout(() => ready && told(walk.asked(), (document.activeElement || {}).id).catch(failed), PAUSE);
});
byId("step-next").type = "submit"; // without this script nothing may be sent
byId("step-prev").onclick = walk.back;
byId("engine-retry").onclick = python.start;
mindPresses(byId("check"));
mindSpecials(form);
mindPaste(form, (words, back, isWhole) => isWhole || say(byId("step-says"), words));

addEventListener("pageshow", async ({ persisted }) => {
  if (persisted) return;
  const early = !isBlank(first[0]) && first[0], mine = draft.text(); // answered, perhaps not wholly, before this script came
  await keep.begin();
  showUnsure(form);
  wasEmpty = draft.isEmpty();
  await arriveQuick(JSON.parse(given), draft.text() !== mine, { draft, keep }); // what stands there otherwise is of an earlier time
  walk.begin(({ field }) => byId(`ask-${field}`));
  if (!walk.here()) await onward(early || ahead());
  begun = true;
  look().catch(failed);
});
onIntent(form, python.start);

byId("check").dataset.alive = ""; // old.mjs looks for it
