// Keeps the site on this device for when there is no network, and asks before a new version takes the place of a page in use.

import { embedded } from "./embedded.mjs";

const here = new URL("../../", import.meta.url), workers = navigator.serviceWorker;
const CALM = 3000; // ms after which a page that has not asked for Python has nothing better to do
let begun = null, waiting = false, taking = false;

/** Python is on its way and wants the line to itself. */
export const pythonFirst = () => { waiting = true; };

/** Nothing of Python is on its way any more: now the site, and all of Python's files. */
export async function keepSite() {
  if (await begin()) (await workers.ready).active.postMessage("keep python");
}

addEventListener("load", () => setTimeout(() => waiting && !workers?.controller || begin(), CALM)); // to ask for news costs nothing

/** Whether the site is kept. A browser may refuse, and a line may cost: then all is as it was. */
function begin() {
  begun ||= workers && !embedded && !navigator.connection?.saveData ? registered().catch(() => false) : Promise.resolve(false);
  return begun;
}

async function registered() {
  const replaces = Boolean(workers.controller);
  const registration = await workers.register(new URL("sw.js", here), { scope: here.pathname, updateViaCache: "none" });
  if (registration.waiting && replaces) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next.addEventListener("statechange", () => next.state === "installed" && workers.controller && offer(next));
  });
  workers.addEventListener("controllerchange", () => {
    if (taking) location.reload();
    else if (replaces) ask("另一个窗口更新了网站。存好正在填的内容，再重新打开这一页。", "重新打开", () => location.reload());
  });
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  return true;
}

function offer(next) {
  let warned = false;
  const box = ask("网站有新版本。更新会重新打开这一页，已填的内容都在。", "现在更新", () => {
    if (document.querySelector("#kept.trouble") && !warned) {
      warned = true;
      return void (box.firstChild.textContent = "这个浏览器没有存下草稿。请先点「保存为文件」，再点「现在更新」。");
    }
    taking = true;
    next.postMessage("replace");
  });
}

/** A line above the page, which goes when it is answered. */
function ask(words, verb, done) {
  const stands = is => document.documentElement.classList.toggle("renewable", is); // room at the foot of the window
  document.querySelector(".new-version")?.remove();
  const [box, text, yes, no] = ["div", "p", "button", "button"].map(name => document.createElement(name));
  Object.assign(box, { className: "new-version" }).setAttribute("role", "status");
  Object.assign(yes, { type: "button", textContent: verb, onclick: done });
  Object.assign(no, { type: "button", textContent: "以后再说", onclick: () => (box.remove(), stands(false)) });
  text.textContent = words;
  box.append(text, yes, no);
  document.body.append(box);
  stands(true);
  return box;
}
