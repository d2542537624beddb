// Keeps the open draft on this device while somebody types, and never writes over what another window wrote.

import { together } from "./draft.mjs";
import { mindOthers } from "./others.mjs";
import { Overtaken, blank, forgetAll, keep, read, remove } from "./store.mjs";
import { nameApart, stood } from "./stood.mjs";
import { leave, showsNow, written } from "./tab.mjs";

const EACH = 1000; // at most so much is lost when the window is killed

/**
 * draft: as openDraft makes it. told.saved(iso), told.refused(): how the last try went. told.other(theirs, mine, copied): another window wrote;
 * theirs is null when it deleted. told.emptied(): another window cleared all. told.switched(): another draft stands in the form.
 */
export function keeper(draft, told) {
  let record = blank(draft.now()), kept = draft.isEmpty() ? draft.text() : "", timer = 0, line = Promise.resolve(), refused = false, writing = "", notes = 0;

  const dirty = () => draft.text() !== kept;
  const inLine = work => (line = line.then(work, work));
  const touched = () => { timer ||= setTimeout(save, EACH); };

  function save() {
    clearTimeout(timer);
    timer = 0;
    return inLine(async () => {
      if (dirty() && (record.turn || !draft.isEmpty())) await write(draft.now()).catch(failed);
    });
  }

  async function write(now) {
    const text = JSON.stringify(now), before = notes, next = await keep({ ...record, draft: now }, writing = new Date().toISOString());
    [record, kept, refused] = [next, text, false];
    settle(before === notes);
    told.saved(next.saved);
  }

  async function failed(trouble) {
    if (trouble instanceof Overtaken) return JSON.stringify(trouble.theirs.draft) === draft.text() ? put(trouble.theirs) : fork(trouble.theirs);
    refused = true;
    told.refused();
  }

  /** Both stay: what stands here goes on as a draft of its own. */
  async function fork(theirs) {
    const mine = { ...record, saved: new Date().toISOString() };
    record = { ...blank(draft.now()), name: nameApart({ ...mine, draft: draft.now() }) };
    await write(draft.now()).catch(failed);
    told.other(theirs, mine, record);
  }

  function settle(coversNote = true) {
    draft.isKept();
    showsNow(record.id);
    if (coversNote) written(record.id);
  }

  /** The window may be gone before the database has written: a note that is written at once holds the rest. */
  function leaving() {
    if (!dirty() || (!record.turn && draft.isEmpty())) return;
    leave({ ...record, draft: draft.now(), saved: new Date().toISOString(), writing });
    notes++;
    save();
  }

  function show(next) {
    put(next);
    told.switched();
  }

  /** The one that all pages go on with, though nothing may be written in it yet. */
  function opens(next) {
    record = next;
    showsNow(next.id);
  }

  function turnTo(next) {
    show(next);
    opens(next);
  }

  function put(next) {
    record = next;
    draft.put(next.draft);
    kept = draft.text();
    if (next.turn) settle();
  }

  /** What stood here when the window closed. What somebody has typed in the meantime stays on top. Gives whether there was anything. */
  async function begin() {
    const { id, stored, found } = await stood();
    if (id && !found && stored === undefined) opens({ ...record, id }); // a new draft, in which nothing has been written yet
    if (!found || !ofThisNotice(found)) return false;
    put({ ...found, draft: { ...found.draft, answers: together(draft.now().answers, found.draft.answers) } }); // what was typed meanwhile stays
    kept = JSON.stringify((stored || { draft: null }).draft);
    if (found.saved) told.saved(found.saved);
    return true;
  }

  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", () => document.hidden && leaving());
  const ofThisNotice = one => one.draft.notice === draft.now().notice;
  const empty = () => blank({ notice: draft.now().notice, answers: {} });
  mindOthers({ here: () => record, dirty, save, show, turnTo, empty, ofThisNotice, told });

  const switching = (next, unsaved) => save().then(() => inLine(() => {
    turnTo(next);
    if (unsaved) kept = "";
  })).then(() => unsaved && save());
  return {
    touched, save,
    begin: () => inLine(begin).then(found => save().then(() => found)),
    record: () => ({ ...record, draft: draft.now() }),
    refused: () => refused,
    fresh: () => switching(empty()),
    open: async id => switching(await read(id)),
    adopt: (now, name = "") => switching({ ...blank(now), name }, true),
    /** Gives back the way back to what stands here now. */
    mark: () => save().then(() => {
      const was = { ...record, draft: draft.now() }, unsaved = refused;
      return () => switching(was, unsaved);
    }),
    apart: () => inLine(() => fork(null)),
    rename: name => inLine(async () => {
      record = { ...record, name };
      await write(draft.now()).catch(failed);
    }),
    /** Gives back the record that was. */
    async drop(id) {
      const was = await save().then(() => read(id));
      await inLine(() => remove(id));
      written(id);
      if (id === record.id) turnTo(empty());
      return was;
    },
    async forget() {
      await inLine(forgetAll);
      show(empty());
    },
  };
}
