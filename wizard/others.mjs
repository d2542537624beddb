// What other windows, and other pages of this one, did with the open draft meanwhile: nothing typed here gives way to it.

import { read, whenOthersWrite } from "./store.mjs";
import { forgetTab, inTab } from "./tab.mjs";

/** here(): the open record; dirty(), save(), show(record), turnTo(record), empty(), ofThisNotice(record) and told: of keeper.mjs. */
export function mindOthers({ here, dirty, save, show, turnTo, empty, ofThisNotice, told }) {
  whenOthersWrite(async ({ id, turn }) => {
    if (id === null) {
      forgetTab();
      show(empty());
      told.emptied();
    } else if (id === here().id && (turn === null || turn > here().turn)) heard(turn === null ? null : await read(id));
  });

  function heard(theirs) {
    if (dirty()) save();
    else if (theirs && !here().turn) show(theirs); // nothing was written here
    else told.other(theirs, here(), null);
  }

  document.addEventListener("visibilitychange", () => document.hidden || recheck());
  addEventListener("pageshow", ({ persisted }) => persisted && recheck(true));

  /** Windows that cannot hear each other still see what the other wrote. back: this very window, come back from another page of ours. */
  async function recheck(back = false) {
    const id = inTab(), { id: mine, turn } = here();
    if (back && id && id !== mine) return save().then(() => dirty() || follow(id));
    const stored = (turn || id === mine) && (await read(mine).catch(() => null));
    if (stored && stored.turn > here().turn) (back && !dirty() ? show : heard)(stored);
  }

  /** To the draft that another page of this window has opened. */
  async function follow(id) {
    const stored = await read(id).catch(() => null);
    if (stored === undefined) turnTo({ ...empty(), id });
    else if (stored && ofThisNotice(stored)) turnTo(stored);
  }
}
