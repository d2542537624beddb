// While a finger or a mouse button is down, nothing moves: what would be shown waits until the press is over, or the press would miss its place.

const LONGEST = 5000; // ms: whoever presses longer does something else
const TAP = 400; // ms after which a finger that was lifted has clicked, or never will
const waiting = [];
let clock = 0;

function within(time) {
  clearTimeout(clock);
  clock = setTimeout(over, time);
}

function over() {
  clock = 0;
  for (const show of waiting.splice(0)) show();
}

for (const sign of ["pointerdown", "mousedown"]) addEventListener(sign, ({ target }) => target.closest("select") || within(LONGEST), true); // a list that opens hears the release itself
for (const [sign, time] of [["pointerup", TAP], ["pointercancel", 0], ["click", 0]]) addEventListener(sign, () => clock && within(time), true);
addEventListener("pointermove", ({ buttons }) => clock && !buttons && within(0), true); // released where nobody heard it

/** At once, or as soon as nothing is pressed; in the order in which it was asked. */
export const whenStill = show => (clock ? waiting.push(show) : show());
