// The files of the runtime: each taken from the device or asked for, once, under an address that changes with its content, and counted as it comes.

import { sha256 } from "./sha256.mjs";

const SUMS = globalThis.crypto?.subtle; // not over http: there the browser proves what it fetches
const EACH = 100; // ms between two words of how much has come

export const lost = trouble => Object.assign(new Error(String(trouble)), { kind: "undelivered" });

/** Whatever stands there now. */
export async function found(address, options) {
  const response = await fetched(address, options).catch(trouble => { throw lost(trouble); });
  if (!response.ok) throw lost(`${address}: ${response.status}`);
  return response;
}

const fetched = globalThis.fetch.bind(globalThis);

/** Whether anything is kept on this device; a page from a folder may not even ask. */
const anything = (async () => (await caches.keys()).length > 0)().catch(() => false);

/** What the service worker keeps under this very address, without asking it. */
const held = async address => (await anything ? caches.match(address).catch(() => {}) : null);

/** What turned out wrong is not kept: whoever tries again has it anew. */
async function forget(address) {
  if (await anything) await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).delete(address)));
}

/** files: as the manifest describes them, which came as `described`. told(bytes, total): how much of what is expected has come over the line. */
export function arrivals(root, files, described, told) {
  const known = new Map(files.map(file => [file.name, file])), had = new Map(files.map(({ name }) => [name, 0])), coming = new Map();
  const sent = new Map(files.map(file => [file.name, weight(file, described)])); // most hosts pack one as they pack another
  let expected = [], last = -EACH;

  const sum = (names, count) => names.reduce((bytes, name) => bytes + count(name), 0);
  const come = name => had.get(name) * sent.get(name) / known.get(name).bytes;
  const tell = () => {
    if (performance.now() - last < EACH) return;
    last = performance.now();
    told(sum(expected, come), sum(expected, name => sent.get(name)));
  };

  const address = ({ name, sha256: sum }) => `${root}${name}?${sum.slice(0, 16)}`;
  const proof = ({ sha256: sum }) => (SUMS ? {} : { integrity: `sha256-${btoa(String.fromCharCode(...sum.match(/../g).map(two => parseInt(two, 16))))}` });
  const once = (name, get) => {
    if (!coming.has(name)) coming.set(name, get(known.get(name)).catch(trouble => { coming.delete(name); throw trouble; }));
    return coming.get(name);
  };

  function grew(name, bytes) {
    had.set(name, had.get(name) + bytes);
    tell();
  }

  /** All bytes, and only if they are the right ones; counted as they come. */
  async function right(file) {
    const response = await held(address(file)) || await found(address(file), proof(file)), body = new Uint8Array(file.bytes);
    let at = 0;
    had.set(file.name, 0);
    sent.set(file.name, weight(file, response));
    try {
      for await (const piece of pieces(response)) {
        body.set(piece, at);
        at += piece.length;
        grew(file.name, piece.length);
      }
    } catch (trouble) {
      throw lost(trouble); // or longer than it should be
    }
    const its = SUMS ? hex(await SUMS.digest("SHA-256", body)) : file.sha256;
    if (its === file.sha256) return body;
    await forget(address(file));
    throw lost(`${file.name}: ${its}`);
  }

  return {
    /** From now on these are what counts. */
    expect(names) {
      expected = names;
      tell();
    },
    /** A module of JavaScript. */
    imported: name => once(name, async file => {
      const module = await import(address(file)).catch(async trouble => {
        if (!(trouble instanceof SyntaxError)) throw lost(trouble);
        await right(file); // it may not have come whole
        throw unsupported(trouble);
      });
      grew(name, file.bytes);
      return module;
    }),
    /** A module of WebAssembly: read first and compiled then, it is there sooner than compiled while it comes. */
    compiled: name => once(name, async file => WebAssembly.compile(await right(file)).catch(trouble => {
      throw trouble instanceof WebAssembly.CompileError ? unsupported(trouble) : lost(trouble);
    })),
    whole: name => once(name, right),
    /** The same while everything waits for it: for whoever cannot go on without, and cannot wait otherwise. */
    atOnce(name) {
      const file = known.get(name), request = new XMLHttpRequest();
      request.open("GET", address(file), false);
      request.responseType = "arraybuffer";
      request.send();
      if (sha256(new Uint8Array(request.response || 0)) !== file.sha256) throw lost(`${name}: ${request.status}`);
      return request.response;
    },
  };
}

/** The bytes that a file takes on the line, packed as the answer is. */
const weight = ({ bytes, packed }, { headers }) => packed[headers.get("content-encoding")] || bytes;

/** The browser is too old for it. */
const unsupported = trouble => Object.assign(new Error(String(trouble)), { kind: "unsupported" });

const hex = sum => [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, "0")).join("");

/** Read by hand, for the browser's own way to all bytes of an answer takes half as long again. */
async function* pieces({ body }) {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.cancel().catch(() => {}); // whoever has enough lets the rest go
  }
}
