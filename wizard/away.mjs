// From the quick check to the result, with all that was answered, also where the browser keeps nothing: then it goes along in the address.

import { codeOf } from "./pack.mjs";

/** link: to the result. Gives back go(). */
export function mindLeaving(link, keep, draft) {
  const carried = async () => `../check/#open=${await codeOf(draft.now())}`;
  const go = async () => {
    await keep.save();
    location.assign(keep.refused() ? await carried() : link.href); // the link has what an association's carries along
  };
  link.addEventListener("click", event => {
    if (!keep.refused()) return;
    event.preventDefault();
    go();
  });
  return go;
}
