// The page that only reads: files, codes and links from others become sheets. Nothing is kept, no draft of this device is touched.

import "./page.mjs";
import { compared } from "./compared.mjs";
import { all, byId, el, say } from "./dom.mjs";
import { onDrop } from "./dropped.mjs";
import { engine } from "./engine.mjs";
import { codeOf } from "./pack.mjs";
import { sheetOf } from "./sheet.mjs";
import { CODE, Refused, jsonIn, textOf } from "./unpack.mjs";
import { waiting } from "./waiting.mjs";

const DOOR = ["view", "wizard.share.sheet"], LINK = /(?:^|#)(r1\.[\w-]+(?:\.[0-9a-f]{8}|[\w.-]*))/, UNREAD = "没有打开，读不出来。", OPENING = "正在打开…";
const printed = new WeakSet(), told = new WeakMap(), links = new WeakMap(), names = new Map(); // sheet → what it was made of, the link it came by; name → how often it came
let open = 0, opened = 0;
const python = engine(stand => open && say(byId("view-waiting"), waiting(stand) || OPENING), () => null);

/** ones: [name, read, from] each. read(): the sheet as JSON text. name: how it is called when it cannot be read. from: {link} or {file} it came by. Gives back whether all could be. */
async function show(ones, stay = false) {
  const sheets = [];
  let refused = false;
  open++;
  say(byId("view-waiting"), OPENING);
  const coming = ones.map(([name, read, from]) => [name, read(), from]);
  for (const [, one] of coming) one.catch(() => {}); // heard of below, in its turn
  for (const [name, one, from] of coming) {
    try {
      const text = await one, there = all(".sheet").find(sheet => told.get(sheet) === text);
      if (there) trouble(name, `这一份已经打开，和「${there.querySelector("h2").textContent}」内容相同。`);
      else sheets.push(put(text, from));
    } catch (why) {
      refused = true;
      if (!(why instanceof Refused || why.sentence)) console.warn(why);
      trouble(name, why instanceof Refused ? why.message : why.sentence || (waiting({ state: why.message }) || UNREAD));
    }
  }
  if (!--open) say(byId("view-waiting"), "");
  if (sheets.length && !byId("view-troubles").firstChild) {
    sheets[0].focus({ preventScroll: true });
    if (!stay) sheets[0].scrollIntoView();
  }
  return !refused;
}

const trouble = (name, words) => byId("view-troubles").append(el("p", { class: "trouble" }, `${name}：${words}`));

function put(text, from) {
  const sheet = sheetOf(JSON.parse(text), ++opened, { carryOn, remove: () => remove(sheet) }), title = sheet.querySelector("h2"), name = title.textContent;
  if (!all(".sheet").length) names.clear();
  names.set(name, (names.get(name) || 0) + 1);
  if (names.get(name) > 1) title.append(`（${names.get(name)}）`);
  told.set(sheet, text);
  links.set(sheet, from.link);
  if (from.file) sheet.querySelector(".sheet-about").prepend(`存档文件${from.file}。`);
  byId("sheets").append(sheet);
  list();
  return sheet;
}

/** Whoever puts one away is at the next then, or where another is opened. */
function remove(sheet) {
  const next = sheet.nextElementSibling || sheet.previousElementSibling || byId("view-file");
  sheet.remove();
  list();
  next.focus();
  say(byId("view-waiting"), `已收起「${sheet.querySelector("h2").textContent}」。`);
}

function list() {
  const sheets = all(".sheet");
  byId("view-print").disabled = !sheets.length;
  byId("view-list").hidden = byId("compared").hidden = sheets.length < 2;
  byId("view-list").replaceChildren(...sheets.map(sheet => el("li", {}, el("a", { href: `#${sheet.id}` }, sheet.querySelector("h2").textContent), ` ${sheet.querySelector(".overall").textContent}`)));
  byId("compared-all").replaceChildren(compared(sheets.map(sheet => ({ name: sheet.querySelector("h2").textContent, id: sheet.id, report: JSON.parse(told.get(sheet)).report }))));
}

async function carryOn(draft) {
  location.href = new URL(`../check/#open=${await codeOf(JSON.parse(draft))}`, location.href).href;
}

const link = (name, fragment) => [name, () => python.call(...DOOR, "read_link", fragment), { link: fragment }];
const text = (name, coming, from = {}) => [name, async () => python.call(...DOOR, "read_draft", await jsonIn(await coming())), from];

function files(chosen) {
  byId("view-troubles").replaceChildren();
  show(chosen.map(one => [`「${one.name.slice(0, 60)}」`, one]).map(([file, one]) => text(file, () => textOf(one), { file })));
}

/** The links and codes among other words. Some mail programs break a long one, put it into angles or write its # in another way. */
function found(words) {
  const parts = /^\s*(\{|<(?!https?:))/.test(words) ? [] : words.replace(/%23(?=r1\.)/g, "#").split(/(?=\b[a-z]+:\/\/|#r1\.|SMEC1\.)/i);
  return parts.map(part => (part.includes(CODE) ? part : part.replace(/\s/g, ""))).filter(part => LINK.test(part) || part.includes(CODE));
}

async function pasted() {
  const box = byId("view-text"), words = box.value, pieces = found(words);
  byId("view-troubles").replaceChildren();
  const ones = (pieces.length ? pieces : [words]).map((piece, n) => {
    const [, fragment] = LINK.exec(piece) || [], name = fragment ? "链接" : "粘贴的内容";
    const called = pieces.length > 1 ? `第 ${n + 1} 份` : name;
    return fragment && pieces.length ? link(called, fragment) : text(called, () => piece);
  });
  if (await show(ones) && box.value === words) box.value = "";
}

/** A link in the address comes beside what is open; one that is open, as on the way back, is only shown. */
function arrive() {
  const fragment = location.hash.slice(1), sheets = all(".sheet");
  if (!fragment.startsWith("r1")) return;
  const there = sheets.find(sheet => links.get(sheet) && fragment.startsWith(links.get(sheet)));
  byId("view-troubles").replaceChildren();
  if (there) there.scrollIntoView();
  else show([link("链接", fragment)], !sheets.length);
}

byId("view-file").onclick = () => byId("view-files").click();
byId("view-files").onchange = ({ target }) => {
  files([...target.files]);
  target.value = "";
};
byId("view-paste").onclick = ({ target }) => {
  const isOpen = byId("view-pasting").hidden;
  byId("view-pasting").hidden = !isOpen;
  target.setAttribute("aria-expanded", isOpen);
  if (isOpen) byId("view-text").focus();
};
byId("view-read").onclick = pasted;
byId("view-print").onclick = () => print();
byId("view-short").onchange = ({ target }) => byId("view").classList.toggle("short", target.checked);
onDrop(files);
addEventListener("hashchange", arrive);
addEventListener("afterprint", () => all(".sheet").forEach(sheet => printed.add(sheet)));
addEventListener("beforeunload", event => all(".sheet").filter(sheet => !links.get(sheet) && !printed.has(sheet)).length > 1 && event.preventDefault()); // one is soon opened again
arrive();
byId("view").dataset.alive = "";
