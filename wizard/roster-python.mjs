// Python on the pages of the list and of the sizes: asked for one thing at a time, and one plain sentence when it cannot.

import { byId, say } from "./dom.mjs";
import { engine } from "./engine.mjs";
import { whenStill } from "./still.mjs";
import { BROWSERS, mega, offerRetry } from "./waiting.mjs";

const FETCHING = "正在准备计算工具…", SOON = 1000, LONG = 8_000; // ms: what is done sooner needs no word
const STOPPED = {
  undelivered: "名单工具没有下载完整，可能是网络断了。已选的名单还在，请点「重试」。",
  unstarted: `名单工具没能启动。已选的名单还在，请点「重试」；还是不行，请换用${BROWSERS}。`,
  crashed: "名单工具中断了，可能是内存不够。已选的名单还在，请点「重试」。",
  unsupported: `这个浏览器不能在本机读名单，请换用${BROWSERS}。`,
};
const FAILED = "没有做成，可能是网络断了。已选的名单还在，请点「重试」。";

/** group: of files that come with the first question. */
export function roomOfPython(group = "roster") {
  const box = byId("engine");
  let state = "idle", here = false, busy = 0, retried = () => {}, words = "";

  function stands(text, trouble = false) {
    offerRetry(trouble && state !== "unsupported");
    box.hidden = !text;
    box.dataset.state = trouble ? "crashed" : "";
    box.setAttribute("aria-live", trouble || text === FETCHING ? "polite" : "off"); // counting up is for the eye
    say(byId("engine-text"), text);
  }

  const python = engine(({ state: now, bytes, total }) => {
    state = now;
    if (!busy || STOPPED[now]) return;
    if (now === "ready") stands(here ? words : FETCHING);
    else stands(total ? `${FETCHING}已下载 ${mega(bytes)} / ${mega(total)} MB` : FETCHING);
  }, () => {});

  /** What a function says: bytes, or text. Null when it could not; then that was told, and 重试 is there. */
  async function call(doing, module, name, ...more) {
    box.dataset.busy = busy += 1;
    words = doing;
    const later = (time, text) => setTimeout(() => whenStill(() => stands(text)), time);
    const clocks = here ? [later(SOON, doing), later(LONG, `${doing}名单较大，要等一会儿，页面可以照常看。`)] : [];
    if (!here) stands(FETCHING);
    try {
      const said = await python.call(group, module, name, ...more);
      here = true;
      return said;
    } catch (trouble) {
      console.warn(trouble);
      stands(trouble.sentence || STOPPED[trouble.message] || FAILED, true);
      return null;
    } finally {
      clocks.forEach(clearTimeout);
      box.dataset.busy = busy -= 1;
      if (!busy && box.dataset.state !== "crashed") stands("");
    }
  }

  byId("engine-retry").onclick = () => {
    stands("");
    retried();
  };
  return {
    call,
    start: python.start,
    json: async (...what) => JSON.parse(await call(...what)),
    onRetry: work => { retried = work; },
  };
}
