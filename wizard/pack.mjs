// A draft as a page that anybody can read, and as a code to copy: text in, text out. Everything is escaped; nothing refers to elsewhere.

import { lettersOf } from "./letters.mjs";
import { CODE, FORMAT, MARK, sumOf } from "./unpack.mjs";

const UNSAFE = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = text => String(text).replace(/[&<>"']/g, sign => UNSAFE[sign]).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, " ").replace(/\p{Cs}/gu, "\ufffd");
const own = text => `<bdi>${safe(text)}</bdi>`; // a person's words, whatever way they run
const row = (...cells) => `<tr>${cells.map((cell, n) => (n ? `<td>${cell}</td>` : `<th scope="row">${cell}</th>`)).join("")}</tr>`;
const table = (caption, rows) => `<table><caption>${safe(caption)}</caption><tbody>${rows.join("")}</tbody></table>`;

const STYLE = `body{max-width:50em;margin:2em auto;padding:0 1em;font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#1d2b30;overflow-wrap:anywhere}
h1{font-size:1.6em;line-height:1.3}h2{margin-top:2em;font-size:1.2em}caption{padding:.6em 0;font-weight:700;text-align:left}
table{width:100%;margin-top:1em;border-collapse:collapse;table-layout:fixed}th,td{padding:.35em .6em;border:1px solid #b9c3c6;text-align:left;vertical-align:top;font-weight:400}
th{width:42%;background:#f2f5f6}td{white-space:pre-wrap}.note{padding:.7em 1em;background:#eef4f6}.quiet{color:#55656b}b{font-weight:700}
@media print{body{margin:0;font-size:10pt}tr{break-inside:avoid}}`;

/**
 * about: {title, ruleSet, disclaimer, date, time, version}; parts: [{title, rows: [[name, answer]], blank}]; beside: [[name, text]];
 * report: what the rules said of this very draft, or null.
 */
export function pageOf(draft, about, parts, beside, report) {
  const { title, ruleSet, disclaimer, date, time, version } = about;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="${MARK}" content="${FORMAT}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} ${date} 申报条件自测存档</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${own(title)}</h1>
<p>申报条件自测存档，保存于 ${date} ${time}</p>
<p class="note">要接着填写，请在自测网站点「我的草稿」，再点「打开文件」，选这个文件。换一台设备或换一个浏览器也可以。</p>
<p>依据：${safe(ruleSet)}</p>
<p><b>${safe(disclaimer)}</b></p>
${report ? verdicts(report) : "<h2>自测结果</h2>\n<p>保存时自测程序没有就绪，这个文件里没有结果。在网站上打开后会重新得出。</p>"}
<h2>已填的内容</h2>
${parts.map(part => table(part.title, [...part.rows.map(([name, answer]) => row(safe(name), own(answer))), ...(part.blank ? [row(`另有 ${part.blank} 栏没有填`, "")] : [])])).join("\n")}
${beside.length ? table("其他内容，原样保存在本文件中", beside.map(([name, text]) => row(own(name), own(text)))) : ""}
<p class="quiet">格式版本 ${FORMAT}${version ? `，网站版本 ${safe(version)}` : ""}</p>
${block(draft)}
</body>
</html>
`;
}

/** The draft itself, with its sum: what is read when the file is opened again. */
export function block(draft) {
  const text = JSON.stringify(draft).replace(/</g, "\\u003c");
  return `<script type="application/json" id="${MARK}" data-sha256="${sumOf(text)}">${text}</script>`;
}

function verdicts({ overall, unsure, criteria, warnings, complaints }) {
  const ways = item => item.ways_out.map(way => way.map(({ name }) => name).join("、"));
  const steps = criteria.filter(item => item.gap.length || item.ways_out.length || (item.verdict === "review" && item.evidence.length));
  const step = item => (item.gap.length ? item.gap.map(({ text }) => text).join("；或者：") : item.ways_out.length ? `补填：${ways(item).join("；或者改答：")}` : `准备材料：${item.evidence.join("、")}`);
  const words = [...complaints.map(({ said }) => `没有读懂：${said}`), ...warnings.map(({ said }) => `请核对：${said}`)];
  return `<h2>自测结果</h2>
<p><b>${safe(overall.text)}</b>${unsure ? `。${safe(unsure)}。` : ""}</p>
${table("逐条结果", criteria.map(({ locator, title, word, because }) => row(`${safe(locator)} ${safe(title)}`, `<b>${safe(word)}</b>${because ? `\n${safe(because)}` : ""}`)))}
${steps.length ? table("下一步", steps.map(item => row(`${safe(item.locator)} ${safe(item.title)}`, safe(step(item))))) : ""}
${words.length ? `<ul>${words.map(text => `<li>${own(text)}</li>`).join("")}</ul>` : ""}`;
}

/** The same draft as one line of letters, for where no file can be made. */
export async function codeOf(draft) {
  const text = JSON.stringify(draft), small = await deflated(new TextEncoder().encode(text));
  return small ? coded(text, "z", small) : codeAtOnce(draft);
}

/** That, for whoever cannot wait until it is small. */
export function codeAtOnce(draft) {
  const text = JSON.stringify(draft);
  return coded(text, "t", new TextEncoder().encode(text));
}

const coded = (text, kind, bytes) => `${CODE}.${kind}.${sumOf(text).slice(0, 16)}.${lettersOf(bytes)}`;

export async function deflated(bytes) {
  if (!("CompressionStream" in globalThis)) return null;
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());
}

/** A file name that every system takes: 集群名_2026-11-23.html. */
export function fileName(title, date) {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu, " ").replace(/\s+/g, " ").trim().replace(/^\.+|\.+$/g, "");
  return `${[...plain].slice(0, 40).join("").trim() || "自测草稿"}_${date}.html`;
}
