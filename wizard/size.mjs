// The size calculator's page: an industry and a few figures go to the rule, its answer and its sentence come back.

import "./page.mjs";
import { all, byId, say } from "./dom.mjs";
import { onIntent } from "./intent.mjs";
import { roomOfPython } from "./roster-python.mjs";

const PAUSE = 120;
const form = byId("sizing"), python = roomOfPython("sizes");
let clock = 0, turn = 0, quotes = null;

async function work() {
  const mine = ++turn, given = Object.fromEntries(all("input", form).map(({ name, value }) => [name, value.trim()]));
  if (!Object.values(given).some(Boolean)) return clear();
  const found = await python.json("正在计算…", "rules.sme_sizes", "sized", JSON.stringify(given));
  quotes ||= await python.json("正在计算…", "rules.sme_sizes", "industries");
  if (mine === turn && found && quotes) show(found);
}

function clear() {
  say(byId("sized"), "填写后显示");
  for (const id of ["sized-sme", "sized-explain"]) say(byId(id), "");
  byId("sized-quote").hidden = true;
  for (const box of all("[data-figure]")) {
    box.classList.remove("idle");
    complain(box.dataset.figure, "");
  }
}

function complain(figure, words) {
  say(byId(`t-${figure}`), words);
  byId(`t-${figure}`).hidden = !words;
  if (words) byId(`s-${figure}`).setAttribute("aria-invalid", "true");
  else byId(`s-${figure}`).removeAttribute("aria-invalid");
}

function show({ industry, word, size, sme, missing, explain, complaints, error }) {
  if (error) return say(byId("sized"), error);
  const lacks = missing.map(({ name }) => name).join("、");
  say(byId("sized"), size ? `${word}企业` : `不能判断${lacks ? `，还缺${lacks}` : ""}`);
  say(byId("sized-sme"), sme === true ? "属于中小微企业（申报表所说的中小企业）。" : sme === false ? "不属于中小微企业。" : "");
  say(byId("sized-explain"), explain);
  const asked = new Set((industry ? industry.indicators : []).map(({ id }) => id));
  for (const box of all("[data-figure]")) {
    const { figure } = box.dataset, { text } = complaints.find(({ field }) => field === figure) || { text: "" };
    box.classList.toggle("idle", Boolean(industry) && !asked.has(figure));
    complain(figure, text);
  }
  showQuote(industry && quotes.find(({ id }) => id === industry.id));
}

/** The sentence of the rule where it was found verbatim; else its numbers, and where they are from. */
function showQuote(one) {
  const [sentence, source] = all("p", byId("sized-quote"));
  byId("sized-quote").hidden = !one;
  if (!one) return;
  const tier = (name, bounds) => `${name}：${one.indicators.map(({ id, name: of, unit }) => `${of} ${bounds[id].toLocaleString()} ${unit}及以上`).join("，且")}`;
  say(sentence, one.quote || `${one.name}　${[tier("大型", one.large), tier("中型", one.medium), tier("小型", one.small)].join("；")}；都达不到的为微型。`);
  say(source, one.quote ? `${one.name}，规定原文` : "该规定各条和国统字〔2017〕213号附表的下限；本行业的原文没有逐句列出");
}

form.addEventListener("input", () => {
  clearTimeout(clock);
  clock = setTimeout(work, PAUSE);
});
form.addEventListener("submit", event => event.preventDefault());
python.onRetry(work);
onIntent(form, python.start);
addEventListener("pageshow", work);
byId("size").dataset.alive = ""; // old.mjs looks for it
