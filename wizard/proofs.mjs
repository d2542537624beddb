// The lines of 佐证材料目录 that the answers call for, each marked 有 or 待补: listed when asked for, kept with the draft.

import { byId, el, say, sign } from "./dom.mjs";

const READY = "有", WANTED = "待补", KEY = "evidence", PAUSE = 400;

/** list(): the lines as JSON text, of the draft as it is now; changed(): after a mark. Gives back answered(). */
export function mindProofs(draft, list, changed) {
  let asked = false, clock = 0, turn = 0, lines = [];

  async function fetchLines() {
    const mine = ++turn;
    try {
      const found = JSON.parse(await list());
      if (mine !== turn) return;
      lines = found;
      byId("evidence-list").hidden = true;
      show();
    } catch (trouble) {
      if (mine === turn) say(byId("evidence-said"), trouble.message);
    }
  }

  function show() {
    const ready = lines.filter(({ state }) => state === READY).length;
    say(byId("evidence-said"), lines.length ? `共 ${lines.length} 项：有 ${ready} 项，待补 ${lines.length - ready} 项。` : "还没有填写需要佐证的内容。");
    const parts = [...new Set(lines.map(({ part }) => part))], here = document.activeElement?.dataset.line;
    byId("evidence-lines").replaceChildren(...parts.flatMap(part => [
      el("h3", {}, part), el("ul", {}, ...lines.filter(line => line.part === part).map(row))]));
    if (here) byId("evidence-lines").querySelector(`[data-line="${CSS.escape(here)}"]`)?.focus();
  }

  function row(line) {
    const button = el("button", { class: "state", type: "button", "data-line": line.id, "data-state": line.state,
      "aria-label": `${line.state}：${line.says}` }, sign(), el("span", {}, line.state));
    return el("li", {}, el("div", {}, el("b", {}, line.says), el("p", {}, line.proof), el("small", {}, line.source)), button);
  }

  function mark(button) {
    const line = lines.find(({ id }) => id === button.dataset.line);
    line.state = line.state === READY ? WANTED : READY;
    turn++; // the list that is on its way does not know of it
    draft.set(KEY, { ...draft.get(KEY), [line.id]: line.state });
    show();
    document.querySelector(`[data-line="${CSS.escape(line.id)}"]`).focus(); // some browsers give a button that is pressed no focus
    changed();
  }

  byId("evidence-lines").onclick = ({ target }) => {
    const button = target.closest("button.state");
    if (button) mark(button);
  };
  byId("evidence-list").onclick = () => {
    asked = true;
    say(byId("evidence-said"), "正在列出…");
    fetchLines();
  };
  return () => {
    clearTimeout(clock);
    if (asked) clock = setTimeout(fetchLines, PAUSE);
  };
}
