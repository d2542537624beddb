// A press counts only for what somebody may have read: not for what has just come under it, nor for what was said a moment ago.

const SEEN = 400; // ms: the second half of a double click comes sooner
const READ = 700; // ms for a sentence
let clock = 0, came = -READ, said = "", since = 0;

/** Something else stands in the place; until somebody may have seen it, its style lets no press through. */
export function justCame(place) {
  place.dataset.justCame = "";
  came = performance.now();
  clearTimeout(clock);
  clock = setTimeout(() => delete place.dataset.justCame, SEEN);
}

/** What came last cannot have been read yet. */
export const isNew = () => performance.now() - came < READ;

/** Whether this was said before and may have been read; if not, it is to be said. */
export function wasRead(what) {
  if (said !== what) [said, since] = [what, performance.now()];
  return performance.now() - since > READ;
}

export function mindPresses(place) {
  place.addEventListener("keydown", event => event.repeat && event.key === "Enter" && event.preventDefault());
  place.addEventListener("mousedown", event => "justCame" in place.dataset && event.preventDefault()); // the focus stays at what came
}
