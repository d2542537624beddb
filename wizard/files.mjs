// A draft out of the browser and into it again: as a file, and as a code to copy where files cannot be made.

import { copy } from "./copying.mjs";
import { all, byId, say } from "./dom.mjs";
import { onDrop } from "./dropped.mjs";
import { VERSION, hand } from "./handing.mjs";
import { inApp } from "./inapp.mjs";
import { titleOf } from "./titles.mjs";
import { codeOf, fileName, pageOf } from "./pack.mjs";
import { readable } from "./readable.mjs";
import { Refused, draftFrom, draftIn, under } from "./unpack.mjs";

const SAME = "现在填的内容没有改动。";
const TABLE = /\.(xls[xmb]?|ods|et|csv|tsv)$/i;
const two = number => String(number).padStart(2, "0");

/** outgoing(): the draft as it leaves this device. Gives back page(): what is saved as a file, {text, name, list}; openCode(code), openBeside(arriving, question, yes, about): ask, and open it as another draft. */
export function mindFiles({ keep, draft, form, notice, note, agreed, verdicts, reopen, outgoing }) {
  async function save() {
    if (inApp) return showCode("微信里不能下载文件。请点右上角「···」，选「在浏览器打开」；或者复制这段存档码，发到电脑上。");
    const { text, name, list } = await page();
    hand(text, name, "text/html");
    note(`已存为文件「${name}」${list}，在浏览器的下载文件夹里。没有看到文件，请在「我的草稿」里复制存档码。`);
  }

  /** The draft as a page that people can read, and the name for its file. */
  async function page() {
    const now = new Date(), date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    const title = titleOf(keep.record()), { ruleSet } = byId("drafts").dataset;
    const about = { title, ruleSet, disclaimer: document.querySelector(".disclaimer").textContent, date, time: `${two(now.getHours())}:${two(now.getMinutes())}`, version: VERSION };
    const leaving = outgoing(), { roster, ...others } = draft.strange();
    const beside = Object.entries(others).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
    if (roster) beside.push(["企业名单", leaving.roster ? `${roster.name}，完整地存在这个文件里` : "按您的选择，没有存进这个文件"]);
    return { text: pageOf(leaving, about, readable(form), beside, await settled(verdicts)), name: fileName(title, date), list: roster ? (leaving.roster ? "，含企业名单" : "，不含企业名单") : "" };
  }

  /** Opens as a new draft, so that nothing is replaced; where nothing can be kept, asks first. wanted(found): asks as well. */
  async function open(arriving, refuse, wanted = () => true) {
    try {
      const { found, changed = [] } = await arriving().then(found => ({ found }), broughtUp);
      if (!(await wanted(found))) return;
      if (keep.refused() && !draft.isEmpty() && !(await agreed("这个浏览器不能保存，打开会替换已填的内容。要打开吗？", "打开"))) return;
      const back = await keep.mark(), wasEmpty = draft.isEmpty();
      await keep.adopt(found);
      for (const dialog of all("dialog[open]")) dialog.close();
      note(`已打开「${titleOf(keep.record())}」。${wasEmpty || keep.refused() ? "" : "原来填的那份还在「我的草稿」里。"}${changed.length ? `为适应新版，改动了：${changed.join("")}` : ""}`, back);
    } catch (trouble) {
      refuse(`${trouble instanceof Refused ? trouble.message : "没有打开，这个文件读不出来。"}${SAME}`);
    }
  }

  /** A draft of an older format is brought up to today's by the rules; whatever else was wrong stays wrong. */
  async function broughtUp(trouble) {
    if (!trouble.older) throw trouble;
    const { draft: found, changed, error } = JSON.parse(await reopen(trouble.older).catch(() => { throw trouble; }));
    if (error) throw new Refused(`${error}没有打开。`);
    return { found: under(notice, found), changed };
  }

  function openFile(file) {
    if (!byId("drafts").open) byId("drafts").showModal();
    say(byId("drafts-say"), "");
    const place = TABLE.test(file.name) ? "企业名单请到网站的「企业名单」页选。" : "";
    return open(() => draftIn(file, notice), words => say(byId("drafts-say"), words + place));
  }

  /** What came with a link, from whomever. about(found): what is said of it before. */
  const openBeside = (arriving, question, yes, about) => open(arriving, note, found => agreed(question, yes, `${about(found)}${keep.refused() ? "" : "您原来填的不会改动。"}`));
  const openCode = code => openBeside(() => draftFrom(code, notice), "打开转发来的草稿吗？", "打开", ({ answers }) => `里面有 ${Object.keys(answers).length} 题的答案，打开后是一份新草稿。`);

  async function showCode(words) {
    const code = byId("code-text");
    show(words, "这段存档码就是整份草稿。复制后发给自己保存，以后在这里粘贴就能接着填。", true);
    const leaving = outgoing();
    code.value = await codeOf(leaving);
    byId("code-copy").disabled = false;
    code.select();
    if (leaving.roster) say(byId("code-say"), `存档码里有企业名单，共 ${code.value.length.toLocaleString()} 字。太长贴不下时，请关掉这里，勾选「存成文件、复制存档码时不含企业名单」后再复制。`);
  }

  function show(words, plain, isCopy) {
    say(byId("code-title"), isCopy ? "复制存档码" : "粘贴存档码");
    say(byId("code-words"), words || plain);
    say(byId("code-say"), "");
    byId("code-text").value = "";
    byId("code-text").readOnly = isCopy;
    byId("code-copy").hidden = !isCopy;
    byId("code-copy").disabled = true; // until there is something to copy
    byId("code-open").hidden = isCopy;
    byId("code").showModal();
  }

  byId("save-file").onclick = ({ detail }) => detail < 2 && save(); // a double click is meant once
  byId("draft-file").onchange = ({ target }) => {
    const [file] = target.files;
    if (file) openFile(file).then(() => { target.value = ""; });
  };
  byId("draft-open").onclick = () => byId("draft-file").click();
  byId("draft-copy").onclick = () => showCode("");
  byId("draft-paste").onclick = () => show("", "把存档码贴到下面，再点「打开」。前后多出来的字不要紧。", false);
  byId("code-open").onclick = () => open(() => draftFrom(byId("code-text").value, notice), words => say(byId("code-say"), words));
  byId("code-copy").onclick = () => copy(byId("code-text"), byId("code-say"));
  onDrop(([file]) => openFile(file));
  return { page, openCode, openBeside };
}

/** What the rules say of this very draft; they may still be at it. Without them there is no waiting. */
async function settled(verdicts) {
  for (let tries = 0; tries < 20 && !verdicts() && byId("engine").dataset.state === "ready"; tries++) await new Promise(done => setTimeout(done, 100));
  return verdicts();
}
