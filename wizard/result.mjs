// The result page: the draft that is open on this device, assessed and laid out; nothing is asked here, and nothing changed unless somebody says so.

import "./page.mjs";
import { answersOf, cardIn, isCard } from "./card.mjs";
import { byId, say } from "./dom.mjs";
import { engine } from "./engine.mjs";
import { plainKeeper } from "./kept.mjs";
import { showNext } from "./next.mjs";
import { showEngine } from "./progress.mjs";
import { showReport } from "./report.mjs";
import { mindLinks, reveal } from "./reveal.mjs";
import { mindSending } from "./sending.mjs";
import { mindSquares, showGroups, showSorted } from "./sorted.mjs";
import { clusterOf } from "./titles.mjs";
import { mindUndo } from "./undo.mjs";
import { mindWhatIf } from "./whatif.mjs";
import { heldDraft } from "./held.mjs";

const MORE = {
  unmet: "这是按所填数据的自测，不是结论。先核对数据，再看每条差在哪里；拿不准的，向区主管部门咨询。",
  missing: "还没有发现不满足的条件。把缺的补上，就能看清。",
  review: "没有数字可比的条件由评审判断，请备好材料。",
};

const { notice } = byId("check").dataset;
const card = isCard(location.hash) ? cardIn(location.hash) : null, given = card ? answersOf(card) : {}; // an association's link says where to ask
const draft = heldDraft(notice, assess);
const keep = plainKeeper(draft, () => {});
const note = mindUndo();
const python = engine(showEngine, show);
const changedSince = mindSending({ ask: (...what) => python.call(...what), draft });
let isLed = false;
const whatIf = mindWhatIf({
  ask: async changes => {
    const told = JSON.parse(await python.call("rules", "rules", "what_if", draft.text(), JSON.stringify(changes)));
    if (told.error) throw Object.assign(new Error(told.error), { sentence: told.error });
    return told;
  },
  keep: replace,
  answers: () => draft.now().answers,
});

function assess() {
  const empty = draft.isEmpty();
  byId("blank").hidden = !empty;
  byId("engine").classList.toggle("idle", empty);
  if (empty) byId("results").hidden = true;
  else python.assess(draft.text());
  if (!empty) python.start();
}

function show(report) {
  if (draft.isEmpty()) return;
  byId("results").hidden = false;
  if (report.error) return say(byId("overall"), report.error);
  const here = document.activeElement;
  showReport(report);
  say(byId("overall"), report.overall.text);
  say(byId("overall-more"), MORE[report.overall.verdict] || MORE.review);
  const name = clusterOf(draft.now().answers);
  byId("of-whom").hidden = !name;
  say(byId("of-whom"), name);
  showSorted(report);
  if (here !== document.activeElement) here.focus(); // a card on its way to another section takes the focus along
  showGroups(report);
  showNext(report, { ...given, ...draft.now().answers });
  whatIf.offer(report);
  whatIf.showNow();
  byId("go-on").hidden = !report.counts.missing;
  say(byId("announcement"), `${report.overall.text}。`);
  if (!isLed) reveal((history.state && history.state.card) || location.hash.slice(1)); // the cards are where they belong only now
  isLed = true;
}

/** Whoever goes from a card to a question comes back to that card. */
byId("check").addEventListener("click", ({ target }) => {
  const card = target.closest(".card");
  if (card && target.closest("a")) history.replaceState({ card: card.id }, "");
});

/** A draft in the place of the one that was, kept at once, with a way back. */
async function replace(next, words) {
  const before = draft.now();
  await put(next);
  note(words, () => put(before));
}

function put(next) {
  draft.put(next);
  changedSince();
  return keep.save();
}

byId("print").onclick = () => print(); // the theme unfolds all for paper, result.css folds what needs nothing done
byId("engine-retry").onclick = assess;
mindLinks(byId("check"));
mindSquares(reveal);
addEventListener("pageshow", ({ persisted }) => persisted || keep.begin().then(assess));

byId("check").dataset.alive = ""; // old.mjs looks for it
