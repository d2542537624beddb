// What is to be put right in one sheet, as plain text to send back to whoever sent it.

import { copy } from "./copying.mjs";
import { el } from "./dom.mjs";

/** The button, and the box where the text stands once it is pressed; neither where there is nothing to put right. */
export function mending(told, name) {
  const parts = lacking(told);
  if (!parts.length) return [];
  const said = el("p", { class: "made", role: "status" }), text = el("textarea", { class: "cell", readonly: "", rows: "6", "aria-label": "要补正的内容" });
  const box = el("div", { class: "sheet-mend" }), button = el("button", { class: "button quiet", type: "button" }, "复制要补正的内容");
  text.value = [`${name}：请核对下面的内容。填错的请更正，属实的请不要改，缺的请补上，然后再发一份。`, ...parts, `依据《${told.report.notice.title}》（${told.report.notice.number}）自测，不是认定结论。`].join("\n\n");
  button.onclick = () => {
    box.replaceChildren(text, said);
    copy(text, said);
  };
  return [button, box];
}

/** What figures have to become; of ticks the reasons say it. */
const wanted = ({ gap }) => gap.filter(({ few }) => few).map(({ text }) => `${text}。`).join("或者：");

/** Each kind of thing as a paragraph of its own, with its number. */
function lacking({ report: { criteria, complaints, warnings }, evidence, is_link: isLink }) {
  const of = verdict => criteria.filter(item => item.verdict === verdict && !item.preference);
  const kinds = {
    "不满足": of("unmet").map(item => `${item.locator} ${item.title}：${item.because || "按所填数据，本条不满足。"}${wanted(item)}`),
    "待补充": of("missing").map(item => `${item.locator} ${item.title}${item.because && `：${item.because}`}`),
    "答了「暂不清楚」，请查清": of("review").filter(({ unsure }) => unsure).map(item => `${item.locator} ${item.title}：${item.because}`),
    "请核对": [...complaints.map(({ said }) => `没有读懂：${said}`), ...warnings.map(({ said }) => said)],
    "佐证待补": isLink ? [] : evidence.filter(({ state }) => state !== "有").map(({ says, proof, source }) => `${says}。佐证：${proof}（${source}）`),
  };
  return Object.entries(kinds).filter(([, lines]) => lines.length).map(([kind, lines]) => [`${kind} ${lines.length} ${kind === "请核对" ? "处" : kind === "佐证待补" ? "项" : "条"}`, ...lines.map((line, n) => `${n + 1}. ${line}`)].join("\n"));
}
