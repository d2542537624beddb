// A sheet to read: one draft's verdicts, evidence, open readings and figures, made of the data that Python tells. Every text stays text.

import { checklist, isSplit, word } from "./checklist.mjs";
import { el, sign } from "./dom.mjs";
import { mending } from "./mending.mjs";
import { readingList } from "./readings.mjs";

/** told: as wizard/share/sheet.py makes it. number: which sheet of this page. can: {carryOn(draft), remove()}. */
export function sheetOf(told, number, can) {
  const { title, is_link: isLink, report, evidence, given, later } = told;
  const name = title || (isLink ? "转发来的自测结果" : "没有写名称的集群"), [mend, box] = mending(told, name);
  const open = report.criteria.filter(item => item.verdict === "review" || isSplit(item));
  return el("article", { class: "sheet", id: `sheet-${number}`, tabindex: "-1", "data-overall": report.overall.verdict, "aria-labelledby": `sheet-${number}-title` },
    el("header", { class: "sheet-head" },
      el("h2", { id: `sheet-${number}-title` }, name),
      told.who.some(Boolean) && el("p", {}, told.who.filter(Boolean).join("，")),
      el("div", { class: "overall" }, report.overall.text),
      report.unsure && el("p", { class: "unsettled" }, `${report.unsure}。`),
      doubts(told, `sheet-${number}-doubts`),
      tally(report),
      el("p", { class: "sheet-about" }, `依据《${report.notice.title}》（${report.notice.number}，${report.notice.issued}）。规则版本 ${told.version.now}。`),
      ...about(told).map(words => el("p", { class: "sheet-note" }, words)),
      !title && el("p", { class: "sheet-blank" }, "集群名称：", el("i"), "申报单位：", el("i"), "收到日期：", el("i")),
      buttons(told, can, mend), box),
    el("section", { class: "sheet-part sheet-first" }, el("h3", {}, "初审清单"), checklist(told),
      el("p", { class: "disclaimer" }, report.disclaimer),
      el("p", { class: "sheet-sign" }, "初审意见：", el("i"), "初审人：", el("i"), "日期：", el("i"))),
    remarks(report, `sheet-${number}-doubts`),
    later && changed(later, told),
    open.length && section(`要由人判断的 ${open.length} 条`, el("ul", { class: "sheet-open" }, ...open.map(judged))),
    told.with_figures && section("逐条的依据和差距", grounds(report.criteria)),
    told.with_figures && section("佐证材料", proofs(evidence, isLink)),
    section("填报的内容", ...given.filter(({ rows }) => rows.length).map(answers)));
}

function about({ is_link: isLink, with_figures: figures, version: { now, then, turned }, later, list }) {
  const revised = then && then !== now;
  return ["内容都是对方自己填的，没有核实；佐证材料没有随这份来。",
    later && `下面按做成时的通知得出。后来的${later.number}改了什么，见初审清单后面。`,
    isLink && "链接里没有集群名称、单位、姓名、电话和文字。",
    isLink && !figures && `链接不带数字，结果是发送人的设备算出的${revised ? `（规则版本 ${then}，现在是 ${now}）` : ""}，这里不能复核，也看不出要附哪些佐证、哪些答了「暂不清楚」、哪些数要核对。要复核，请对方发带数字的链接或存档文件。`,
    isLink && figures && revised && `链接做成时规则版本是 ${then}，之后修订过；下面按现在的版本重新算出${!turned ? "" : turned.length ? `，有 ${turned.length} 条和当时不同：${turned.join("、")}` : "，结果和当时相同"}。`,
    list !== null && `随附企业名单${list && `「${list}」`}，这里不列出。要看，请在「完整申报表」里打开这份存档，再看「企业名单」。`].filter(Boolean);
}

/** How many places are to be looked at first; the conditions that rest on such a figure carry a mark. */
function doubts({ report: { complaints, warnings, criteria } }, there) {
  const count = complaints.length + warnings.length;
  return count && el("p", { class: "unsettled" }, "所填内容有 ", el("a", { href: `#${there}` }, `${count} 处请先核对`), criteria.some(({ doubted }) => doubted.length) ? "，有关的条件标有「※」。" : "。");
}

function tally({ counts, criteria }) {
  const words = { unmet: "不满足", missing: "待补充", review: "需评审判断", met: "满足", not_applicable: "不适用" };
  const others = criteria.filter(({ preference }) => preference).length;
  return el("p", { class: "sheet-tally" }, ...Object.entries(words).map(([verdict, word]) =>
    el("span", { "data-verdict": verdict }, sign(), `${word} ${counts[verdict]}`)), others && el("small", {}, `「重点支持」${others} 条不是门槛，没有算在内`));
}

function buttons({ is_link: isLink, draft, later, with_figures: figures }, { carryOn, remove }, mend) {
  const button = (words, work, quiet = " quiet") => Object.assign(el("button", { class: `button${quiet}`, type: "button" }, words), { onclick: work });
  const more = figures ? "" : "（数字要自己补）";
  return el("p", { class: "sheet-buttons" },
    isLink && !later && button(`接着填，存成我的新草稿${more}`, () => carryOn(draft), ""),
    isLink && later && button(`按新通知接着填，存成我的新草稿${more}`, () => carryOn(later.draft), ""),
    mend, button("收起这一份", remove));
}

const section = (title, ...parts) => el("section", { class: "sheet-part" }, el("h3", {}, title), ...parts);
const cells = (tag, ...words) => words.map(one => el(tag, tag === "th" ? { scope: "col" } : {}, one));
const table = (kind, heads, rows) => el("table", { class: kind }, el("thead", {}, el("tr", {}, ...cells("th", ...heads))), el("tbody", {}, ...rows));

function grounds(criteria) {
  const rows = criteria.map(item => el("tr", { "data-verdict": item.verdict },
    ...cells("td", el("span", {}, el("b", {}, `${item.locator} ${item.title}`), el("small", { class: "sheet-quote" }, item.quote)), word(item.verdict, item.word), reasons(item))));
  return table("sheet-list", ["条件", "自测结果", "依据和差距"], rows);
}

function reasons(item) {
  const lines = [item.because, item.gap.map(({ text }) => text).join("；或者：")].filter(Boolean).map(text => el("span", { class: "sheet-line" }, text));
  return el("span", {}, ...lines, item.because && item.basis_text && el("small", { class: "sheet-line" }, item.basis_text));
}

const judged = item => el("li", { "data-verdict": item.verdict }, el("p", {}, el("b", {}, `${item.locator} ${item.title}`)), el("p", { class: "sheet-quote" }, item.quote),
  item.readings.length ? readingList(item.readings) : item.because && el("p", {}, item.because), item.why && el("p", { class: "aside" }, item.why));

function proofs(lines, isLink) {
  if (!lines.length) return el("p", {}, "没有填写需要佐证的内容。");
  const ready = lines.filter(({ state }) => state === "有").length;
  const rows = lines.map(({ says, proof, source, state }) => el("tr", {}, ...cells("td", says, proof, source, state)));
  return el("div", {}, el("p", {}, isLink ? `按所填内容要附 ${lines.length} 项。链接不带「有」和「待补」的记号。` : `共 ${lines.length} 项：有 ${ready} 项，待补 ${lines.length - ready} 项。`),
    table("sheet-proofs", ["要证明的内容", "什么算佐证", "依据", "状态"], isLink ? rows.map(row => (row.lastChild.replaceWith(el("td", {}, "□")), row)) : rows));
}

function remarks({ complaints, warnings }, id) {
  const lines = [...complaints.map(({ said }) => `没有读懂：${said}`), ...warnings.map(({ said }) => said)];
  return lines.length && Object.assign(section(`请核对的 ${lines.length} 处`, el("ul", {}, ...lines.map(text => el("li", {}, text)))), { id });
}

const answers = ({ title, rows, blank }) => el("table", { class: "sheet-answers" }, el("caption", {}, title, blank && el("small", {}, `　另有 ${blank} 栏没有填`)),
  el("tbody", {}, ...rows.map(([name, said]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, said)))));

/** Under a later notice: what is worded anew, and what comes out otherwise. */
function changed({ title, number, rows }, { with_figures: figures }) {
  const side = one => one && el("div", {}, el("p", { class: "sheet-quote" }, one.quote), one.word && el("p", {}, el("b", {}, one.word)));
  const lines = rows.map(({ kind, before, after }) => el("tr", {}, ...cells("td", `${(after || before).locator} ${(after || before).title}`, kind, side(before) || "（没有）", side(after) || "（没有）")));
  return section("后来的通知改了什么", el("p", {}, `上面的结果按做成时的通知得出。现行的是《${title}》（${number}）：${rows.length ? `有 ${rows.length} 条不同。` : "这些答案的结果没有不同。"}${figures ? "" : "链接不带数字，不能按新通知重算。"}`),
    rows.length && table("sheet-changed", ["条件", "变化", "当时的通知和结果", "现行的通知和结果"], lines));
}
