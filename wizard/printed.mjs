// What is printed of the form: the cluster's name, and of the questions those that are answered; all of them while none is.

import { answersIn } from "./answers.mjs";
import { all, byId, say } from "./dom.mjs";
import { clusterOf } from "./titles.mjs";

export function mindPrinting(form) {
  addEventListener("beforeprint", () => {
    const answers = answersIn(form), isAnswered = ({ dataset: { q } }) => q in answers;
    say(byId("printed"), clusterOf(answers));
    form.toggleAttribute("data-begun", Object.keys(answers).length > 0);
    for (const block of all(".q", form)) block.toggleAttribute("data-blank", ![block, ...all("[data-q]", block)].some(isAnswered));
  });
}
