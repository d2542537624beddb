// Which column of the list is what: as the headings were read, and as a person says otherwise.

import { all, bring, byId, el, say } from "./dom.mjs";

const SAMPLES = 3;

/** change(options): something was said by hand. Gives back show(list, result), go(column). */
export function mindColumns(change) {
  let mapping = {}, columns = [], said = null;
  const choices = byId("column-choices").content;

  function show({ text, options }, result) {
    [mapping, columns] = [options.mapping || {}, result.columns];
    const lines = text.split("\n"), first = result.rows.used.length ? result.rows.used[0][0] : 1;
    const samples = lines.slice(first - 1, first - 1 + SAMPLES).map(line => line.split("\t"));
    const known = columns.filter(({ column }) => column).length, words = `认出 ${known} 列${known < columns.length ? `，${columns.length - known} 列没有用到` : ""}`;
    say(byId("columns-said"), words);
    say(document.querySelector('[data-tally="columns"]'), `${known} / ${columns.length} 列`);
    if (!result.header || !known) byId("columns-fold").open = true;
    const list = byId("columns-list"), there = [...list.children], same = columns.map(({ letter }) => letter).join() === there.map(line => line.dataset.letter).join();
    const rows = same ? there : columns.map(({ letter }) => made(letter)); // those that stand stay: one may have its choices open
    if (!same) list.replaceChildren(...rows);
    columns.forEach((one, n) => fill(rows[n], one, samples.map(cells => cells[one.at] || "")));
    const heading = byId("heading-rows");
    if (document.activeElement !== heading || heading.value === said) heading.value = !result.header ? "" : result.header.rows.join("、") || "无";
    const measured = new Set(columns.map(({ column }) => column));
    byId("output-choice").hidden = !(measured.has("output") && measured.has("revenue"));
    byId("output").value = result.output;
  }

  function made(letter) {
    const [what, when, measure] = ["column", "year", "unit"].map(of => chosen(of, letter));
    const chosenHere = () => what.value && { column: what.value, ...(!when.hidden && { year: Number(when.value) }), ...(!measure.hidden && { unit: measure.value }) };
    what.onchange = () => tell(letter, what.value ? { column: what.value } : null);
    when.onchange = measure.onchange = () => tell(letter, chosenHere());
    const reset = el("button", { class: "as-link", type: "button", "aria-label": `${letter} 列恢复自动` }, "恢复自动");
    reset.onclick = () => {
      what.focus();
      tell(letter);
    };
    return el("tr", { "data-letter": letter },
      el("th", { scope: "row" }, letter), el("td", { "data-label": "表头" }), el("td", { "data-label": "前几行", class: "samples" }),
      el("td", { "data-label": "当作" }, what, reset), el("td", { "data-label": "年度" }, when), el("td", { "data-label": "单位" }, measure));
  }

  function fill(line, { heading, column, year, unit, by, name, letter }, samples) {
    const [what, when, measure] = all("select", line);
    put(what, column || "");
    put(when, year || when.options[0].value);
    put(measure, unit || measure.options[0].value);
    const { kind, yearly } = what.selectedOptions[0].dataset;
    when.hidden = yearly === undefined;
    measure.hidden = kind !== "money";
    line.querySelector("button").hidden = by !== "hand";
    line.className = name ? "" : "unused";
    [["当作", what], ["的年度", when], ["的单位", measure]].forEach(([of, select]) => select.setAttribute("aria-label", `${letter} 列「${heading}」${of}`));
    say(line.children[1], heading || "（空）");
    bring(line.children[2], samples.map(text => el("span", {}, text || "　")));
  }

  /** Only what differs: a list that is open is left alone. */
  function put(select, value) {
    if (select.value !== String(value)) select.value = value;
  }

  function chosen(of, letter) {
    const select = choices.querySelector(`[data-of="${of}"]`).cloneNode(true);
    select.id = `column-${letter}-${of}`;
    return select;
  }

  /** said: what the column is; null leaves it out; nothing goes back to its heading. */
  function tell(letter, said) {
    const { [letter]: was, ...rest } = mapping;
    change({ mapping: said === undefined ? rest : { ...rest, [letter]: said } });
  }

  byId("heading-rows").onchange = ({ target }) => {
    said = target.value;
    const numbers = (target.value.match(/\d+/g) || []).map(Number);
    change({ header: target.value.trim() === "无" ? [] : numbers.length ? numbers : null });
  };
  byId("output").onchange = ({ target }) => change({ output: target.value });

  return {
    show,
    go(letter) {
      byId("columns-fold").open = true;
      if (!byId(`column-${letter}-column`)) return byId("heading-rows").focus(); // too far to the right to be shown
      byId(`column-${letter}-column`).focus();
      all(".columns-grid tr.here").forEach(one => one.classList.remove("here"));
      byId(`column-${letter}-column`).closest("tr").classList.add("here");
    },
  };
}
