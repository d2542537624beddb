// Carries the answers over a reload of this tab, and no further: closing the tab forgets them.

import { answersIn, fill } from "./answers.mjs";

const KEY = "sme-cluster-check: answers of this tab";

/** Puts back what stood here before, unless the browser has done so already. */
export function mindReload(form, notice) {
  const isEmpty = !Object.keys(answersIn(form)).length;
  const kept = reading(() => JSON.parse(sessionStorage.getItem(KEY)));
  if (isEmpty && kept && kept.notice === notice) fill(form, kept.answers);
  addEventListener("pagehide", () => reading(() => sessionStorage.setItem(KEY, JSON.stringify({ notice, answers: answersIn(form) }))));
}

/** A browser may refuse its storage: then there is nothing to carry over. */
function reading(storage) {
  try {
    return storage();
  } catch {
    return null;
  }
}
