// Where a person is: how far each part is answered, which conditions are shown, and the bar that leads to the results and back.

import { all, byId, say } from "./dom.mjs";

export function showAnswered(answers) {
  for (const part of all("section.part")) {
    const asked = [...new Set(all("[data-asked]", part).map(question => question.dataset.q))];
    if (!asked.length) continue;
    const done = asked.filter(name => name in answers).length;
    const place = document.querySelector(`[data-answered="${part.id.slice("part-".length)}"]`);
    say(place, `已答 ${done} / ${asked.length}`);
    place.classList.toggle("done", done === asked.length);
  }
}

export function showCounters() {
  for (const counter of all("[data-counts]")) {
    const { counts, limit, words } = counter.dataset;
    const pattern = new RegExp(words, "gu");
    const used = counts.trim().split(" ").reduce((sum, id) => sum + (byId(id).value.match(pattern) || []).length, 0);
    say(counter, "total" in counter.dataset ? `各栏合计 ${used} / ${limit} 字` : `${used} / ${limit} 字`);
    counter.classList.toggle("over", used > Number(limit));
  }
}

export function mindFilters() {
  for (const button of all("[data-filter]")) {
    button.onclick = () => {
      byId("groups").dataset.show = button.dataset.filter;
      for (const other of all("[data-filter]")) other.setAttribute("aria-pressed", other === button);
    };
  }
}

/** The bar's button leads to the results, and from there back to the last question. */
export function mindBar(form) {
  let last = "part-1";
  const jump = byId("bar-jump");
  form.addEventListener("focusin", ({ target }) => {
    last = target.id || (target.closest(".q") || {}).id || last;
  });
  const turn = there => {
    say(jump, there ? "回到问题" : "看结果");
    jump.setAttribute("href", there ? `#${last}` : "#results");
  };
  new IntersectionObserver(([entry]) => turn(entry.isIntersecting), { rootMargin: "-30% 0px -30% 0px" }).observe(byId("results"));
  turn(false);
}
