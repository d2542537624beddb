// A row, a column or a block of cells copied from a spreadsheet fills the cells to the right and below.

import { all } from "./dom.mjs";

const ANSWER = /^([-+−－]?\s*[\d０-９.．]|[-—－/]|无|没有|暂不清楚|不清楚|不知道|不确定|$)/, YEAR = /^\d{4}\s*年?[底末度]?$/;

/** pasted(count, left, heads): how many cells were filled, how many found no place, and whether names or years beside the figures were left out. before(): just ahead of the change. */
export function mindPaste(form, before, pasted) {
  form.addEventListener("paste", event => {
    const cell = event.target, table = cell.closest && cell.closest("table.years");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!table || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    before();
    const left = place(all("tbody tr", table).map(row => all(".cell", row)), cell, block(text));
    form.dispatchEvent(new Event("input"));
    pasted(left.filled, left.over, left.heads);
  });
}

function block(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map(line => line.split("\t").map(one => one.trim()));
}

/** The names before the rows of a block that is wider than its place, and the years above them, are not figures. */
function figures(values, years) {
  const named = values.some(line => line.length > years.length) && values.some(([first]) => first) && values.every(([first], n) => !ANSWER.test(first) || (!n && !first));
  const rows = named ? values.map(line => line.slice(1)) : values;
  return rows.length > 1 && rows[0].some(Boolean) && rows[0].every((one, n) => !one || YEAR.test(one) && one.startsWith(years[n])) ? rows.slice(1) : rows;
}

function place(rows, cell, values) {
  const down = rows.findIndex(row => row.includes(cell)), across = rows[down].indexOf(cell);
  const isColumn = rows.length === 1 && values.length > 1 && values.every(line => line.length === 1);
  const turned = isColumn ? [values.flat()] : figures(values, rows[down].slice(across).map(({ dataset: { year } }) => year));
  let filled = 0, over = 0;
  turned.forEach((line, y) => line.forEach((value, x) => {
    const target = (rows[down + y] || [])[across + x];
    if (target) target.value = value;
    if (target) filled += 1;
    else if (value) over += 1;
  }));
  return { filled, over, heads: !isColumn && turned !== values };
}
