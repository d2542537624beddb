// 我的草稿: the drafts on this device as a list; each can be opened, named, duplicated and deleted, and all of it wiped.

import { byId, el, say } from "./dom.mjs";
import { clock, titleOf } from "./titles.mjs";
import { blank, keep as write, records } from "./store.mjs";

export function mindDrafts({ keep, note, agreed, stands }) {
  const panel = byId("drafts");

  const doing = work => async () => {
    try {
      await work();
    } catch {
      say(byId("drafts-say"), "这个浏览器不让本页保存内容，没有做成。请用「保存为文件」。");
    }
  };

  async function show() {
    await keep.save();
    const found = await records().catch(() => []), here = keep.record();
    const others = found.filter(({ id }) => id !== here.id);
    byId("draft-list").replaceChildren(row(here, true), ...others.map(record => row(record, false)));
    say(byId("drafts-say"), "");
  }

  /** A row that is given another name stays where it is: whoever leaves the name by pressing a button presses that button. */
  function row(record, isHere) {
    const answered = Object.keys(record.draft.answers).length, state = el("p");
    const name = el("input", { class: "draft-name", type: "text", "aria-label": "草稿的名称", placeholder: titleOf({ ...record, name: "" }), maxlength: "80" });
    const works = [!isHere && ["打开", open], ["复制一份", duplicate], ["删除", remove]].filter(Boolean);
    const buttons = works.map(([word, work]) => {
      const made = el("button", { class: "button quiet", type: "button" }, word);
      const run = doing(() => work(record));
      made.onclick = ({ detail }) => detail < 2 && run(); // a double click is meant once
      return made;
    });
    const label = () => {
      say(state, `${isHere ? "正在填写，" : ""}${record.saved ? `最后修改 ${clock(record.saved)}，` : ""}已答 ${answered} 题`);
      for (const one of buttons) one.setAttribute("aria-label", `${one.textContent}：${titleOf(record)}`);
      buttons[buttons.length - 1].hidden = !record.turn && !answered; // nothing to delete yet
    };
    name.value = record.name;
    name.onchange = doing(async () => {
      record = { ...record, name: name.value.trim() };
      record = await (isHere ? keep.rename(record.name).then(keep.record) : write(record));
      label();
      say(byId("drafts-say"), "");
    });
    label();
    return el("li", { "data-id": record.id, ...(isHere && { "aria-current": "true" }) }, name, state, el("p", { class: "draft-buttons" }, ...buttons));
  }

  async function open(record) {
    const back = await keep.mark();
    await keep.open(record.id);
    panel.close();
    note(`已打开「${titleOf(record)}」。`, back);
  }

  async function duplicate(record) {
    const copy = { ...blank(record.draft), name: `${titleOf(record)}（副本）` };
    await write(copy);
    await show();
    byId("draft-list").querySelector(`[data-id="${copy.id}"] input`).focus();
  }

  async function remove(record) {
    const isHere = record.id === keep.record().id, was = await keep.drop(record.id);
    await show();
    panel.close();
    note(`已删除「${titleOf(record)}」。`, async () => {
      if (isHere) return keep.adopt((was || record).draft, record.name);
      await write({ ...blank(was.draft), name: was.name }); // in its place another window may have gone on
    });
  }

  byId("show-drafts").onclick = async () => {
    byId("draft-list").replaceChildren(); // what it held when it was closed is no longer so
    panel.showModal();
    await show();
  };
  byId("draft-new").onclick = doing(async () => {
    if (keep.refused() && !(await agreed("这个浏览器不能保存，新建会清空已填的内容。要新建吗？", "新建"))) return;
    const back = await keep.mark();
    await keep.fresh();
    panel.close();
    note("已新建一份空白草稿。", back);
  });
  byId("forget").onclick = async () => {
    const sure = await agreed("清除本机全部数据吗？", "全部清除", "所有草稿和设置都会从这台设备的这个浏览器里删掉，不能撤销。已保存的文件不受影响。");
    if (!sure) return;
    const done = await keep.forget().then(() => true, () => false);
    panel.close();
    note("");
    stands(done ? "本机全部数据已清除。" : "没有清除成功，请在浏览器的设置里清除本站的数据。", !done);
  };
}
