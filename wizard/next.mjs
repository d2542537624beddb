// What to do next, worked out from the report: answer, check, improve, prepare, ask the district. Never a flat refusal.

import { byId, el } from "./dom.mjs";
import { link, questionsFor } from "./report.mjs";

const CHECK = "../check/", LIST = "../contacts/", FIRST = 5;

export function showNext(report, answers) {
  byId("next-steps").replaceChildren(...steps(report, answers).map(parts => el("li", {}, ...parts)));
}

function steps(report, { district }) {
  const { counts, complaints, warnings } = report;
  const doubts = [...complaints, ...warnings];
  const open = new Set(report.criteria.filter(one => one.verdict === "missing" && !one.preference).flatMap(questionsFor).map(({ field }) => field));
  return [
    doubts.length && [el("b", {}, `先核对 ${doubts.length} 处`), el("ul", {}, ...doubts.slice(0, FIRST).map(one => el("li", {}, link(one, one.said))),
      doubts.length > FIRST && el("li", {}, el("a", { href: `${CHECK}#review` }, `还有 ${doubts.length - FIRST} 处，在「提交前核对」里`)))],
    counts.missing && [el("b", {}, `再答 ${open.size} 题`), `，还缺数据的 ${counts.missing} 条就都能判断。手头没有的，先答「暂不清楚」，可能会改问别的数。`],
    counts.unmet && [el("b", {}, `看 ${counts.unmet} 条不满足的`), "：先核对数据是否填对，属实的不要改；每条下面写明差多少，可以试算。"],
    counts.review && [el("b", {}, `为 ${counts.review} 条备好材料`), "：由评审判断，材料要能说明情况。", el("a", { href: `${CHECK}#evidence` }, "列出佐证材料")],
    !counts.missing && !counts.unmet && [el("b", {}, "导出申报材料"), "：", el("a", { href: `${CHECK}#papers` }, "申报表、清单和佐证材料目录")],
    asking(district),
  ].filter(Boolean);
}

/** The department; its people and number stand on one page only. */
function asking(district) {
  const [, name, department] = byId("next-steps").dataset.districts.split(";").map(one => one.split("=")).find(([id]) => id === district) || [];
  const whom = name ? `：${name}由${department}受理。` : "：由集群所在区的中小企业主管部门受理。";
  return [el("b", {}, "向区主管部门咨询"), whom, el("a", { href: LIST }, "联系人和电话"), "（2023 年公布，请先核实）。拿不准的条件，带着这份结果去问。",
    !name && link({ field: "district" }, "选所在区")];
}
