// Makes elements out of data: what is text stays text and never becomes markup.

const FRAME = 16; // ms until what was drawn is on the screen
const SILENT = "\u00a0"; // holds the line, so that nothing moves

export const byId = id => document.getElementById(id);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter(child => child));
  return node;
}

/** Of a verdict, beside the word that says it. */
export const sign = () => el("i", { class: "sign", "aria-hidden": "true" });

/** What reads like a link and is pressed like a button. */
export function asLink(words, work) {
  const made = el("button", { class: "as-link", type: "button" }, words);
  made.onclick = work;
  return made;
}

/** Sets a text only where it differs, so that nothing is announced or repainted for nothing. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Heard anew also where the same stands there already. */
export function sayAnew(node, text) {
  if (node.textContent !== text) return say(node, text);
  say(node, SILENT);
  afterPaint(() => node.textContent === SILENT && say(node, text));
}

const stood = new WeakMap(); // what was brought, by its box, as it was: what the theme marks in it since is no difference

/** Brings lines into a box only where they say something else than those before. Where one of these had the focus, the new one of the same id gets it. */
export function bring(box, lines) {
  const was = stood.get(box) || [];
  if (lines.length === was.length && lines.every((one, n) => one.isEqualNode(was[n]))) return;
  stood.set(box, lines.map(one => one.cloneNode(true)));
  const { id } = box.contains(document.activeElement) ? document.activeElement : {};
  box.replaceChildren(...lines);
  if (id && byId(id)) byId(id).focus({ preventScroll: true });
}

/** What need not be there before the next frame; a window that nobody sees paints none. */
export function afterPaint(work) {
  const late = setTimeout(() => { cancelAnimationFrame(frame); work(); }, 200);
  const frame = requestAnimationFrame(() => { clearTimeout(late); setTimeout(work, FRAME); });
}

/** 12 家, 12%, 41,263 人, as the sentences of the rules write a number. */
export const withUnit = (value, unit = "") => `${String(value).replace(/^-?\d+(?=\.|$)/, whole => whole.replace(/\B(?=(\d{3})+$)/g, ","))}${unit === "%" ? "" : " "}${unit}`.trim();
