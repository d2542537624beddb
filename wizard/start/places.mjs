// An extension without its work: every function has its place in the table, and none may be called yet. A memory fits it, and it is there at once.

import { CODE, COUNT, CUSTOM, DATA, END, EXPORTS, FUNCTION, IMPORTS, START, exportsIn, head, importedIn, listed, reader, section, sections } from "./sections.mjs";

const WORK = [START, CODE, DATA, COUNT]; // what is done, at the start too, and with which data
const EMPTY = [2, 0, END], TRAP = [3, 0, 0x00, END]; // bodies: one that does nothing, one that must not be called
const AT_LINKING = ["__wasm_apply_data_relocs", "__wasm_call_ctors"]; // what they would write, the memory brings

/** extension: a side module of Emscripten's, as bytes. */
export function placesOf(extension) {
  const parts = [head(extension)];
  let imported = 0, idle = new Set();
  for (const { id, body, at } of sections(extension)) {
    if (id === IMPORTS) imported = importedIn(at).length;
    if (id === EXPORTS) idle = new Set(exportsIn(at).filter(({ name, kind }) => kind === FUNCTION && AT_LINKING.includes(name)).map(({ index }) => index));
    if (id === CODE) parts.push(...section(CODE, listed(at.times((_, n) => (idle.has(imported + n) ? EMPTY : TRAP)))));
    else if (id === CUSTOM ? reader(body).text() === "dylink.0" : !WORK.includes(id)) parts.push(...section(id, body));
  }
  return Buffer.concat(parts);
}
