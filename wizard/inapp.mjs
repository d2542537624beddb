// On every page: WeChat's own browser makes no files and does not print. What cannot work there is not shown, and what to do instead is.

import { all, el } from "./dom.mjs";

export const inApp = /MicroMessenger/i.test(navigator.userAgent);

/** `.not-in-app` is for elsewhere, `.in-app` for there. */
for (const part of all(inApp ? ".not-in-app" : ".in-app")) part.hidden = true;
for (const part of all(inApp ? ".in-app" : ".not-in-app")) part.hidden = false;

/** A link to a file would do nothing: it says so where it stands. The pages of this site end in a slash. */
const isFile = ({ origin, pathname }) => origin === location.origin && !pathname.endsWith("/") && pathname !== location.pathname;

if (inApp) document.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || !isFile(link)) return;
  event.preventDefault();
  if (!link.parentElement.querySelector(".in-app-told")) link.after(el("span", { class: "in-app-told", role: "alert" }, "（微信里不能下载。请点右上角「···」，选「在浏览器打开」，再点这里。）"));
});
