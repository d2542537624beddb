// The open draft on a page without questions: kept whole as it came, changed only by putting another in its place.

import { FORMAT } from "./unpack.mjs";

/** Like openDraft, without a form. shown(): another draft stands in it. */
export function heldDraft(notice, shown) {
  const empty = { notice, format: FORMAT, answers: {} };
  let draft = empty;
  const put = next => {
    draft = { ...empty, ...next };
    shown();
  };
  return { put, isKept() {}, now: () => draft, text: () => JSON.stringify(draft), isEmpty: () => !Object.keys(draft.answers).length && Object.keys(draft).every(key => key in empty) };
}
