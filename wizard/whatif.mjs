// What if an answer were another: worked out on a copy of the draft, shown, and kept only when somebody says so.

import { shown } from "./answers.mjs";
import { all, byId, el, say, sign, withUnit } from "./dom.mjs";

const REFUSED = "没有算成，请再试一次。";

/** ask(changes): what the rules say of the copy. keep(draft, words): puts it in the place of the draft. */
export function mindWhatIf({ ask, keep, answers }) {
  const select = byId("try-what"), cell = byId("try-to");
  let turn = 0;

  /** place: where it is said, heard too. button: what was pressed; the focus goes back there, or to its card, where the button goes away with what it says. */
  async function attempt(changes, place, lead, button) {
    const own = ++turn, card = place.closest(".card");
    const leave = to => {
      place.replaceChildren();
      to.focus();
    };
    const refused = trouble => {
      console.warn(trouble);
      if (own === turn) place.replaceChildren(el("p", { class: "trouble" }, trouble.sentence || REFUSED));
    };
    /** Asked anew: by now the draft may hold other answers, and they stay. */
    const yes = () => {
      leave(card ? card.querySelector("summary") : button);
      return ask(changes).then(({ draft }) => keep(draft, `${lead}：已写进草稿。`)).catch(refused);
    };
    try {
      const told = await ask(changes);
      if (own === turn) place.replaceChildren(outcome(told, lead, { yes, no: () => leave(button) }));
    } catch (trouble) {
      refused(trouble);
    }
  }

  function showNow() {
    const [field, year] = select.value.split(":"), answer = (answers()[field] || {});
    const now = year ? answer[year] : answers()[field];
    const { unit } = select.selectedOptions[0].dataset;
    say(byId("try-unit"), unit);
    say(byId("try-now"), typeof now === "string" || typeof now === "number" ? `现在 ${shown(now)}` : "现在没有填");
    byId("try-turns").replaceChildren();
  }

  select.onchange = () => {
    cell.value = "";
    showNow();
  };
  byId("try").addEventListener("submit", event => {
    event.preventDefault();
    const [field, year] = select.value.split(":"), to = cell.value.trim();
    if (to) attempt([{ field, to, ...(year && { year: Number(year) }) }], byId("try-turns"), `${select.selectedOptions[0].textContent}改为 ${to}`, byId("try-do"));
    else byId("try-turns").replaceChildren(el("p", { class: "trouble" }, "请先填要改成的数。"));
  });
  return { showNow, offer: report => offer(report, attempt) };
}

/** Beside each gap that is stated in figures or options: what would turn. */
function offer({ criteria }, attempt) {
  for (const { id, gap } of criteria) {
    for (const line of all(`#c-${id} [data-way]`)) {
      const { changes } = gap[line.dataset.way];
      if (line.querySelector(".try") || !changes.every(change => change.to || change.option)) continue;
      const button = el("button", { class: "try", type: "button" }, wordsOf(changes)), place = el("div", { role: "status" });
      line.append(" ", button, place);
      button.onclick = () => attempt(changes, place, wordsOf(changes), button);
    }
  }
}

const wordsOf = changes => spaced("若", changes.map(({ name, to, unit = "", label }) => (label ? `选「${label}」` : `${name}改为 ${withUnit(to, unit)}`)).join("，"));
const spaced = (lead, words) => (/^[0-9]/.test(words) ? `${lead} ${words}` : lead + words);

function outcome({ overall, turned, complaints }, lead, can) {
  if (complaints.length) return el("p", { class: "trouble" }, complaints.map(({ text }) => text).join(""));
  const lines = turned.map(one => el("li", {}, el("b", {}, `${one.locator} ${one.title}`), " ",
    state(one.before, one.before_word), " → ", state(one.after, one.after_word), el("p", {}, one.because)));
  const yes = el("button", { class: "button", type: "button" }, "写进草稿"), no = el("button", { class: "button quiet", type: "button" }, "不改");
  yes.onclick = can.yes;
  no.onclick = can.no;
  return el("div", { class: "turns" }, el("p", {}, el("b", {}, turned.length ? `${lead}，会变的有 ${turned.length} 条：` : `${lead}，没有一条会变。`)),
    lines.length && el("ul", {}, ...lines), el("p", {}, `总的结果会是：${overall.text}。`), el("p", { class: "turns-do" }, yes, no));
}

const state = (verdict, word) => el("span", { class: "state-word", "data-verdict": verdict }, sign(), el("span", { class: "word" }, word));
