// Says in one plain line how Python stands, what to do about it, and that nothing typed is lost.

import { byId, say } from "./dom.mjs";
import { BROWSERS, mega, offerRetry } from "./waiting.mjs";

const SAID = {
  preparing: () => `正在准备…${meanwhile()}`,
  undelivered: () => "自测程序没有下载完整，可能是网络断了。已填的内容都在，请点「重试」。",
  unstarted: () => `自测程序没能启动。已填的内容都在，请点「重试」；还是不行，请换用${BROWSERS}。`,
  crashed: () => "自测程序中断了。已填的内容都在，请点「重试」。",
  unsupported: () => `这个浏览器不能在本机自测。问题和条件仍可阅读；要看结果，请换用${BROWSERS}。`,
  loading: ({ bytes, total }) => (total ? `正在下载自测程序，已下载 ${mega(bytes)} / ${mega(total)} MB。` : "正在下载自测程序。") + meanwhile(),
};
const WAITING = ["loading", "preparing"], RETRY = ["undelivered", "unstarted", "crashed"];

const asks = () => byId("questions") && !(byId("steps") || {}).hidden;
const meanwhile = () => (asks() ? "可以先填写。" : "");
let last = null;

/** Says it anew where a question has come or the last one is answered. */
export const retell = () => last && WAITING.includes(last.state) && showEngine(last);

export function showEngine(stand) {
  const isAgain = last && RETRY.includes(last.state);
  last = stand;
  const { state, bytes, total } = stand;
  const box = byId("engine"), bar = byId("engine-progress"), short = byId("bar-engine");
  box.dataset.state = short.dataset.state = state;
  box.hidden = short.hidden = state === "ready";
  if (state === "ready") return;
  say(short, WAITING.includes(state) ? `正在准备自测程序${total ? ` ${mega(bytes)} / ${mega(total)} MB` : ""}` : short.dataset.trouble);
  say(byId("engine-text"), SAID[state](stand));
  bar.hidden = !WAITING.includes(state);
  if (isAgain || !WAITING.includes(state)) say(byId("announcement"), SAID[state](stand));
  byId("engine-instead").hidden = state !== "unsupported";
  offerRetry(RETRY.includes(state));
  if (total) Object.assign(bar, { max: total, value: bytes });
  else bar.removeAttribute("value");
}
