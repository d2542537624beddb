// What is to be said about a list, the worst first; each place is a link to its row, each column one to where it is mapped.

import { all, asLink, byId, el, say } from "./dom.mjs";
import { count } from "./roster-ranges.mjs";

const AT_ONCE = 40, PLACES = 24; // notes of a level, places of a note; the rest is asked for

/** Gives back show(result). */
export function mindNotes({ rows, columns }) {
  let opened = false;

  function show({ notes }) {
    const open = notes.filter(({ level }) => level !== "told");
    const words = open.length ? `有 ${open.length} 类问题要看。点行号或格号，到那一行改。` : "没有发现问题。";
    say(byId("notes-said"), words);
    say(document.querySelector('[data-tally="notes"]'), open.length ? `${open.length} 类` : "没有");
    for (const box of all("#notes details")) showLevel(box, notes.filter(({ level }) => level === box.dataset.level));
  }

  function showLevel(box, some) {
    const more = box.querySelector(".more-of");
    let shown = 0;
    box.hidden = !some.length;
    say(box.querySelector("[data-count]"), String(some.length));
    const add = () => {
      box.querySelector("ul").append(...some.slice(shown, shown += AT_ONCE).map(line));
      more.hidden = shown >= some.length;
    };
    box.querySelector("ul").replaceChildren();
    more.onclick = add;
    add();
    if (!opened && box.dataset.level === "error" && some.length) opened = box.open = true;
  }

  function line(one) {
    return el("li", { "data-kind": one.kind }, el("span", {}, one.text), el("span", { class: "spots" }, ...placesOf(one)));
  }

  function placesOf({ cells, rows: ranges, column, text }) {
    if (cells.length && ranges.length) {
      return [...cells.slice(0, PLACES).map(cell => asLink(cell, () => rows.go(Number(cell.replace(/\D/g, "")), column))), ...onlyThese(ranges, cells.length, text)];
    }
    if (column) return [asLink(`${column} 列`, () => columns.go(column))];
    const single = ranges.slice(0, PLACES).map(([first, last]) => asLink(last > first ? `第 ${first}—${last} 行` : `第 ${first} 行`, () => rows.go(first)));
    return [...single, ...onlyThese(ranges, ranges.length, text)];
  }

  const onlyThese = (ranges, places, text) => (count(ranges) > 1
    ? [asLink(`${places > PLACES ? `等 ${places.toLocaleString()} 处，` : ""}只看这 ${count(ranges).toLocaleString()} 行`, () => rows.only(ranges, text.replace(/。$/, "")))] : []);

  return { show };
}
