// The drafts on this device: kept, listed, removed. What another tab wrote is never overwritten unseen.

import { createStore, del, entries, get, update } from "./vendor/idb-keyval.js";

const NAME = "cluster-check", LAST = `${NAME}.last`;
const room = createStore(NAME, "drafts");
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** Somebody else wrote this record since it was read; `theirs` is what stands there now. */
export class Overtaken extends Error {
  constructor(theirs) {
    super("overtaken");
    this.theirs = theirs;
  }
}

/** A record: {id, name, saved, turn, draft}; saved is an ISO time, turn counts its writes. */
export const blank = draft => ({ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, name: "", saved: null, turn: 0, draft });

/** All records, the latest first. */
export async function records() {
  const found = (await entries(room)).map(([, record]) => record);
  return found.sort((one, other) => other.saved.localeCompare(one.saved));
}

export const read = id => get(id, room);

/** Writes a record that was read or made in this tab; gives it back as it stands now. Throws Overtaken, or what the browser says. */
export async function keep(record) {
  const next = { ...record, turn: record.turn + 1, saved: new Date().toISOString() };
  let theirs = null;
  await update(record.id, stored => {
    theirs = stored && stored.turn !== record.turn ? stored : null;
    return theirs || next;
  }, room);
  if (theirs) throw new Overtaken(theirs);
  remember(record.id);
  channel?.postMessage({ id: next.id, turn: next.turn });
  return next;
}

export async function remove(id) {
  await del(id, room);
  channel?.postMessage({ id, turn: null });
}

/** told({id, turn}) when another tab wrote a record; turn is null when it removed it. */
export const whenOthersWrite = told => channel?.addEventListener("message", event => told(event.data));

/** The record that was written last on this device. */
export function last() {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

function remember(id) {
  try {
    localStorage.setItem(LAST, id);
  } catch { /* the list of drafts will do */ }
}

/** Empties everything this site keeps on the device. */
export async function forgetAll() {
  const databases = (await indexedDB.databases?.()) || [{ name: NAME }];
  await Promise.all((await entries(room)).map(([id]) => del(id, room)));
  for (const { name } of databases) indexedDB.deleteDatabase(name);
  for (const key of (await globalThis.caches?.keys()) || []) await caches.delete(key);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) || []) await worker.unregister();
  localStorage.clear();
  sessionStorage.clear();
  channel?.postMessage({ id: null, turn: null });
}
