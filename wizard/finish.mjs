// What surrounds the questions: the task list, figures offered, proofs, the check before handing in, the papers. Each has its module.

import { answersIn } from "./answers.mjs";
import { mindOffers, showOffers } from "./derived.mjs";
import { VERSION } from "./handing.mjs";
import { mindPapers } from "./papers.mjs";
import { mindProofs } from "./proofs.mjs";
import { mindReview } from "./review.mjs";
import { mindTasks } from "./tasks.mjs";
import { clusterOf } from "./titles.mjs";

const PAPERS = ["papers", "wizard.papers"];
const FAILED = "没有做成，可能是网络断了。已填的内容都在，请再试一次。";

/** ask(group, module, function, ...arguments): Python's answer; draft: the open one; page(): the same as it is saved; changed(), note(words, before): as the page does. */
export function finishing(form, { ask, draft, page, changed, note }) {
  const showTasks = mindTasks(), review = mindReview();
  let complaints = [], answers = {};
  const asked = async (name, text, ...more) => {
    try {
      return await ask(...PAPERS, name, text, ...more);
    } catch (trouble) {
      console.warn(trouble);
      throw new Error(trouble.sentence || FAILED);
    }
  };
  const showProofs = mindProofs(draft, () => asked("evidence_lines", draft.text()), changed);
  mindPapers(async (kind, day) => asked("make", kind === "bundle" ? (await page()).text : draft.text(), kind, day, VERSION, review.fillsBlanks()), () => clusterOf(draft.answers()));
  mindOffers(form, (cell, value) => {
    const before = answersIn(form), had = cell.value.trim();
    cell.value = value;
    form.dispatchEvent(new Event("input"));
    note(had ? `已填入 ${value}，原来填的是「${had}」。` : `已填入 ${value}。`, before);
  });
  return {
    answered(latest, apart) {
      answers = latest;
      showTasks(answers, complaints);
      review.answered(answers, apart);
      showProofs();
    },
    heard(report) {
      complaints = report.complaints;
      showTasks(answers, complaints);
      showOffers(report.offers);
      review.heard(report);
    },
  };
}
