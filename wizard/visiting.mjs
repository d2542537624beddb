// What came with the link that opened this page: an association's card fills a blank draft and no other, a draft from elsewhere asks first.

import { answersOf, cardIn, isCard } from "./card.mjs";
import { byId } from "./dom.mjs";

const OPEN = "#open=";

/** draft: the open one; openCode(code): asks, and opens it beside the others. Call it when the draft of this device stands in the form. */
export function arrive(form, { draft, note, changed, openCode }) {
  const { hash } = location;
  if (hash.startsWith(OPEN)) {
    history.replaceState(null, "", location.pathname);
    return openCode(hash.slice(OPEN.length));
  }
  const card = isCard(hash) && cardIn(hash);
  if (!card || !draft.isEmpty()) return null;
  const answers = Object.fromEntries(Object.entries(answersOf(card)).filter(([name, answer]) => hasPlace(form, name, [answer].flat()[0])));
  if (!Object.keys(answers).length) return null;
  draft.put({ answers });
  changed();
  const names = Object.keys(answers).map(name => byId(`q-${name}`).closest("[data-q]").dataset.name);
  return note(`已按「${card.name}」的链接填好：${names.join("、")}。不对的可以改。`, () => draft.put({}));
}

/** A stranger's answer goes in only where the form could give it. */
function hasPlace(form, name, answer) {
  const places = [...form.elements].filter(place => place.name === name);
  return places.some(place => ("options" in place ? [...place.options].some(({ value }) => value === answer) : place.type !== "checkbox" || place.value === answer));
}
