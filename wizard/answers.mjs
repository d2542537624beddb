// What stands in the form as a draft's answers, and back again: a pure mapping that judges nothing.

export const UNSURE = "不确定";
const SPECIAL = ["无", UNSURE];
export const UNSURE_SHOWN = "暂不清楚"; // what a person sees where the draft says 不确定

const said = text => (text === UNSURE_SHOWN ? UNSURE : text);
export const shown = answer => (answer === UNSURE ? UNSURE_SHOWN : String(answer));
export const SAID = new Map([["无", "无"], ["没有", "无"], ...[UNSURE, UNSURE_SHOWN, "不清楚", "不知道"].map(word => [word, UNSURE])]); // as rules/entry.py reads them
const isBox = place => place.type === "radio" || place.type === "checkbox";

/** Where something is answered. form: what holds the questions, one form or many. */
export const places = form => [...form.querySelectorAll("[name]")];

/** The id of the place that a remark or a lack speaks of. */
export const idOf = ({ field, year }) => `q-${field}${year ? `-${year}` : ""}`;

/** Unanswered questions are left out; numbers stay as they were typed. */
export function answersIn(form) {
  const answers = {};
  for (const place of places(form)) {
    const { name, dataset: { year } } = place;
    const value = isBox(place) ? (place.checked ? place.value : "") : (place.value || "").trim();
    if (!value) continue;
    if (place.type === "checkbox" && !SPECIAL.includes(value)) answers[name] = [...listed(answers[name]), value];
    else if (year) answers[name] = { ...answers[name], [year]: said(value) };
    else answers[name] = said(value);
  }
  return answers;
}

/** Puts answers into the form and empties every other place. */
export function fill(form, answers) {
  for (const place of places(form)) {
    delete place.dataset.before; // of another draft
    const answer = Object.hasOwn(answers, place.name) ? answers[place.name] : null;
    if (isBox(place)) place.checked = (place.type === "checkbox" || listed(answer).length === 1) && listed(answer).includes(place.value);
    else place.value = text(answer, place);
    if (place.selectedIndex < 0) place.selectedIndex = 0; // it has no such option
  }
}

/** A draft made elsewhere may name options by their labels, and 无 and 不确定 by other words: here as the form has them. */
export function byIds(form, answers) {
  const options = places(form).flatMap(place => (isBox(place) ? [[place.name, place.nextElementSibling.textContent, place.value]] : [...(place.options || [])].map(({ value, text }) => [place.name, text, value])));
  const ids = new Map(options.map(([name, label, value]) => [`${name} ${label}`, value])), asked = new Set(options.map(([name]) => name));
  const id = (name, one) => (typeof one === "string" ? ids.get(`${name} ${one.trim()}`) || SAID.get(one.trim()) || one : one);
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name,
    !asked.has(name) ? answer : Array.isArray(answer) ? answer.map(one => id(name, one)) : id(name, answer)]));
}

export const draftOf = (notice, answers) => JSON.stringify({ notice, format: 1, answers });

const listed = answer => (Array.isArray(answer) ? answer : answer ? [String(answer)] : []);

function text(answer, place) {
  if (answer === null) return "";
  const { year } = place.dataset;
  if (typeof answer !== "object") return year && !SPECIAL.includes(said(answer)) ? "" : shown(answer); // of which year nobody knows
  const columns = places(place.form).filter(other => other.name === place.name);
  if (Array.isArray(answer) && answer.length !== columns.length) return "";
  const one = Array.isArray(answer) ? answer[columns.indexOf(place)] : answer[year];
  return one === undefined || one === null ? "" : shown(one);
}
