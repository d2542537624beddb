// The form as rows of words for people: its parts, the labels of its questions, and what is answered.

import { places, UNSURE_SHOWN } from "./answers.mjs";
import { all } from "./dom.mjs";

/** [{title, rows: [[name, answer]], blank: how many questions have no answer}], the parts in their order. */
export function readable(form) {
  return all(".part", form).map(part => {
    const rows = all("[data-q]", part).map(question => [question.dataset.name, said(question.dataset.q, form)]);
    const answered = rows.filter(([, answer]) => answer);
    return { title: part.querySelector("h2").textContent, rows: answered, blank: rows.length - answered.length };
  }).filter(({ rows, blank }) => rows.length + blank);
}

function said(name, form) {
  return places(form).filter(place => place.name === name).map(words).filter(Boolean).join("\n");
}

function words(place) {
  if (place.type === "radio" || place.type === "checkbox") return place.checked ? place.closest("label").textContent.trim() : "";
  if (place.type === "select-one") return place.value && place.selectedOptions[0].textContent.trim();
  const value = place.value.trim(), unit = place.parentElement.querySelector(".unit");
  if (!value) return "";
  return `${place.dataset.year ? `${place.dataset.year} 年：` : ""}${value}${unit && value !== UNSURE_SHOWN && value !== "无" ? ` ${unit.textContent}` : ""}`;
}
