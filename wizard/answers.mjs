// What stands in the form as a draft's answers, and back again: a pure mapping that judges nothing.

export const UNSURE = "不确定";
const SPECIAL = ["无", UNSURE];
export const UNSURE_SHOWN = "暂不清楚"; // what a person sees where the draft says 不确定

const said = text => (text === UNSURE_SHOWN ? UNSURE : text);
export const shown = answer => (answer === UNSURE ? UNSURE_SHOWN : String(answer));
export const SAID = new Map([["无", "无"], ["没有", "无"], ...[UNSURE, UNSURE_SHOWN, "不清楚", "不知道"].map(word => [word, UNSURE])]); // as rules/entry.py reads them
const ASIDE = "不适用", BLANKS = /[\t\n\r ,，\u00a0\u00ad\u2000-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufeff]/g;
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
    if (isBox(place)) place.checked = listed(answer).includes(place.value) && mayStand(place, answer);
    else place.value = text(answer, place);
    if (place.selectedIndex < 0) place.selectedIndex = 0; // it has no such option
  }
}

/** A list is for boxes that may be ticked together; 无 and 不确定 stand alone. */
const mayStand = ({ type, value }, answer) => (type === "radio" ? !Array.isArray(answer) : !SPECIAL.includes(value) || listed(answer).length === 1);

/** A draft made elsewhere may name options by their labels, however they are typed, and 无 and 不确定 by other words: here as the form has them. */
export function byIds(form, answers) {
  const options = new Map();
  for (const place of places(form)) options.set(place.name, [...(options.get(place.name) || []), ...optionsOf(place)]);
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => {
    const id = one => (typeof one === "string" && idNamed(one, options.get(name))) || one;
    return [name, !options.get(name)?.length ? answer : Array.isArray(answer) ? answer.map(id) : id(answer)];
  }));
}

function optionsOf(place) {
  if (isBox(place)) return SPECIAL.includes(place.value) ? [] : [optionOf(place.value, place.nextElementSibling.textContent)];
  return [...(place.options || [])].map(({ value, text: label }) => optionOf(value, label));
}

const optionOf = (id, label) => ({ id, label, look: folded(label) });

/** Without commas, blanks and what nobody can see, no sign wide: as rules/looks.py has it. */
export const folded = words => words.replace(BLANKS, "").replace(/[！-～]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[−–]/g, "-");

/** As rules/looks.py knows an option. */
function idNamed(words, options) {
  const plain = words.trim(), look = folded(words);
  const same = options.filter(({ id, label }) => id === plain || label === plain);
  const alike = same.length ? same : options.filter(option => option.look === look || (look === ASIDE && option.label.endsWith(ASIDE)));
  return alike.length === 1 ? alike[0].id : SAID.get(plain);
}

export const draftOf = (notice, answers) => JSON.stringify({ notice, format: 1, answers });

const listed = answer => (Array.isArray(answer) ? answer : answer ? [String(answer)] : []);

function text(answer, place) {
  if (answer === null) return "";
  const { year } = place.dataset;
  if (typeof answer !== "object") return year && !SPECIAL.includes(said(answer)) ? "" : shown(answer); // of which year nobody knows
  const columns = places(place.form).filter(other => other.name === place.name);
  if (Array.isArray(answer) && (!year || answer.length !== columns.length)) return "";
  const one = Array.isArray(answer) ? answer[columns.indexOf(place)] : answer[year];
  return one === undefined || one === null ? "" : shown(one);
}
