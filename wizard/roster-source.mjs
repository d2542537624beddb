// Where a list comes from: a file chosen or dropped, a block pasted from a spreadsheet, the template. Nothing leaves the device.

import { byId, el, say } from "./dom.mjs";
import { onDrop } from "./dropped.mjs";
import { hand } from "./handing.mjs";
import "./inapp.mjs";
import { count } from "./roster-ranges.mjs";

const PASTED = "粘贴的名单";

/** take(list, words): a list was read; remove(): the list is to go. Gives back show(list, result), refuse(sentence), again(). */
export function mindSource({ python, take, remove }) {
  const most = Number(byId("roster").dataset.most);
  let bytes = null, called = "", last = () => {};

  const refuse = sentence => say(byId("source-trouble"), sentence);

  async function read(data, name, sheet = "") {
    last = () => read(data, name, sheet);
    refuse("");
    const said = await python.json(`正在读取「${name}」…`, "wizard.roster", "listed", data, sheet);
    if (!said) return;
    if (said.error) return refuse(`「${name}」没有读成：${said.error}`);
    [bytes, called] = [data, name];
    byId("pasting").hidden = true;
    byId("show-paste").setAttribute("aria-expanded", "false");
    try {
      await take({ name, sheet: said.sheet, others: said.others, lists: said.lists, hidden: said.hidden, text: said.text }, `已读取「${name}」。`);
    } catch (trouble) {
      console.warn(trouble);
      refuse(`「${name}」读好了，但没有显示完整。请刷新本页再看；还是不行，请重新选一次。`);
    }
    return true;
  }

  async function readFile(file) {
    if (file.size > most) return refuse(`「${file.name}」有 ${Math.ceil(file.size / 1e6)} MB，太大；请只留名单一张表后另存。`);
    const data = await file.arrayBuffer().catch(() => null);
    if (!data) return refuse(`「${file.name}」打不开，可能正被别的程序使用。请关掉它，或复制一份后再选。`);
    await read(new Uint8Array(data), file.name);
  }

  byId("choose").onclick = () => byId("file").click();
  byId("file").onchange = ({ target }) => {
    const [file] = target.files;
    if (file) readFile(file).then(() => { target.value = ""; });
  };
  byId("show-paste").onclick = () => {
    const open = byId("pasting").hidden;
    byId("pasting").hidden = !open;
    byId("show-paste").setAttribute("aria-expanded", open);
    if (open) byId("pasted").focus();
  };
  byId("read-pasted").onclick = async () => {
    const pasted = byId("pasted"), text = pasted.value;
    if (!text.trim()) return refuse("还没有粘贴内容。");
    if (await read(new TextEncoder().encode(text), PASTED) && pasted.value === text) pasted.value = "";
  };
  byId("template").onclick = async () => {
    last = byId("template").onclick;
    const made = await python.call("正在生成模板…", "wizard.roster.template", "template");
    if (!made) return;
    hand(made, "企业名单模板.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  };
  byId("sheet").onchange = ({ target }) => read(bytes, called, target.value);
  byId("remove").onclick = remove;
  onDrop(([file]) => readFile(file));

  return {
    refuse,
    again: () => last(),
    show(list, result) {
      byId("current").hidden = !list.text;
      byId("too-large").hidden = !list.tooLarge;
      say(byId("too-large"), "名单太大，放不进草稿：数字可以照常采用，但关掉本页后要重新选名单，申报材料包的清单里也没有它。请把名单文件存好。");
      byId("sheet-choice").hidden = !bytes || called !== list.name || !list.others.length;
      byId("sheet").replaceChildren(...[list.sheet, ...list.others].map(name => el("option", { value: name }, name)));
      say(byId("current-name"), list.sheet && list.sheet !== list.name ? `${list.name}，工作表「${list.sheet}」` : list.name);
      if (!result) return;
      const { rows, sizes } = result, aside = rows.set_aside.reduce((sum, one) => sum + count(one.rows), 0), left = rows.left.reduce((sum, one) => sum + count(one.rows), 0);
      say(byId("current-rows"), `共 ${rows.total.toLocaleString()} 行：${count(rows.used).toLocaleString()} 家企业计入${aside ? `，${aside.toLocaleString()} 行没有计入、要改` : ""}${left ? `，${left.toLocaleString()} 行是标题、空行、合计等` : ""}。`);
      say(byId("current-sizes"), sizes.counts.length ? `规模：${sizes.counts.map(one => `${one.called} ${one.count.toLocaleString()} 家`).join("，")}。` : "");
    },
  };
}
