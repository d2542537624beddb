// The first review's checklist: one line for each condition, short enough that all of them stand on one sheet of paper.

import { el, sign } from "./dom.mjs";

const BASIS = { computed: "计算", stated: "填报", fact: "自述", choice: "自述", ticks: "勾选" }; // the first of what a verdict rests on, in a word

export const word = (verdict, text) => el("span", { class: "word", "data-verdict": verdict }, sign(), text);

/** Whether readings of one sentence come out differently. */
export const isSplit = ({ readings }) => new Set(readings.filter(one => one.played).map(one => one.verdict)).size > 1;

/** told: as wizard/share/sheet.py makes it. */
export function checklist({ report: { criteria }, evidence, is_link: isLink, with_figures: figures, proofs }) {
  const ready = evidence.filter(({ state }) => state === "有").length; // a link does not tell which documents are there
  return el("div", {}, el("ul", { class: "sheet-check" }, ...criteria.map(item => line(item, proofs, isLink))),
    criteria.some(item => item.basis_text) && el("p", { class: "sheet-about" }, "结果后面的小字是凭什么得出的：「计算」据所填数据计算，「填报」据填报的比例或增速，「勾选」据勾选，「自述」据自述事实。"),
    figures && el("p", { class: "sheet-about" }, `佐证材料按所填内容要附 ${evidence.length} 项${isLink ? "" : `：有 ${ready} 项，待补 ${evidence.length - ready} 项`}。各条写着${isLink ? "要附几项" : "「有/要附」几项"}，如 ${isLink ? "2" : "1/2"}。`));
}

function line(item, proofs, isLink) {
  const rests = item.basis_text && BASIS[item.basis.split("+")[0]];
  const notes = [split(item), item.verdict === "unmet" && short(item), item.unsure && "答了「暂不清楚」，请查清", item.doubted.length > 0 && "※ 有关数字待核对"].filter(Boolean);
  return el("li", { "data-verdict": item.verdict }, el("span", { class: "locator" }, item.locator), el("b", {}, item.title),
    el("span", { class: "sheet-word" }, word(item.verdict, item.word), rests && " ", rests && el("small", {}, rests)),
    el("span", { class: "sheet-ready" }, ...(proofs[item.id] ? [el("span", { class: "sheet-lead" }, "佐证 "), proofs[item.id].slice(isLink ? 1 : 0).join("/")] : [])),
    el("span", { class: "sheet-box" }, "□ 属实 □ 存疑"),
    notes.length && el("span", { class: "sheet-more" }, notes.join("；")));
}

const split = item => isSplit(item) && item.readings.filter(one => one.played).map(one => `按「${one.title}」${one.word}`).join("；");

/** How much an unmet condition is wanting; of ticks which. */
function short(item) {
  const far = item.gap.map(({ few }) => few).filter(Boolean).join("；或：");
  if (far || !item.gap.length || !item.basis.startsWith("ticks")) return far;
  const [first, ...others] = item.gap.flatMap(({ changes }) => changes.map(({ label }) => label));
  return `没有勾选「${first}」${others.length ? `等 ${others.length + 1} 项` : ""}`;
}
