// The form as a list of tasks: a sign and a word for each part, from what it prints and what is blank. Judges no answer.

import { UNSURE } from "./answers.mjs";
import { all, byId, say, sign } from "./dom.mjs";
import { whenStill } from "./still.mjs";

const WORDS = { none: "未开始", working: "填写中", lacking: "有缺项", done: "已完成", paper: "打印后办理" };

/** The questions of a part in the form's order; those it does not print come last. */
export const questions = part => all("[data-q]", part).sort((one, other) => one.dataset.order - other.dataset.order);

/** Those it prints, but for texts beside a box that is not ticked. */
export const printed = (part, answers) => questions(part).filter(question => "printed" in question.dataset && !isIdle(question, answers));

/** Blank: nothing answered, or some year of a row; 无 and 暂不清楚 are answers. */
export function isBlank(question, answers) {
  const { q } = question.dataset, answer = answers[q];
  if (answer === undefined) return true;
  if (Array.isArray(answer) || typeof answer !== "object") return false;
  return Object.keys(answer).length < all(`[name="${q}"]`, question).length;
}

/** Answered 暂不清楚, if only for one year: there the form prints a blank. */
export const isUnsure = ({ dataset: { q } }, answers) => answers[q] === UNSURE || Object.values(answers[q] || {}).includes(UNSURE);

function isIdle({ dataset: { beside } }, answers) {
  if (!beside) return false;
  const [ticks, option] = beside.split("=");
  return ![answers[ticks]].flat().includes(option);
}

/** Gives back show(answers, complaints): paints every part's state, also when somebody leaves a part. */
export function mindTasks() {
  let here = "", shown = null;
  const show = (answers, complaints) => {
    shown = [answers, complaints];
    for (const part of all("section.part")) paint(part, part.id === here, answers, complaints);
  };
  document.addEventListener("focusin", ({ target }) => {
    const before = here;
    here = (target.closest("section.part") || {}).id || "";
    if (before !== here) whenStill(() => shown && show(...shown));
  });
  return show;
}

function paint(part, isHere, answers, complaints) {
  const place = document.querySelector(`[data-task="${part.id.replace("part-", "")}"]`);
  const [state, more] = stateOf(part, isHere, answers, complaints);
  place.dataset.state = state;
  if (!place.firstChild) place.append(sign(), document.createElement("span"));
  say(place.lastChild, WORDS[state] + (more && `，${more}`));
}

function stateOf(part, isHere, answers, complaints) {
  const asked = printed(part, answers);
  if (!asked.length) return ["paper", ""];
  const blank = asked.filter(question => isBlank(question, answers)).length;
  const unread = complaints.filter(({ field }) => byId(`q-${field}`) && part.contains(byId(`q-${field}`))).length;
  if (!blank && !unread) return ["done", ""];
  if (!all("[data-q]", part).some(({ dataset: { q } }) => q in answers)) return ["none", ""];
  if (isHere) return ["working", ""];
  return ["lacking", [blank && `空 ${blank} 栏`, unread && `${unread} 处没读懂`].filter(Boolean).join("，")];
}
