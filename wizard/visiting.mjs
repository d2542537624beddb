// What came with the link that opened this page: an association's card fills what a blank draft has, and asks where one is begun; a draft from elsewhere asks first.

import { places } from "./answers.mjs";
import { answersOf, cardIn, isCard } from "./card.mjs";
import { byId, say } from "./dom.mjs";

const OPEN = "#open=";

/** draft: the open one; openCode(code): asks, and opens it beside the others. Call it when the draft of this device stands in the form. */
export async function arrive(form, { draft, note, changed, agreed, openCode }) {
  const { hash } = location;
  if (hash.startsWith(OPEN)) {
    history.replaceState(null, "", location.pathname);
    return openCode(hash.slice(OPEN.length));
  }
  const card = isCard(hash) && cardIn(hash);
  if (!card) return null;
  const answers = Object.fromEntries(Object.entries(answersOf(card)).filter(([name, answer]) => hasPlace(form, name, [answer].flat()[0])));
  const here = draft.now(), names = Object.keys(answers).map(name => byId(`q-${name}`).closest("[data-q]").dataset.name).join("、");
  if (!names || Object.keys(answers).some(name => name in here.answers)) return null;
  if (!draft.isEmpty() && !(await agreed(`补上「${card.name}」给的内容吗？`, "补上", `您的草稿里这几栏还空着：${names}。别的不会改动。`))) return history.replaceState(null, "", location.pathname);
  draft.put({ ...here, answers: { ...here.answers, ...answers } });
  changed();
  return note(`已按「${card.name}」的链接填好：${names}。不对的可以改。`, () => draft.put(here));
}

/** Into a new draft, on a page that asks only some of the questions. given: {question: {name, options}} for all that a card can give, options being null where any words will do. */
export function takeCard(draft, keep, given) {
  const card = isCard(location.hash) && cardIn(location.hash);
  if (!card) return;
  const fits = ([name, answer]) => !given[name].options || [answer].flat().every(one => given[name].options.includes(one));
  const answers = Object.fromEntries(Object.entries(answersOf(card)).filter(fits)), names = Object.keys(answers);
  if (!names.length) return;
  draft.put({ ...draft.now(), answers: { ...answers, ...draft.now().answers } });
  keep.touched();
  say(byId("taken"), `已按「${card.name}」的链接填好：${names.map(name => given[name].name).join("、")}。不对的，在完整申报表里改。`);
  byId("taken").hidden = false;
}

/** A stranger's answer goes in only where the form could give it. */
function hasPlace(form, name, answer) {
  const those = places(form).filter(place => place.name === name);
  return those.some(place => ("options" in place ? [...place.options].some(({ value }) => value === answer) : place.type !== "checkbox" || place.value === answer));
}
