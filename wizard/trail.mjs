// The questions of one quick check in the order they were asked, one entry of the browser's history each, so that Back is the question before.

const KEY = "cluster-check.trail";

/** show(step, returned): puts a question on the page; returned: somebody went back to it. A step: {field, years}. */
export function trail(show) {
  let steps = [], at = -1;

  const write = () => quietly(() => sessionStorage.setItem(KEY, JSON.stringify(steps)));

  function go(place, returned = false) {
    at = place;
    show(steps[at], returned);
  }

  addEventListener("popstate", ({ state }) => {
    if (Number.isInteger(state?.at) && steps[state.at]) go(state.at, true);
  });

  return {
    /** Where a reload or the way back left off; a fresh visit begins anew. known(step): it is on this page. */
    begin(known) {
      const left = Number.isInteger(history.state?.at) && quietly(() => JSON.parse(sessionStorage.getItem(KEY)));
      steps = Array.isArray(left) && left.every(one => typeof one?.field === "string" && Array.isArray(one.years) && known(one)) ? left : [];
      if (steps[history.state?.at]) go(history.state.at);
      else steps = [];
    },
    add(step) {
      steps.push(step);
      write();
      history[steps.length > 1 ? "pushState" : "replaceState"]({ at: steps.length - 1 }, "");
      go(steps.length - 1);
    },
    /** Another question in the place of the last one, which no longer matters. */
    instead(step) {
      steps[steps.length - 1] = step;
      write();
      go(at);
    },
    back: () => history.back(),
    /** To the last question, where somebody had gone back. */
    forward: () => history.go(steps.length - 1 - at),
    isLast: () => at === steps.length - 1,
    number: () => at + 1,
    asked: () => steps.map(({ field }) => field),
    here: () => steps[at],
  };
}

/** A browser may refuse its storage. */
function quietly(storage) {
  try {
    return storage();
  } catch {
    return null;
  }
}
