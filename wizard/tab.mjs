// What this window remembers by itself, at once and without waiting: which draft it shows, what was not yet written when it closed, and whose card was here.

import { embedded } from "./embedded.mjs";
import { forget, last, proper, remember } from "./store.mjs";

const TAB = "cluster-check.tab", CARD = "cluster-check.card", LEAVING = "cluster-check.leaving.";

export const inTab = () => quietly(() => sessionStorage.getItem(TAB));
export const shownHere = () => inTab() || last();

export function showsNow(id) {
  quietly(() => sessionStorage.setItem(TAB, id));
  remember(id);
}

/** A record that the database may not get in time. Its `writing` says when that was begun which the database may still get. */
export function leave(record) {
  quietly(() => sessionStorage.setItem(TAB, record.id));
  quietly(() => localStorage.setItem(LEAVING + record.id, JSON.stringify(record)));
}

export const left = id => quietly(() => proper(JSON.parse(localStorage.getItem(LEAVING + id))));
export const written = id => quietly(() => localStorage.removeItem(LEAVING + id));
export const forgetTab = () => quietly(() => forget(sessionStorage));

/** Which association's card was taken or looked at here last; its sum, nothing of what it says. */
let card = quietly(() => sessionStorage.getItem(CARD));
export const cardSeen = () => card;
export function sawCard(sum) {
  card = sum;
  quietly(() => sessionStorage.setItem(CARD, sum));
}

/** A browser may refuse its storage. */
function quietly(storage) {
  try {
    return embedded ? null : storage();
  } catch {
    return null;
  }
}
