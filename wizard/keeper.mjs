// Keeps the open draft on this device while somebody types, and never writes over what another window wrote.

import { together } from "./draft.mjs";
import { Overtaken, blank, forgetAll, keep, read, remove, whenOthersWrite } from "./store.mjs";
import { forgetTab, leave, left, shownHere, showsNow, written } from "./tab.mjs";
import { clock, titleOf } from "./titles.mjs";

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
    record = { ...blank(draft.now()), name: `${titleOf({ ...record, draft: draft.now() })}（另存 ${clock(mine.saved)}）` };
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

  function put(next) {
    record = next;
    draft.put(next.draft);
    kept = draft.text();
    if (next.turn) settle();
  }

  /** What stood here when the window closed. What somebody has typed in the meantime stays on top. */
  async function begin() {
    const id = shownHere(), { writing: ours, ...note } = (id && left(id)) || {};
    const stored = id && (await read(id).catch(() => null));
    const overtaken = note.id && stored && stored.turn > note.turn && stored.saved !== ours && JSON.stringify(stored.draft) !== JSON.stringify(note.draft);
    const found = overtaken || !note.id ? stored : { ...(stored || note), draft: note.draft };
    if (overtaken) await keep({ ...blank(note.draft), name: `${titleOf(note)}（另存 ${clock(note.saved)}）` }).catch(() => null);
    if (id) written(id);
    if (!found || found.draft.notice !== draft.now().notice) return;
    put({ ...found, draft: { ...found.draft, answers: together(draft.now().answers, found.draft.answers) } }); // what was typed meanwhile stays
    kept = JSON.stringify((stored || { draft: null }).draft);
    if (found.saved) told.saved(found.saved);
  }

  whenOthersWrite(async ({ id, turn }) => {
    if (id === null) {
      forgetTab();
      show(empty());
      told.emptied();
    } else if (id === record.id && (turn === null || turn > record.turn)) heard(turn === null ? null : await read(id));
  });

  function heard(theirs) {
    if (dirty()) save();
    else told.other(theirs, record, null);
  }

  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", () => (document.hidden ? leaving() : recheck()));
  addEventListener("pageshow", ({ persisted }) => persisted && recheck(true));

  /** Windows that cannot hear each other still see what the other wrote. back: this very window, come back from another page of ours. */
  async function recheck(back = false) {
    const stored = record.turn && (await read(record.id).catch(() => null));
    if (stored && stored.turn > record.turn) (back && !dirty() ? show : heard)(stored);
  }

  const empty = () => blank({ notice: draft.now().notice, answers: {} });
  const switching = (next, unsaved) => save().then(() => inLine(() => {
    show(next);
    if (unsaved) kept = "";
  })).then(() => unsaved && save());
  return {
    touched, save,
    begin: () => inLine(begin).then(save),
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
      if (id === record.id) show(empty());
      return was;
    },
    async forget() {
      await inLine(forgetAll);
      show(empty());
    },
  };
}
