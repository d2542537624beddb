// The rows of a list as a table to correct, a page at a time, so that twenty thousand of them do not hold up the page.

import { all, byId, el, say } from "./dom.mjs";
import { count, within } from "./roster-ranges.mjs";
import { rowOf } from "./roster-row.mjs";
import { whenStill } from "./still.mjs";

const PAGE = 25;
const signature = ({ columns }) => columns.map(({ letter, name }) => letter + name).join();

/** change(options): a cell or a row was changed; shown(): the list. Gives back show(list, result), go(row, column), only(ranges, words), settle(): corrects the cell that is being typed in, reset(). */
export function mindRows({ change, shown }) {
  let lines = [], result = null, only = null, page = 0, painted = "";
  const [head] = all(".rows-grid thead tr"), [body] = all(".rows-grid tbody");

  const total = () => (only ? count(only.ranges) : lines.length);
  const pages = () => Math.max(1, Math.ceil(total() / PAGE));

  /** The row numbers of the page that is shown. */
  function numbers() {
    const from = page * PAGE;
    if (!only) return Array.from({ length: Math.max(0, Math.min(PAGE, lines.length - from)) }, (_, n) => from + n + 1);
    const found = [];
    let passed = 0;
    for (const [first, last] of only.ranges) {
      for (let row = first + Math.max(0, from - passed); row <= last && found.length < PAGE; row++) found.push(row);
      passed += last - first + 1;
      if (found.length === PAGE) break;
    }
    return found;
  }

  /** What is said of one row: how it stands, and its troubles, by column or for the whole row. */
  function about(row) {
    const { rows, sizes, notes } = result;
    const left = [...rows.set_aside.map(one => ["aside", one]), ...rows.left.map(one => ["left", one])].find(([, one]) => within(one.rows, row));
    const size = sizes.counts.find(one => within(one.rows, row));
    return { stands: left ? left[0] : "used", words: left ? left[1].text : size ? size.word : "", troubles: notes.filter(one => one.level !== "told" && within(one.rows, row)) };
  }

  const options = () => shown().options;

  function show({ text }, latest) {
    if (text !== painted) [lines, painted] = [text.split("\n"), text];
    if (result && signature(result) !== signature(latest)) body.replaceChildren();
    result = latest;
    say(document.querySelector('[data-tally="rows"]'), `${lines.length.toLocaleString()} 行`);
    head.replaceChildren(el("th", { scope: "col" }, "行"), el("th", { scope: "col" }, "计入"), ...result.columns.map(({ letter, heading, name }) =>
      el("th", { scope: "col", ...(!name && { class: "unused" }) }, el("span", {}, heading || letter), el("small", {}, name && name !== heading ? `${letter}：${name}` : letter))));
    paint();
  }

  /** Rows that stand on the page already are brought up to date where they are, so that nothing is taken from under somebody's hands. */
  function paint() {
    page = Math.min(page, pages() - 1);
    const there = new Map(all("tr", body).map(one => [one.dataset.row, one])), { corrections = [], excluded = [] } = options();
    const made = numbers().map(row => rowOf(there.get(String(row)), row, lines[row - 1].split("\t"), result.columns, about(row), corrections.filter(one => one.row === row), excluded.includes(row)));
    if (made.length !== body.children.length || made.some((one, n) => one !== body.children[n])) body.replaceChildren(...made);
    say(byId("rows-said"), only ? `只看：${only.words}，${total().toLocaleString()} 行` : `共 ${lines.length.toLocaleString()} 行`);
    byId("rows-all").hidden = !only;
    say(byId("page-said"), `第 ${page + 1} / ${pages()} 页`);
    [byId("page-back").disabled, byId("page-on").disabled] = [page === 0, page === pages() - 1];
    byId("page-back").parentElement.hidden = pages() === 1;
  }

  function turn(to) {
    page = Math.max(0, Math.min(pages() - 1, to));
    paint();
    byId("rows-scroll").scrollTop = 0;
  }

  function correct(row, column, text) {
    const { corrections = [] } = options(), others = corrections.filter(one => one.row !== row || one.column !== column);
    const was = lines[row - 1].split("\t")[(result.columns.find(({ letter }) => letter === column) || {}).at] || "";
    const had = corrections.find(one => !others.includes(one));
    if (text !== (had ? had.text : was)) change({ corrections: text === was ? others : [...others, { row, column, text }] });
  }

  const typed = input => correct(Number(input.closest("tr").dataset.row), input.closest("td").dataset.column, input.value.replace(/[\t\r\n]+/g, " "));

  function setApart(row) {
    const { excluded = [] } = options();
    change({ excluded: excluded.includes(row) ? excluded.filter(one => one !== row) : [...excluded, row] });
  }

  function go(row, column) {
    if (!(row >= 1 && row <= lines.length)) return;
    only = null;
    turn(Math.floor((row - 1) / PAGE));
    const line = body.querySelector(`[data-row="${row}"]`);
    line.classList.add("open");
    const cell = line.querySelector(column ? `[data-column="${column}"] input` : "input");
    line.scrollIntoView({ block: "center" });
    (cell || line.querySelector("button")).focus({ preventScroll: false });
  }

  body.addEventListener("change", ({ target }) => target.matches("input") && typed(target));
  body.addEventListener("click", ({ target }) => {
    const button = target.closest("button"), line = target.closest("tr");
    if (!button) return;
    if (button.dataset.do === "apart") setApart(Number(line.dataset.row));
    if (button.dataset.do === "open") line.classList.toggle("open");
    if (button.dataset.do === "restore") {
      const cell = button.closest("td"), input = cell.querySelector("input");
      input.value = input.dataset.was;
      input.focus();
      correct(Number(line.dataset.row), cell.dataset.column, input.dataset.was);
    }
  });
  byId("page-back").onclick = () => turn(page - 1);
  byId("page-on").onclick = () => turn(page + 1);
  byId("rows-all").onclick = () => {
    only = null;
    turn(0);
  };
  byId("row-jump").onchange = ({ target }) => whenStill(() => go(Number(target.value)));

  return {
    show, go,
    settle() {
      const here = document.activeElement;
      if (body.contains(here) && here.matches("input")) typed(here);
    },
    only(ranges, words) {
      only = { ranges, words };
      turn(0);
      byId("rows").scrollIntoView();
      byId("rows").focus({ preventScroll: true });
    },
    reset() { [only, page, painted] = [null, 0, ""]; body.replaceChildren(); },
  };
}
