// Figures of the list into the draft's answers: only when somebody says so, never over another answer unasked, and remembered with their value.

import { byId, el, say, withUnit } from "./dom.mjs";
import { withFigures } from "./roster-draft.mjs";
import { count } from "./roster-ranges.mjs";

const COMPLETE = "complete";

/** What stands at a figure's place in the draft. */
const answerAt = (answers, { field, year }) => {
  const answer = answers[field];
  return year && typeof answer === "object" && answer ? answer[year] : answer;
};

/**
 * How a figure stands: "none" (not to be taken), "incomplete", "blank", "same", "differs", or "stale": taken from the list, which now says otherwise.
 * typed: what Python found at its place; taken: its value when it was accepted.
 */
export function stateOf(figure, typed, taken, answers) {
  if (!figure.field || figure.status === "absent" && taken === undefined) return "none";
  const kept = taken !== undefined && answerAt(answers, figure) === taken;
  if (kept && (figure.status !== COMPLETE || figure.value !== taken)) return "stale";
  if (figure.status !== COMPLETE) return figure.status === "absent" ? "none" : "incomplete";
  return typed ? (typed.same ? "same" : "differs") : "blank";
}

export function accepting({ draft, keep, note, python, figures, years }) {
  let result = null, typed = {};
  const taken = () => (draft.roster() || {}).accepted || {};
  const stands = figure => stateOf(figure, typed[figure.id], taken()[figure.id], draft.now().answers);

  /** The list as the draft keeps it; without a result, until Python has one: figures of before would not fit it. */
  function roster({ name, sheet, others, lists, hidden, options, said }, result) {
    const kept = { name, sheet, others, lists, hidden, ...options, ...(said && { list: said }) };
    if (!result) return { ...kept, accepted: taken() };
    const { figures: found, rows } = result;
    const known = found.filter(one => one.field && one.value !== null).map(({ id, field, year, name: of, unit, value, status }) => ({ id, field, year, name: of, unit, value, status }));
    return { ...kept, rows: count(rows.used), figures: known, accepted: taken() };
  }

  async function show(latest) {
    result = latest;
    if (!result) return;
    const { answers } = draft.now(), asked = result.figures.filter(({ field }) => field).map(({ id, field, year, value }) => ({ id, field, year, value }));
    const found = await python.json("正在和草稿对照…", "rules.roster", "beside", JSON.stringify({ answers, figures: asked }));
    if (result !== latest) return; // another list has come, or this one is gone
    typed = found || {};
    figures.show(result, { stands, typed, taken: taken(), take, stay });
  }

  /** Into the draft, with the way back. */
  async function put(chosen, words) {
    const was = { answers: draft.now().answers, accepted: taken() };
    const set = async ({ answers, accepted }) => {
      draft.set({ answers });
      draft.keepRoster({ ...draft.roster(), accepted });
      await show(result);
      await keep.save();
    };
    await set({ answers: withFigures(was.answers, chosen, years), accepted: { ...was.accepted, ...Object.fromEntries(chosen.map(({ id, value }) => [id, value])) } });
    note(words, () => set(was));
  }

  const take = figure => put([figure], `已采用 ${figure.name}：${withUnit(figure.value, figure.unit)}${typed[figure.id] ? `，原来填的是「${typed[figure.id].text}」` : ""}。`);

  /** The answer stays, and is no longer held to be the list's. */
  async function stay({ id }) {
    const { [id]: gone, ...accepted } = taken();
    draft.keepRoster({ ...draft.roster(), accepted });
    await show(result);
    await keep.save();
  }

  async function all() {
    const ready = result.figures.filter(one => one.status === COMPLETE), blank = ready.filter(one => stands(one) === "blank");
    const other = ready.filter(one => ["differs", "stale"].includes(stands(one)));
    const said = other.length ? await asked(blank, other) : "blank";
    const chosen = said === "all" ? [...blank, ...other] : said === "blank" ? blank : [];
    const partial = result.figures.filter(one => stands(one) === "incomplete" && typed[one.id]).length;
    if (chosen.length) await put(chosen, `已采用 ${chosen.length} 个数。${partial ? `另有 ${partial} 个名单还算不全，仍是原来填的，请核对。` : ""}`);
  }

  /** "all", "blank", or nothing. */
  function asked(blank, other) {
    const dialog = byId("differ");
    say(byId("differ-title"), `有 ${other.length} 个数和已填的不同`);
    dialog.querySelector("ul").replaceChildren(...other.map(one => el("li", {}, `${one.name}：已填「${(typed[one.id] || {}).text}」，名单算得 ${withUnit(one.value, one.unit)}`)));
    byId("differ-blank").hidden = !blank.length;
    dialog.showModal();
    byId("differ-title").focus(); // not a button far below, which a second Enter would press
    dialog.scrollTop = 0;
    return new Promise(done => {
      for (const id of ["differ-blank", "differ-all", "differ-none"]) byId(id).onclick = () => dialog.close(byId(id).value);
      dialog.onclose = () => {
        done(dialog.returnValue);
        dialog.returnValue = "";
      };
    });
  }

  byId("accept-all").onclick = all;
  return { roster, show };
}
