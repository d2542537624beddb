// One line that says what was done, with a way back from it.

import { byId, say } from "./dom.mjs";

/** Gives back note(words, back): says it, and does `back` when somebody wants to go back. Without words there is nothing to go back from any more. */
export function mindUndo() {
  const bar = byId("undo");
  let back = null, focused = null;
  const stand = is => {
    bar.hidden = !is;
    document.documentElement.classList.toggle("undoable", is); // room at the foot of the window
  };
  const done = () => {
    stand(false);
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
    stand(Boolean(words));
    say(bar.querySelector("p"), words);
  };
}
