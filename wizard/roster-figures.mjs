// The figures of a list, each with how it was worked out, the rows behind it, and what may be done with it.

import { idOf } from "./answers.mjs";
import { asLink, byId, el, say, sign, withUnit } from "./dom.mjs";
import { count } from "./roster-ranges.mjs";

const SAID = { blank: "可以采用", same: "草稿里已是这个数", differs: "和已填的不同", stale: "名单改动后变了", incomplete: "还算不全", none: "供参考" };
const placeOf = one => `../check/#${idOf(one)}`;

/** rows: of roster-rows.mjs. Gives back show(result, draft): draft tells how a figure stands and takes it. */
export function mindFigures({ rows }) {
  let arrived = false;

  /** A link from the form leads to its figure, which stands here only now. */
  function arrive() {
    arrived = true;
    const wanted = byId(location.hash.slice(1));
    if (wanted && wanted.matches(".figure")) wanted.scrollIntoView();
  }

  function show({ figures }, draft) {
    const shown = figures.filter(one => one.status !== "absent" || draft.stands(one) === "stale"), states = shown.map(draft.stands);
    const of = state => states.filter(one => one === state).length;
    const parts = [["blank", "个可以采用"], ["same", "个已在草稿里"], ["differs", "个和已填的不同"], ["stale", "个采用后名单变了"], ["incomplete", "个还算不全"]];
    const said = parts.filter(([state]) => of(state)).map(([state, words]) => `${of(state)} ${words}`).join("，");
    say(byId("figures-said"), shown.length ? `${said}。不点「采用」，草稿里的数字不会变。${of("incomplete") ? "还算不全的，先到「问题」里改好，或把说不清的行设为「不计入」。" : ""}` : "名单里还没有能算的数字。");
    say(document.querySelector('[data-tally="figures"]'), shown.length ? `可采用 ${of("blank") + of("differs") + of("stale")}` : "没有");
    const here = (document.activeElement || {}).id;
    byId("accept-all").disabled = !(of("blank") + of("differs") + of("stale"));
    const groups = [...new Set(shown.map(titleOf))];
    byId("figures-list").replaceChildren(...groups.map(title => group(title, shown.filter(one => titleOf(one) === title), draft)));
    const took = here === "accept-all" && byId(here).disabled; // what was taken has no button any more
    const back = took ? byId("figures") : here && (byId(here) || byId(here.replace(/^(take|stay)-/, "f-")));
    if (back && document.activeElement !== back) back.focus({ preventScroll: true });
    if (!arrived) arrive();
    showAbsent(figures.filter(one => one.status === "absent"));
  }

  const titleOf = ({ name, year }) => (year ? name.replace(`${year} 年`, "") : name);

  const group = (title, some, draft) => el("div", { class: "figure-group" }, el("h3", {}, title), ...some.map(one => line(one, draft)));

  function line(figure, draft) {
    const { id, year, value, unit, how, doubts } = figure, state = draft.stands(figure);
    const behind = figure.rows.length ? asLink(`看这 ${count(figure.rows).toLocaleString()} 行`, () => rows.only(figure.rows, `算出「${figure.name}」的行`)) : null;
    return el("div", { class: "figure", id: `f-${id}`, tabindex: "-1", "data-state": state },
      el("p", { class: "figure-line" }, el("span", { class: "figure-year" }, year ? `${year} 年` : ""), el("b", {}, value === null ? "算不出" : withUnit(value, unit)),
        el("span", { class: "figure-state" }, sign(), SAID[state]), ...buttons(figure, state, draft)),
      told(figure, state, draft),
      el("p", { class: "figure-how" }, how, behind, figure.field ? el("a", { href: placeOf(figure) }, "到这一题") : null),
      ...doubts.map(doubt => el("p", { class: "figure-doubt" }, `${doubt.text}`, doubt.rows.length ? asLink(`看这 ${doubt.count.toLocaleString()} 行`, () => rows.only(doubt.rows, doubt.text.replace(/。$/, ""))) : null)));
  }

  /** Both figures, where they are not one. */
  function told(figure, state, { typed, taken }) {
    const had = (typed[figure.id] || {}).text;
    if (state === "incomplete" && had) return el("p", { class: "figure-told" }, `草稿里填的是「${had}」，没有改动。`);
    if (state === "differs") return el("p", { class: "figure-told" }, `草稿里填的是「${had}」，名单算得 ${withUnit(figure.value)}。`);
    if (state !== "stale") return null;
    return el("p", { class: "figure-told" }, `采用的是 ${withUnit(taken[figure.id])}，名单改动后${figure.status === "complete" ? `是 ${withUnit(figure.value)}` : "算不全了"}。`);
  }

  function buttons(figure, state, draft) {
    const word = { blank: "采用", differs: "换成名单的", stale: figure.status === "complete" ? "更新" : "" }[state];
    return [word && button(`take-${figure.id}`, word, figure, () => draft.take(figure)), state === "stale" && button(`stay-${figure.id}`, "不改", figure, () => draft.stay(figure))];
  }

  function button(id, word, { name }, work) {
    const made = el("button", { class: "take", type: "button", id, "aria-label": `${word}：${name}` }, word);
    made.onclick = work;
    return made;
  }

  function showAbsent(absent) {
    byId("absent").hidden = !absent.length;
    say(byId("absent").querySelector("summary"), `名单里没有的列，算不出 ${absent.length} 个数`);
    byId("absent").querySelector("ul").replaceChildren(...absent.map(({ name, how }) => el("li", {}, `${name}：${how}`)));
  }

  return { show };
}
