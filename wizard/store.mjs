// The drafts on this device: kept, listed, removed. What another tab wrote is never overwritten unseen.

import { embedded } from "./embedded.mjs";
import { createStore, del, entries, get, keys, update } from "idb-keyval";
import { isTable } from "./unpack.mjs";

const NAME = "cluster-check", LAST = `${NAME}.last`;
const HOME = new URL("../../", import.meta.url); // this file lies in assets/wizard.…/
let base = createStore(NAME, "drafts");
const channel = "BroadcastChannel" in globalThis && !embedded ? new BroadcastChannel(NAME) : null;

const room = (mode, work) => (embedded ? Promise.reject(new Error("embedded")) : opened(mode, work));

/** Lets go of the database when another window wants to delete it, and opens it anew when it is needed. */
const opened = (mode, work) => base(mode, store => {
  const { db } = store.transaction;
  db.onversionchange = () => {
    db.close();
    base = createStore(NAME, "drafts");
  };
  return work(store);
});

/** Somebody else wrote this record since it was read; `theirs` is what stands there now. */
export class Overtaken extends Error {
  constructor(theirs) {
    super("overtaken");
    this.theirs = theirs;
  }
}

/** A record: {id, name, saved, turn, draft}; saved is an ISO time, turn counts its writes. */
export const blank = draft => ({ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, name: "", saved: null, turn: 0, draft });

/** The record, if it is one: anything may stand in a browser's storage. */
export const proper = record => (isTable(record) && typeof record.id === "string" && typeof record.saved === "string" && isTable(record.draft) && isTable(record.draft.answers) ? record : null);

/** All records, the latest first. */
export async function records() {
  const found = (await entries(room)).map(([, record]) => record).filter(proper);
  return found.sort((one, other) => other.saved.localeCompare(one.saved));
}

/** The id of the latest; asked of a device that keeps nothing yet, it makes no database. */
export const latest = async () => (!embedded && (await there()) ? (await records())[0]?.id : null);

/** Whether the database was made before. One that would be made by asking is not; Firefox lists them only from 126 on. */
const there = () => new Promise(said => {
  const asked = indexedDB.open(NAME);
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onsuccess = () => {
    asked.result.close();
    said(true);
  };
  asked.onerror = event => {
    event.preventDefault();
    said(false);
  };
});

export const ids = () => keys(room);

/** The record; undefined where nothing stands, null where it is none. */
export async function read(id) {
  const stored = await get(id, room);
  return stored === undefined ? stored : proper(stored);
}

/** Writes a record that was read or made in this tab; gives it back as it stands now. Throws Overtaken, or what the browser says. */
export async function keep(record, saved = new Date().toISOString()) {
  const next = { ...record, turn: record.turn + 1, saved };
  let theirs = null;
  await update(record.id, stored => {
    theirs = proper(stored) && stored.turn !== record.turn ? stored : null;
    return theirs || next;
  }, room);
  if (theirs) throw new Overtaken(theirs);
  channel?.postMessage({ id: next.id, turn: next.turn });
  return next;
}

export async function remove(id) {
  await del(id, room);
  channel?.postMessage({ id, turn: null });
}

/** told({id, turn}) when another tab wrote a record; turn is null when it removed it. */
export const whenOthersWrite = told => channel?.addEventListener("message", event => told(event.data));

/** The draft that was open last on this device. */
export function last() {
  try {
    return embedded ? null : localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

export function remember(id) {
  try {
    if (!embedded) localStorage.setItem(LAST, id);
  } catch { /* the list of drafts will do */ }
}

const none = () => []; // whoever may not ask for what is kept, as a page from a folder, has kept nothing there

/** Empties everything this site keeps on the device, nothing of its neighbours on the same host, and tells the other windows to forget what they show. */
export async function forgetAll() {
  await room("readwrite", store => store.clear());
  await gone(indexedDB.deleteDatabase(NAME));
  for (const key of (await globalThis.caches?.keys().catch(none)) || []) if (key.endsWith(HOME.href)) await caches.delete(key);
  for (const worker of (await navigator.serviceWorker?.getRegistrations().catch(none)) || []) if (worker.scope === HOME.href) await worker.unregister();
  for (const storage of [localStorage, sessionStorage]) forget(storage);
  channel?.postMessage({ id: null, turn: null });
}

/** What is ours in localStorage or sessionStorage; the theme's names begin with the site's path. */
export function forget(storage) {
  for (const key of Object.keys(storage)) if (key.startsWith(NAME) || key.startsWith(`${HOME.pathname}.`)) storage.removeItem(key);
}

/** A window that will not let go delays the deletion until it closes: by then the drafts in it are gone already. */
const gone = request => new Promise((done, fail) => Object.assign(request, { onsuccess: done, onblocked: done, onerror: () => fail(request.error) }));
