// The page that only reads: files, codes and links from others become sheets. Nothing is kept, no draft of this device is touched.

import "./page.mjs";
import { all, byId, el, say } from "./dom.mjs";
import { engine } from "./engine.mjs";
import { codeOf } from "./pack.mjs";
import { sheetOf } from "./sheet.mjs";
import { Refused, jsonIn, textOf } from "./unpack.mjs";
import { waiting } from "./waiting.mjs";

const DOOR = ["view", "wizard.share.sheet"], LINK = /(?:^|#)(r1\.[\w.-]+)/, UNREAD = "没有打开，读不出来。", OPENING = "正在打开…";
let open = 0, opened = 0;
const python = engine(stand => open && say(byId("view-waiting"), waiting(stand) || OPENING), () => null);

/** read(): the sheet as JSON text. name: how it is called when it cannot be read. */
async function show(name, read) {
  open++;
  say(byId("view-waiting"), OPENING);
  try {
    put(JSON.parse(await read()));
  } catch (trouble) {
    if (!(trouble instanceof Refused || trouble.sentence)) console.warn(trouble);
    const words = trouble instanceof Refused ? trouble.message : trouble.sentence || (waiting({ state: trouble.message }) || UNREAD);
    byId("view-troubles").append(el("p", { class: "trouble" }, `${name}：${words}`));
  }
  if (!--open) say(byId("view-waiting"), "");
}

function put(told) {
  const number = ++opened, sheet = sheetOf(told, number, { carryOn, remove: () => { sheet.remove(); list(); } });
  byId("sheets").append(sheet);
  list();
  if (all(".sheet").length === 1) sheet.focus({ preventScroll: true });
}

function list() {
  const sheets = all(".sheet");
  byId("view-print").disabled = !sheets.length;
  byId("view-list").hidden = sheets.length < 2;
  byId("view-list").replaceChildren(...sheets.map(sheet => el("li", {}, el("a", { href: `#${sheet.id}` }, sheet.querySelector("h2").textContent), ` ${sheet.querySelector(".overall").textContent}`)));
}

async function carryOn(draft) {
  location.href = new URL(`../check/#open=${await codeOf(JSON.parse(draft))}`, location.href).href;
}

const link = fragment => show("链接", () => python.call(...DOOR, "read_link", fragment));
const text = (name, coming) => show(name, async () => python.call(...DOOR, "read_draft", await jsonIn(await coming)));

function files(chosen) {
  byId("view-troubles").replaceChildren();
  for (const file of chosen) text(`「${file.name.slice(0, 60)}」`, textOf(file));
}

function pasted() {
  const words = byId("view-text").value, [, fragment] = LINK.exec(words.replace(/\s/g, "")) || []; // some mail programs break a long link
  byId("view-troubles").replaceChildren();
  if (fragment) link(fragment);
  else text("粘贴的内容", words);
}

function arrive() {
  if (!location.hash.startsWith("#r1")) return;
  byId("sheets").replaceChildren();
  byId("view-troubles").replaceChildren();
  link(location.hash.slice(1));
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
addEventListener("dragover", event => [...event.dataTransfer.types].includes("Files") && event.preventDefault());
addEventListener("drop", event => {
  event.preventDefault();
  files([...event.dataTransfer.files]);
});
addEventListener("hashchange", arrive);
arrive();
byId("view").dataset.alive = "";
