// The draft that is open: what stands in the form, and all that the form cannot show, which is kept as it came.

import { answersIn, byIds, fill } from "./answers.mjs";
import { unfold } from "./examples.mjs";
import { FORMAT, isTable } from "./unpack.mjs";

/** answers(): as the rules read them. now(): the whole draft. put(draft): into the form. isKept(): what the form holds is kept. set(key, value): what stands beside the answers ("evidence", "lists", "roster"); undefined takes it away. */
export function openDraft(form, notice) {
  let beside = {}, strange = {};

  function put({ answers = {}, ...rest }) {
    beside = rest;
    const known = byIds(form, answers);
    fill(form, known);
    strange = unshown(known, answersIn(form));
    unfold(form);
  }

  const answers = () => together(answersIn(form), strange);
  const now = () => ({ ...beside, notice, format: FORMAT, answers: answers() });
  form.addEventListener("input", ({ target }) => { // whoever ticks or chooses says anew what is so
    if (!target.matches(".cell")) delete strange[target.name];
  });
  return {
    put, now, answers,
    text: () => JSON.stringify(now()),
    get: key => beside[key],
    set(key, value) {
      const { [key]: was, ...rest } = beside;
      beside = value === undefined ? rest : { ...rest, [key]: value };
    },
    isKept: () => {
      for (const one of [form, ...form.querySelectorAll("form")]) one.autocomplete = "off"; // else Back would bring what stood here before another page changed it
    },
    isEmpty: () => !Object.keys(answers()).length && !Object.keys(extras(beside)).length,
    strange: () => ({ ...extras(beside), ...strange }),
  };
}

const extras = ({ notice, format, ...rest }) => rest;

/** What was answered and cannot be seen in the form: unknown questions, options and years. */
function unshown(answers, shown) {
  const left = Object.entries(answers).map(([name, answer]) => [name, remainder(answer, Object.hasOwn(shown, name) ? shown[name] : null)]);
  return Object.fromEntries(left.filter(([, rest]) => rest !== null));
}

function remainder(answer, seen) {
  if (answer === null || answer === "" || (typeof answer === "object" && !Object.keys(answer).length)) return null;
  if (isTable(answer) && (seen === null || isTable(seen))) return some(Object.fromEntries(Object.entries(answer).filter(([year, one]) => !Object.hasOwn(seen || {}, year) && one !== "" && one !== null)));
  if (seen === null) return answer;
  if (Array.isArray(answer) && Array.isArray(seen)) return some(answer.filter(one => !seen.includes(String(one))));
  return null;
}

const some = left => (Object.keys(left).length ? left : null);

/** The first answers win; what they do not say stands beside them: other years, other boxes. */
export function together(answers, left) {
  const all = new Map(Object.entries(answers));
  for (const [name, rest] of Object.entries(left)) {
    const answer = all.get(name);
    if (answer === undefined) all.set(name, rest);
    else if (Array.isArray(answer) && Array.isArray(rest)) all.set(name, [...answer, ...rest]);
    else if (isTable(answer) && isTable(rest)) all.set(name, { ...rest, ...answer });
  }
  return Object.fromEntries(all);
}
