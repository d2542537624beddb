// The second half of a double click does nothing where something else has come to stand under the pointer: nobody meant that, unless a key was touched in between.

const SOON = 400; // ms within which a second press at the same place belongs to the first
const NEAR = 24; // px of the page, for who scrolled means what is there now
let isPressed = false, last = null;

const control = ({ target }) => target.closest("label, button, a, summary") || target;

addEventListener("pointerdown", () => { isPressed = true; }, true); // a click by the keyboard, or one that follows from another, has none
addEventListener("keydown", () => { last = null; }, true);
addEventListener("click", event => {
  if (!isPressed) return;
  isPressed = false;
  const isSecond = last && event.timeStamp - last.timeStamp < SOON && Math.hypot(event.pageX - last.pageX, event.pageY - last.pageY) < NEAR;
  if (!isSecond || control(event) === control(last)) last = event;
  else {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
