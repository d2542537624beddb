// The page of the enterprise list: a list comes in, Python reads it and works it out, its figures go into the draft when somebody says so.

import "./page.mjs";
import { byId, say } from "./dom.mjs";
import { onIntent } from "./intent.mjs";
import { plainKeeper } from "./kept.mjs";
import { accepting } from "./roster-accept.mjs";
import { mindColumns } from "./roster-columns.mjs";
import { draftWithList, packed, unpacked } from "./roster-draft.mjs";
import { mindFigures } from "./roster-figures.mjs";
import { mindNotes } from "./roster-notes.mjs";
import { roomOfPython } from "./roster-python.mjs";
import { mindRows } from "./roster-rows.mjs";
import { mindSource } from "./roster-source.mjs";
import { mindUndo } from "./undo.mjs";
import { isTable } from "./unpack.mjs";

const { notice, years } = byId("roster").dataset;
const python = roomOfPython();
const draft = draftWithList(notice);
const note = mindUndo();
for (const sign of ["pagehide", "visibilitychange"]) addEventListener(sign, () => rows.settle(), true); // before what stands here is kept
const keep = plainKeeper(draft, () => fresh());
const nothing = { name: "", sheet: "", others: [], lists: [], hidden: [], text: "", said: "", options: {}, tooLarge: false };
let list = nothing, turn = 0, begin = () => {};
const begun = new Promise(done => { begin = done; });

const source = mindSource({ python, take, remove });
const columns = mindColumns(change);
const rows = mindRows({ change, shown: () => list });
const notes = mindNotes({ rows, columns });
const figures = mindFigures({ rows });
const accept = accepting({ draft, keep, note, python, figures, years: years.split(" ").map(Number) });

/** A list that was just read, or null for none. What a person had said of the one before does not fit another one. */
async function take(read, words = "") {
  await begun;
  note(""); // a way back to an earlier state would not fit the list that comes
  const back = list.text ? undoing() : null; // a first list is undone by removing it
  list = read ? { ...nothing, ...read, options: {} } : nothing;
  rows.reset();
  if (!read) draft.dropRoster();
  await work();
  if (words && back) note(words, back);
}

function remove() {
  byId("source").focus({ preventScroll: true });
  return take(null, `已删去名单「${list.name}」。从它采用的数字还在草稿里。`);
}

/** Gives back the way back to the list and the answers as they are now. */
function undoing() {
  const was = { list, answers: draft.now().answers, roster: draft.roster() };
  return async () => {
    list = was.list;
    draft.set({ answers: was.answers });
    if (was.roster) draft.keepRoster(was.roster);
    else draft.dropRoster();
    await work();
  };
}

/** Something about the list was said by hand: {mapping}, {corrections}, {excluded}, {header} or {output}. */
function change(options) {
  list = { ...list, options: { ...list.options, ...options } };
  if (list.said) draft.keepRoster(accept.roster(list)); // kept if the page is left before Python has answered
  work();
}

/** The list to its figures, and all that is shown of them; only the latest counts. */
async function work() {
  const mine = ++turn, done = list;
  byId("worked").hidden = byId("ways").hidden = !list.text;
  source.show(list, null);
  if (!list.text) return finished(null);
  const asked = JSON.stringify({ text: list.text, sheet: list.sheet, others: list.others, lists: list.lists, hidden: list.hidden, ...list.options });
  const result = await python.json("正在计算…", "rules.roster", "figures", asked);
  if (mine !== turn) return;
  if (!result) return keep.save();
  if (result.error) return source.refuse(result.error);
  if (!done.said) done.said = await packed(done.text);
  if (mine === turn) await finished(result);
}

async function finished(result) {
  if (result) {
    list.tooLarge = !list.said;
    draft.keepRoster(accept.roster(list, result));
    source.show(list, result);
    columns.show(list, result);
    rows.show(list, result);
    notes.show(result);
  }
  await accept.show(result);
  if (result) say(byId("announcement"), byId("figures-said").textContent);
  await keep.save();
}

/** Another draft stands here, or the same one as another window wrote it. */
async function fresh() {
  await open();
  begin();
  await work();
}

/** What a file brings is looked at before it is believed. */
const tables = all => Array.isArray(all) && all.filter(isTable);

async function open() {
  const roster = draft.roster();
  rows.reset();
  list = nothing;
  if (roster && roster.list) {
    const { name, sheet, others, lists, hidden, mapping, corrections, excluded, header, output } = roster;
    const options = Object.fromEntries(Object.entries({ mapping, corrections: tables(corrections), excluded: Array.isArray(excluded) && excluded, header, output }).filter(([, one]) => one));
    try {
      list = { ...nothing, name: String(name || ""), sheet: String(sheet || ""), others: Array.isArray(others) ? others.map(String) : [], lists: Array.isArray(lists) ? lists.map(String) : [], hidden: Array.isArray(hidden) ? hidden : [], text: await unpacked(roster.list), said: roster.list, options };
    } catch {
      source.refuse("草稿里的企业名单已损坏，请重新选一次名单文件。");
    }
  }
}

python.onRetry(() => (list.text ? work() : source.again()));
addEventListener("pageshow", ({ persisted }) => persisted || keep.begin().then(fresh, fresh));
onIntent(byId("source"), python.start);
byId("roster").dataset.alive = ""; // old.mjs looks for it
