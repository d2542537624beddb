// The result as a link: says what goes along and what stays, before anything is copied. What stands behind the # is sent to no server.

import { copy } from "./copying.mjs";
import { byId, say } from "./dom.mjs";

const LONGEST = 2000; // characters of an address: Internet Explorer, and the browsers that use its core, take 2,083
const FAILED = "没有做成，可能是网络断了。已填的内容都在，请再试一次。";

/** ask(group, module, function, …): Python's answer. draft: the open one. Gives back changed(): a link that was made is of yesterday. */
export function mindSending({ ask, draft }) {
  if (!byId("send")) return () => {}; // the page in one file has no address that a link could lead to
  const kind = () => document.querySelector('[name="send-kind"]:checked').value;

  function put({ said = "", link = "", isLong = false, left = [] } = {}) {
    say(byId("send-said"), said);
    byId("send-link").value = link;
    byId("send-look").href = link || "#send";
    byId("send-made").hidden = !link;
    byId("send-long").hidden = !isLong;
    byId("send-left").hidden = !left.length;
    say(byId("send-left").querySelector("summary"), `有 ${left.length} 项没有放进链接`);
    say(byId("send-left").querySelector("p"), left.join("、"));
  }

  async function make() {
    const text = draft.text(), figures = kind() === "figures";
    put({ said: "正在做…" });
    try {
      const { fragment, left_out: left } = JSON.parse(await ask("share", "wizard.share", "link", text, figures));
      if (text !== draft.text() || figures !== (kind() === "figures")) return put({ said: "内容改过了，请再点一次「做成链接」。" });
      const link = new URL(`../view/#${fragment}`, location.href).href, long = link.length > LONGEST;
      if (long) return put({ said: `填的内容多，链接会有 ${link.length} 个字符，聊天软件和老浏览器可能截断（本站最多做 ${LONGEST} 个）。请保存为文件，把文件发给对方。`, isLong: true });
      return put({ said: `已做成，${link.length} 个字符。${figures ? "" : "数字和日期都没有放进去。"}拿到链接的人都能看，请只发给该看的人。`, link, left });
    } catch (trouble) {
      console.warn(trouble);
      return put({ said: trouble.sentence || FAILED });
    }
  }

  byId("send-make").onclick = make;
  byId("send-copy").onclick = () => copy(byId("send-link"), byId("send-said"));
  byId("send-file").onclick = () => (byId("save-file") ? byId("save-file").click() : location.assign("../check/"));
  for (const one of document.querySelectorAll('[name="send-kind"]')) one.onchange = () => put();
  return () => byId("send-made").hidden || put({ said: "内容改过了，要发最新的，请再点一次「做成链接」。" });
}
