// The papers, made when asked for: says what is going on, hands over a file with a plain name, and says in one sentence when it cannot.

import { all, byId, say } from "./dom.mjs";
import { hand } from "./handing.mjs";
import "./inapp.mjs";

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};
const UNNAMED = "未命名集群", LONGEST = 40;

/** make(kind, day): the bytes of a paper; named(): the cluster's name. */
export function mindPapers(make, named) {
  const buttons = all("button[data-paper]");
  byId("papers-code").onclick = () => byId("draft-copy").click();
  for (const button of buttons) {
    button.onclick = async () => {
      const { paper, word, suffix } = button.dataset, day = today();
      for (const one of buttons) one.disabled = true;
      say(byId("papers-said"), `正在生成${word}…程序没有下载完的，要先等它下载完。`);
      try {
        const bytes = await make(paper, day);
        const name = `${plain(named())}_${word}_${day}.${suffix}`;
        hand(bytes, name, TYPES[suffix]);
        say(byId("papers-said"), `已生成：${name}（${Math.ceil(bytes.length / 1024)} KB）。在浏览器的下载里可以找到。`);
      } catch (trouble) {
        say(byId("papers-said"), trouble.message);
      }
      for (const one of buttons) one.disabled = false;
      button.focus({ preventScroll: true });
    };
  }
}

/** 2026-11-23 by the clock on the wall. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
}

/** A name that every file system takes. */
function plain(name) {
  const kept = [...name.replace(/[\p{C}\s\\/:*?"<>|.]+/gu, " ").trim()].slice(0, LONGEST).join("").trim();
  return kept || UNNAMED;
}
