// In a frame of another site: tells that page how tall this one is, and nothing else; its links open outside the frame.

import { keeping } from "./check.mjs";
import { all, byId } from "./dom.mjs";
import { codeAtOnce } from "./pack.mjs";

const HELLO = "cluster-check.hello", HEIGHT = "cluster-check.height";
const root = document.documentElement, content = document.querySelector("[data-embedded]"), full = byId("embed-full");
const { draft, outgoing } = keeping;
let told = 0;

/** Only the page right around this one is heard, and only it is answered, at the origin the browser names. */
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window || !data || data.kind !== HELLO || root.dataset.tall !== undefined) return;
  root.dataset.tall = "";
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().bottom + scrollY);
    if (height !== told) source.postMessage({ kind: HEIGHT, height: told = height }, origin);
  };
  new ResizeObserver(tell).observe(content);
  tell();
});

/** A frame as tall as its page has no middle of the screen: what opens, opens where the person is. */
const opening = all("dialog, .undo"); // these alone know where: a property of the root would paint the whole page anew
const here = y => opening.forEach(one => one.style.setProperty("--here", `${Math.max(0, y + scrollY - 80)}px`));
const opensItself = target => target.closest("dialog, .undo"); // it must not move away under a finger
addEventListener("pointerdown", ({ target, clientY }) => opensItself(target) || here(clientY), true);
addEventListener("focusin", ({ target }) => opensItself(target) || here(target.getBoundingClientRect().top), true);

addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]");
  if (link && !link.getAttribute("href").startsWith("#")) Object.assign(link, { target: "_blank", rel: "noopener" });
}, true);

/** The full page takes along the whole draft as it stands when somebody presses, with whatever button. */
for (const sign of ["pointerdown", "click"]) full.addEventListener(sign, () => {
  full.href = draft.isEmpty() ? `../check/${location.hash}` : `../check/#open=${codeAtOnce(outgoing())}`;
});
