// A short memory of this window's edits, for one step back and one step forward at a time; another draft starts it anew.

import { byId } from "./dom.mjs";

const STEPS = 60;

/** now(): the draft as text. put(text): back into the form. */
export function history(now, put) {
  let past = [], future = [], here = now();

  function note() {
    const text = now();
    if (text === here) return;
    past = [...past, here].slice(-STEPS);
    [future, here] = [[], text];
    show();
  }

  function go(from, to) {
    note();
    if (!from().length) return;
    to().push(here);
    here = from().pop();
    show();
    put(here);
  }

  function show() {
    byId("step-back").disabled = !past.length && now() === here;
    byId("step-forward").disabled = !future.length;
  }

  byId("step-back").onclick = () => go(() => past, () => future);
  byId("step-forward").onclick = () => go(() => future, () => past);
  return {
    note, show,
    restart() {
      [past, future, here] = [[], [], now()];
      show();
    },
  };
}
