// The files of the runtime: each taken from the device or asked for, once, under an address that changes with its content, and counted as it comes.

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

/** files: as the manifest describes them. told(bytes, total): how much of what is expected has come. */
export function arrivals(root, files, told) {
  const known = new Map(files.map(file => [file.name, file])), had = new Map(), coming = new Map();
  let expected = [], last = -EACH;

  const sum = (names, count) => names.reduce((bytes, name) => bytes + count(name), 0);
  const size = name => known.get(name).bytes;
  const come = name => had.get(name) || 0;
  const tell = () => {
    if (performance.now() - last < EACH) return;
    last = performance.now();
    told(sum(expected, come), sum(expected, size));
  };

  const address = ({ name, sha256 }) => `${root}${name}?${sha256.slice(0, 16)}`;
  const once = (name, get) => {
    if (!coming.has(name)) coming.set(name, get(known.get(name)).catch(trouble => { coming.delete(name); throw trouble; }));
    return coming.get(name);
  };

  function grew(name, bytes) {
    had.set(name, come(name) + bytes);
    tell();
  }

  /** A copy is counted as it comes; the response itself stays as the browser got it, so that what is compiled of it can be kept for the next visit. */
  async function count(copy, name) {
    had.set(name, 0);
    for (const reader = copy.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return;
      grew(name, value.length);
    }
  }

  async function right(file) {
    const integrity = `sha256-${btoa(String.fromCharCode(...file.sha256.match(/../g).map(two => parseInt(two, 16))))}`;
    return (await found(address(file), { integrity })).arrayBuffer().catch(trouble => { throw lost(trouble); });
  }

  /** The same, summed up aside where the browser does so, while Python is made ready. */
  async function summed(file) {
    if (!globalThis.crypto?.subtle) return right(file);
    const body = await (await kept(file)).arrayBuffer().catch(trouble => { throw lost(trouble); });
    const sum = hex(await crypto.subtle.digest("SHA-256", body));
    if (sum === file.sha256) return body;
    await forget(address(file));
    throw lost(`${file.name}: ${sum}`);
  }

  const kept = async file => await held(address(file)) || found(address(file));

  /** Code that does not run did not come whole, or came whole to a browser that is too old for it. */
  const refused = file => async trouble => {
    if (!(trouble instanceof SyntaxError || trouble instanceof WebAssembly.CompileError)) throw lost(trouble);
    if (await held(address(file))) { // it is kept only after it ran
      await forget(address(file));
      throw lost(trouble);
    }
    await right(file);
    throw Object.assign(new Error(String(trouble)), { kind: "unsupported" });
  };

  return {
    /** Whether it is on this device. */
    here: name => held(address(known.get(name))).then(Boolean),
    /** From now on these are what counts. */
    expect(names) {
      expected = names;
      tell();
    },
    /** How much of these has come. */
    share: names => sum(names, come) / sum(names, size),
    /** A module of JavaScript. */
    imported: name => once(name, async file => {
      const module = await import(address(file)).catch(refused(file));
      grew(name, file.bytes);
      return module;
    }),
    /** A module of WebAssembly, compiled while it comes. */
    compiled: name => once(name, async file => {
      const response = await kept(file);
      count(response.clone(), name).catch(() => {}); // whoever compiles it will tell
      return WebAssembly.compileStreaming(response).catch(refused(file));
    }),
    /** All bytes, and only if they are the right ones. */
    whole: name => once(name, async file => {
      const body = await summed(file);
      grew(name, file.bytes);
      return new Uint8Array(body);
    }),
  };
}

const hex = sum => [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, "0")).join("");
