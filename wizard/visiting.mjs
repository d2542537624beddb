// What came with the link that opened this page: an association's card fills what a blank draft has, and asks where one is begun; a draft from elsewhere asks first.

import { places } from "./answers.mjs";
import { answersOf, cardIn, isCard } from "./card.mjs";
import { byId, say } from "./dom.mjs";
import { agreed } from "./examples.mjs";
import { cardSeen, sawCard } from "./tab.mjs";

const OPEN = "#open=";

/** draft: the open one; openCode(code), openBeside(…): ask, and open one beside the others. Call it when the draft of this device stands in the form. */
export async function arrive(form, { draft, note, changed, openCode, openBeside }) {
  const { hash } = location;
  if (hash.startsWith(OPEN)) {
    history.replaceState(null, "", location.pathname);
    return openCode(hash.slice(OPEN.length));
  }
  return takeCard(draft, !draft.isEmpty(), {
    fits: ([name, answer]) => hasPlace(form, name, [answer].flat()[0]),
    nameOf: name => byId(`q-${name}`).closest("[data-q]").dataset.name,
    taken(words, was) {
      changed();
      note(`${words}不对的可以改。`, () => draft.put(was));
    },
    apart: (made, ...asked) => openBeside(async () => made, ...asked),
  });
}

/** On a page that asks only some of the questions. given: {question: {name, options}} for all that a card can give, options being null where any words will do. */
export function arriveQuick(given, begun, { draft, keep }) {
  const tell = words => {
    say(byId("taken"), `${words}不对的，在完整申报表里改。`);
    byId("taken").hidden = false;
  };
  return takeCard(draft, begun, {
    fits: ([name, answer]) => !given[name].options || [answer].flat().every(one => given[name].options.includes(one)),
    nameOf: name => given[name].name,
    taken(words) {
      keep.touched();
      tell(words);
    },
    async apart(made, question, yes, about, words) {
      if (!(await agreed(question, yes, `${about()}您原来填的不会改动。`))) return;
      await keep.adopt(made);
      tell(`已另建一份，${words}`);
    },
  });
}

/**
 * begun: there is something that a card may contradict. fits([question, answer]): the form could give it. nameOf(question). taken(words, was): the card is in the draft.
 * apart(made, question, yes, about, words): asks, and opens another draft, so that nothing is mixed. In one window the same card asks that once.
 */
async function takeCard(draft, begun, { fits, nameOf, taken, apart }) {
  const { hash } = location, card = isCard(hash) && cardIn(hash), [, , sum] = hash.split(".");
  if (!card || (begun && cardSeen() === sum)) return;
  const answers = Object.fromEntries(Object.entries(answersOf(card)).filter(fits)), here = draft.now();
  const named = those => those.map(nameOf).join("、"), filled = those => `按「${card.name}」的链接填好：${named(those)}。`;
  const stands = name => [answers[name]].flat().every(one => [here.answers[name]].flat().includes(one));
  const lacking = Object.keys(answers).filter(name => !(name in here.answers)), other = Object.keys(answers).filter(name => name in here.answers && !stands(name));
  if (!other.length && lacking.length && begun && !(await agreed(`补上「${card.name}」给的内容吗？`, "补上", `您的草稿里这几栏还空着：${named(lacking)}。别的不会改动。`))) return history.replaceState(history.state, "", location.pathname);
  sawCard(sum);
  if (other.length) return apart({ notice: here.notice, format: here.format, answers }, `「${card.name}」给的和您的草稿不一样，另建一份吗？`, "另建一份", () => `不一样的是：${named(other)}。`, filled(Object.keys(answers)));
  if (!lacking.length) return;
  draft.put({ ...here, answers: { ...answers, ...here.answers } });
  taken(`已${filled(lacking)}`, here);
}

/** A stranger's answer goes in only where the form could give it. */
function hasPlace(form, name, answer) {
  const those = places(form).filter(place => place.name === name);
  return those.some(place => ("options" in place ? [...place.options].some(({ value }) => value === answer) : place.type !== "checkbox" || place.value === answer));
}
