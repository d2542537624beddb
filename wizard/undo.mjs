// One line that says what was done, with a way back from it.

import { all, byId, el } from "./dom.mjs";

/** Gives back note(words, back): says it, and does `back` when somebody wants to go back. Without words there is nothing to go back from any more. */
export function mindUndo() {
  const bar = byId("undo"), words = bar.querySelector("p");
  let back = null, focused = null, led = false; // focused: what was pressed; led: from there by keyboard to the strip
  const stand = is => {
    bar.hidden = !is;
    document.documentElement.classList.toggle("undoable", is); // room at the foot of the window
  };
  const done = () => {
    stand(false);
    if (focused) focused.focus({ preventScroll: true });
  };

  /** The strip stands at the foot, and by keyboard it comes after what was pressed: unless somebody types there. */
  function pass(event) {
    if (event.key !== "Tab" || bar.hidden) return;
    const here = document.activeElement, isBack = event.shiftKey, [first, last = first] = all("button:not([hidden])", bar);
    const comes = here === focused && !isBack && !here.matches("body, input, textarea, select"), goes = led && here === (isBack ? first : last);
    led = comes || led && bar.contains(here);
    if (comes) first.focus();
    if (goes) focused.focus();
    if (comes || goes && isBack) event.preventDefault(); // else the browser goes on from there
  }

  addEventListener("keydown", pass);
  byId("undo-done").onclick = done;
  byId("undo-back").onclick = async () => {
    done();
    if (back) await back();
  };
  return (text, way) => {
    [back, focused] = [way, document.activeElement];
    byId("undo-back").hidden = !way;
    stand(Boolean(text));
    words.replaceChildren(text, ...(way ? [el("span", { class: "unseen" }, "可以撤销。")] : []));
  };
}
