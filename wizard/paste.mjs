// A row, a column or a block of cells copied from a spreadsheet fills the cells to the right and below.

import { all } from "./dom.mjs";

/** pasted(count, left): how many cells were filled, and how many found no place. before(): just ahead of the change. */
export function mindPaste(form, before, pasted) {
  form.addEventListener("paste", event => {
    const cell = event.target, table = cell.closest && cell.closest("table.years");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!table || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    before();
    const left = place(all("tbody tr", table).map(row => all(".cell", row)), cell, block(text));
    form.dispatchEvent(new Event("input"));
    pasted(left.filled, left.over);
  });
}

function block(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map(line => line.split("\t").map(one => one.trim()));
}

function place(rows, cell, values) {
  const down = rows.findIndex(row => row.includes(cell)), across = rows[down].indexOf(cell);
  const turned = rows.length === 1 && values.length > 1 && values.every(line => line.length === 1) ? [values.flat()] : values;
  let filled = 0, over = 0;
  turned.forEach((line, y) => line.forEach((value, x) => {
    const target = (rows[down + y] || [])[across + x];
    if (target) target.value = value;
    if (target) filled += 1;
    else if (value) over += 1;
  }));
  return { filled, over };
}
