// The page that makes an association's link: typed here, shown as link, QR code and poster. Nothing is sent or kept.

import "./page.mjs";
import { LONGEST, faults, fragmentOf, plain } from "./card.mjs";
import { copy } from "./copying.mjs";
import { byId, say } from "./dom.mjs";
import { engine } from "./engine.mjs";
import { hand } from "./handing.mjs";
import { bytesOf } from "./letters.mjs";
import { whenStill } from "./still.mjs";
import { waiting } from "./waiting.mjs";

const PAUSE = 400; // after a key, before the QR code is drawn anew
const DRAWING = "正在画二维码…";
const form = byId("card"), python = engine(stand => drawn !== wanted && say(byId("qr-waiting"), waiting(stand) || DRAWING), () => null);
let drawn = "", wanted = "", clock = 0, svg = "", touched = new Set();

function shown() {
  const card = Object.fromEntries(Object.keys(LONGEST).map(line => [line, plain(form.elements[line].value)]));
  const wrong = faults(card);
  for (const line of Object.keys(LONGEST)) {
    const place = byId(`fault-${line}`), isWrong = Boolean(wrong[line]) && touched.has(line);
    if (!place) continue;
    say(place, isWrong ? wrong[line] : "");
    if (isWrong) form.elements[line].setAttribute("aria-invalid", "true");
    else form.elements[line].removeAttribute("aria-invalid");
  }
  const isReady = !Object.keys(wrong).length;
  byId("share-made").hidden = byId("poster").hidden = !isReady;
  byId("share-waiting").hidden = isReady;
  say(byId("share-waiting"), card.name ? "请先改好标出的地方。" : "先写协会名称，这里就有链接。");
  if (isReady) made(card, new URL(`../${form.elements.start.value}`, location.href.split("#")[0]).href + fragmentOf(card));
}

function made(card, address) {
  if (address !== wanted) say(byId("share-said"), "");
  byId("share-link").value = wanted = address;
  byId("share-try").href = address;
  say(byId("poster-name"), card.name);
  say(byId("poster-cluster"), card.cluster);
  say(byId("poster-note"), card.note);
  say(byId("poster-contact"), card.contact || card.phone ? `联系：${[card.contact, card.phone].filter(Boolean).join("，")}` : "");
  say(byId("poster-link"), new URL("..", location.href.split("#")[0]).href);
  byId("qr").hidden = drawn !== wanted;
  for (const id of ["save-png", "save-svg", "print-poster"]) byId(id).disabled = drawn !== wanted;
  clearTimeout(clock);
  clock = setTimeout(draw, PAUSE);
}

async function draw() {
  const address = wanted;
  if (drawn === address) return;
  say(byId("qr-waiting"), DRAWING);
  try {
    const pictures = JSON.parse(await python.call("share", "wizard.share", "qr", address));
    if (address !== wanted) return;
    byId("qr").src = pictures.png;
    [drawn, svg] = [address, pictures.svg];
    say(byId("qr-waiting"), "");
    byId("qr").hidden = false;
    for (const id of ["save-png", "save-svg", "print-poster"]) byId(id).disabled = false;
  } catch (trouble) {
    console.warn(trouble);
    if (address === wanted) say(byId("qr-waiting"), "二维码没有画成，可能是网络断了。链接可以照用；要再画一次，请改动任何一处，或刷新本页。");
  }
}

const named = suffix => `${plain(form.elements.name.value).replace(/[\\/:*?"<>|.]+/g, " ").trim().slice(0, 30) || "协会"}_自测二维码.${suffix}`;

form.addEventListener("input", ({ target, isComposing }) => {
  touched.add(target.name);
  if (!isComposing) shown();
});
form.addEventListener("compositionend", shown);
form.addEventListener("focusout", ({ target }) => {
  touched.add(target.name);
  whenStill(shown);
});
form.addEventListener("submit", event => event.preventDefault());
byId("share-copy").onclick = () => copy(byId("share-link"), byId("share-said"));
byId("save-png").onclick = () => hand(bytesOf(byId("qr").src.split(",")[1]), named("png"), "image/png");
byId("save-svg").onclick = () => hand(svg, named("svg"), "image/svg+xml");
byId("print-poster").onclick = () => print();
addEventListener("pageshow", shown);

byId("share").dataset.alive = ""; // old.mjs looks for it
