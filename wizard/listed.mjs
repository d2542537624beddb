// On the form's page: what the enterprise list in the draft says of a question, and the list left out of what is saved or copied.

import { idOf } from "./answers.mjs";
import { all, bring, byId, el, say, withUnit } from "./dom.mjs";
import { isTable } from "./unpack.mjs";

const KEY = "roster";
const plain = text => text.replace(/[,，\s]/g, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/**
 * draft: as openDraft makes it; note(words, back): of examples.mjs; changed(): after the list is gone.
 * Gives back {show, outgoing}: to be called when answers or the draft changed, gives back the answers that differ from the list, as a report says its warnings;
 * the draft as it leaves this device.
 */
export function mindListed(form, { draft, note, changed }) {
  const bar = byId("listed"), without = byId("without-list"), link = bar.querySelector("a"); // to the page of the list, which the page in one file has not
  const there = link ? "名单页" : "网站的名单页";
  const roster = () => draft.get(KEY) || null;

  function show() {
    const kept = roster(), { name = "", rows = 0 } = kept || {}, accepted = taken(kept);
    bar.hidden = !kept;
    if (!kept) without.checked = false;
    const figures = known(kept), stale = figures.filter(one => isStale(one, accepted)).length;
    if (kept) say(byId("listed-name"), `企业名单「${String(name).slice(0, 40)}」${Number(rows) ? `，${Number(rows).toLocaleString()} 家` : ""}`);
    const behind = kept && !kept.figures ? `名单改过，还没有重新计算，请打开${there}算一次。` : "";
    say(byId("listed-said"), stale ? `名单改动后，采用过的 ${stale} 个数变了，请到${there}核对。` : behind);
    const fields = new Set(figures.map(({ field }) => field));
    for (const box of all(".from-list", form)) if (!fields.has(box.dataset.of)) box.remove();
    for (const field of fields) showAt(field, lines(figures.filter(one => one.field === field), accepted));
    return placed(kept).filter(one => cellOf(one).value.trim() && !isHeld(one)).map(apart);
  }

  /** Figures that have a place in the form; what a file brings is looked at before it is believed. */
  const placed = kept => (Array.isArray((kept || {}).figures) ? kept.figures : []).filter(one => one && typeof one.value === "string" && saysOf(one.field) && cellOf(one));
  const isComplete = ({ status }) => status === "complete";
  const known = kept => placed(kept).filter(isComplete);
  const taken = kept => (isTable((kept || {}).accepted) ? kept.accepted : {});
  const saysOf = field => form.querySelector(`[data-says="${CSS.escape(field)}"]`);
  const cellOf = one => form.querySelector(`input.cell[id="${CSS.escape(idOf(one))}"]`);
  const isStale = (one, accepted) => Object.hasOwn(accepted, one.id) && accepted[one.id] !== one.value && cellOf(one).value === accepted[one.id];

  /** One line for each figure that the list has for the question. */
  function showAt(field, lines) {
    const says = saysOf(field);
    let box = says.parentElement.querySelector(`.from-list[data-of="${CSS.escape(field)}"]`);
    if (!box) says.after(box = el("div", { class: "from-list", "data-of": field }));
    bring(box, lines);
  }

  const nameOf = field => form.querySelector(`[data-q="${CSS.escape(field)}"]`).dataset.name;
  const apart = one => ({ ...one, said: `${one.year ? `${one.year} 年` : ""}${nameOf(one.field)}填的是 ${cellOf(one).value.trim()}，企业名单${isComplete(one) ? "算得" : "还算不全，现为"} ${withUnit(one.value, one.unit || "")}，请核对。` });
  const isHeld = one => plain(cellOf(one).value).replace(one.unit || "", "") === plain(one.value);
  const how = ({ id }) => link && el("a", { id: `how-${id}`, href: `${link.getAttribute("href")}#f-${id}` }, "怎样算的");

  /** What agrees in one line, and a line for each that does not. */
  function lines(figures, accepted) {
    const held = figures.filter(isHeld), years = held.map(({ year }) => year).filter(Boolean).join("、");
    const agrees = held.length ? [el("p", { class: "offer held" }, el("span", {}, `${years ? `${years} 年` : ""}与企业名单算得的一致　`, how(held[0])))] : [];
    return [...agrees, ...figures.filter(one => !isHeld(one)).map(one => line(one, accepted))];
  }

  function line(one, accepted) {
    const { id, year, value, unit = "", name = "" } = one, when = year ? `${year} 年` : "", word = cellOf(one).value.trim() ? "换成" : "填入";
    const words = `${when ? `${when}：` : ""}企业名单算得 ${withUnit(value, unit)}${isStale(one, accepted) ? "，和采用时不同" : ""}　`;
    return el("p", { class: "offer" }, el("span", {}, words, how(one)), el("button", { class: "take-listed take", type: "button", id: `listed-${id}`, "data-figure": id, "aria-label": `${word} ${value}：${name}` }, word));
  }

  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button.take-listed");
    if (!button) return;
    const kept = roster(), one = known(kept).find(({ id }) => id === button.dataset.figure), cell = cellOf(one), had = cell.value, was = taken(kept);
    const put = (text, accepted) => {
      cell.value = text;
      draft.set(KEY, { ...roster(), accepted });
      form.dispatchEvent(new Event("input"));
    };
    put(one.value, { ...was, [one.id]: one.value });
    cell.focus();
    note(`已填入 ${one.value}${had.trim() ? `，原来填的是「${had.trim()}」` : ""}。`, () => put(had, was));
  });

  byId("drop-list").onclick = () => {
    const was = roster();
    draft.set(KEY, undefined);
    changed();
    note(`已删去名单「${was.name}」，采用过的数字还在。`, () => {
      draft.set(KEY, was);
      changed();
    });
  };

  function outgoing() {
    const { [KEY]: list, ...rest } = draft.now();
    return list && !without.checked ? { ...rest, [KEY]: list } : rest;
  }

  return { show, outgoing };
}
