// Replaces all answers at once, and the marks of their proofs, with an example or with nothing: asks first where something is typed, and can be undone.

import { fill } from "./answers.mjs";
import { all, byId, say } from "./dom.mjs";
import { mindUndo } from "./undo.mjs";

/** draft(): the open one, as openDraft makes it. changed(): after the form has other answers. Gives back {note(words, back)}: offers to go back to those answers, or does what back says. */
export function mindReplacing(form, draft, changed) {
  const show = mindUndo();
  const isEmpty = () => !Object.keys(draft().answers()).length && !draft().get("evidence");

  function note(words, back) {
    show(words, back && (() => {
      if (typeof back === "function") back();
      else fill(form, back);
      changed();
    }));
  }

  function replace(answers, words) {
    const { evidence, ...had } = draft().now();
    draft().put({ ...had, answers });
    changed();
    note(words, () => draft().put({ ...had, ...(evidence && { evidence }) }));
  }

  async function put(answers, question, yes, words) {
    if (isEmpty() || await agreed(question, yes)) replace(answers, words);
  }

  byId("show-examples").onclick = () => byId("examples").showModal();
  byId("clear").onclick = () => (isEmpty() ? note("还没有填写内容。") : put({}, "清空已填的内容吗？", "清空", "已清空。"));
  for (const button of all("button.example")) {
    button.onclick = () => {
      byId("examples").close();
      put(JSON.parse(button.dataset.answers), `用「${button.dataset.title}」替换已填的内容吗？`, "替换", `已填入例子：${button.dataset.title}。`);
    };
  }
  for (const button of all("dialog [data-close]")) button.onclick = () => button.closest("dialog").close();
  return { note };
}

/** The folded questions that hold an answer are opened. */
export function unfold(form) {
  for (const fold of all("details.more-questions", form)) {
    if (all("input, textarea, select", fold).some(place => (place.type === "radio" || place.type === "checkbox" ? place.checked : place.value))) fold.open = true;
  }
}

/** Asks in words; says what comes after. */
export function agreed(question, yes, after = "之后可以撤销。") {
  const dialog = byId("ask");
  say(dialog.querySelector("p"), after);
  say(byId("ask-title"), question);
  say(byId("ask-yes"), yes);
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  dialog.showModal();
  return new Promise(done => {
    byId("ask-yes").onclick = () => dialog.close("yes");
    dialog.onclose = () => {
      done(dialog.returnValue === "yes");
      dialog.returnValue = "";
    };
  });
}
