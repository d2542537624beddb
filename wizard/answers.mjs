// What stands in the form as a draft's answers, and back again: a pure mapping that judges nothing.

export const UNSURE = "不确定";
const SPECIAL = ["无", UNSURE];
export const UNSURE_SHOWN = "暂不清楚"; // what a person sees where the draft says 不确定

const said = text => (text === UNSURE_SHOWN ? UNSURE : text);
const shown = answer => (answer === UNSURE ? UNSURE_SHOWN : String(answer));
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
    if (isBox(place)) place.checked = listed(answer).includes(place.value);
    else place.value = text(answer, place);
  }
}

export const draftOf = (notice, answers) => JSON.stringify({ notice, format: 1, answers });

const listed = answer => (Array.isArray(answer) ? answer : answer ? [String(answer)] : []);

function text(answer, place) {
  if (answer === null) return "";
  if (typeof answer !== "object") return shown(answer);
  const { year } = place.dataset;
  const columns = places(place.form).filter(other => other.name === place.name);
  const one = Array.isArray(answer) ? answer[columns.indexOf(place)] : answer[year];
  return one === undefined || one === null ? "" : shown(one);
}
