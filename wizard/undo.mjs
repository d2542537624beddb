// One line that says what was done, with a way back from it.

import { byId, say } from "./dom.mjs";

/** Gives back note(words, back): says it, and does `back` when somebody wants to go back. */
export function mindUndo() {
  const bar = byId("undo");
  let back = null, focused = null;
  const done = () => {
    bar.hidden = true;
    if (focused) focused.focus({ preventScroll: true });
  };
  byId("undo-done").onclick = done;
  byId("undo-back").onclick = async () => {
    done();
    if (back) await back();
  };
  return (words, way) => {
    [back, focused] = [way, document.activeElement];
    byId("undo-back").hidden = !way;
    bar.hidden = false;
    say(bar.querySelector("p"), words);
  };
}
