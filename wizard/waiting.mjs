// How Python stands, in the few words that every page uses, and as a whole on pages that only wait for it; and the button that tries again.

import { byId } from "./dom.mjs";

const NEWER = "新版的 Edge、Chrome、Firefox 或 Safari 浏览器";
export const BROWSERS = `${NEWER}（在微信里，请点右上角「···」，选「在浏览器打开」）`;
const FAILED = `没有下载完整或没能启动，可能是网络断了。请刷新本页再试；还是不行，请换用${NEWER}。`;
export const mega = bytes => (bytes / 1e6).toFixed(1);

export function waiting({ state, bytes, total }) {
  if (state === "ready") return "";
  if (state === "loading") return total ? `正在准备，已下载 ${mega(bytes)} / ${mega(total)} MB…` : "正在准备…";
  if (state === "preparing") return "正在准备…";
  if (state === "crashed") return "自测程序中断了。请再试一次。";
  return state === "unsupported" ? `这个浏览器太旧。请换用${BROWSERS}。` : FAILED;
}

/** The button comes or goes; whoever stands on it stays at its place. */
export function offerRetry(wanted) {
  const retry = byId("engine-retry");
  if (!wanted && retry === document.activeElement) retry.closest("[tabindex]").focus({ preventScroll: true });
  retry.hidden = !wanted;
}
