// The only place where JavaScript meets Python: a draft as JSON text in, its report as JSON text out.

import { arrivals, found } from "./arriving.mjs";
import { unframed } from "./memory.mjs";
import { python as begun, filled, joined } from "./python.mjs";

const RUNTIME = new URL("../runtime/", import.meta.url).href;
const CORE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];
const EXTENSION = { file: "pydantic_core.wasm", places: "places.wasm", path: "/lib/pydantic_core._pydantic_core.so" }; // the path as in wizard/start/instead/sitecustomize.py
const REST = "pyodide.rest.wasm"; // the other half of the interpreter
let assess = null, python = null, files = null, groups = {}, works = async () => {}, completing = null, reported = false;
const here = new Map(); // group → its files, on their way or unpacked

self.onmessage = ({ data }) => {
  if (data.call) return void call(data.call);
  try {
    self.postMessage({ report: assess(data.draft) });
    if (!reported) completed().catch(() => {}); // whoever needs it will tell
    reported = true;
  } catch (trouble) {
    tell("crashed")(trouble);
  }
};

const tell = kind => trouble => self.postMessage({ trouble: trouble.kind || kind, why: String(trouble) });

start().then(way => self.postMessage({ ready: true, way }), tell("unstarted"));

/** A function that is not needed at the start: its files come first. What is said to people ends with 。 */
async function call({ number, group, module, name, more }) {
  try {
    if (!here.has(group)) here.set(group, opened(groups[group]));
    await here.get(group).catch(trouble => { here.delete(group); throw trouble; });
    const said = python.pyimport(module)[name](...more), answer = typeof said === "string" ? said : said.toJs();
    self.postMessage({ number, answer });
  } catch (trouble) {
    const [, sentence] = /: (\S[^\n]*。)\s*$/.exec(trouble.message) || [];
    self.postMessage({ number, failed: String(trouble), sentence });
  }
}

async function opened(wanted) {
  const [, ...bodies] = await Promise.all([completed(), ...wanted.map(({ name }) => files.whole(name))]);
  for (const [n, body] of bodies.entries()) {
    const archive = `/lib/${wanted[n].name}`, path = python.pyimport("sys").path;
    python.FS.writeFile(archive, body);
    path.insert(0, archive);
    python.pyimport("more").opened(archive);
    path.remove(archive);
  }
}

async function start() {
  const described = await found(`${RUNTIME}manifest.json`, { cache: "no-cache" }), manifest = await described.json();
  const every = [manifest.files, ...Object.values(manifest.groups)].flat();
  files = arrivals(RUNTIME, every, described, (bytes, total) => assess || self.postMessage({ bytes, total }));
  files.expect(manifest.files.map(({ name }) => name));
  const core = loaded(manifest.lock);
  core.catch(() => {}); // whoever needs it will tell
  let refused;
  for (const way of [memory, library, stock]) {
    try {
      python = await way(core, manifest);
      [assess, groups] = [python.pyimport("rules").assess, manifest.groups];
      if (way === memory) works = complete;
      return way.name;
    } catch (trouble) {
      refused = trouble;
      await core; // without it no way leads on
      console.warn(`${way.name}: ${trouble}`);
    }
  }
  throw refused;
}

/** What every way needs: the interpreter, and the function that starts it. */
function loaded(lock) {
  const code = files.compiled("pyodide.asm.wasm");
  WebAssembly.instantiateStreaming = async (response, imports) => ({ module: await code, instance: await WebAssembly.instantiate(await code, imports) });
  const parts = Promise.all([files.imported("pyodide.mjs"), files.imported("pyodide.asm.mjs"), code]);
  return parts.then(([{ loadPyodide }, { default: create }]) => (options, stdlib = new Uint8Array()) => {
    self.fetch = async url => new Response(String(url).endsWith("/library") ? stdlib : null); // Pyodide asks for what is here already
    const home = { indexURL: RUNTIME, packageBaseUrl: RUNTIME, lockFileContents: lock, stdLibURL: `${RUNTIME}library` };
    self.postMessage({ preparing: true });
    return begun({ loadPyodide, create }, { ...home, ...options });
  });
}

const extension = async (file = EXTENSION.file) => ({ path: EXTENSION.path, code: await files.compiled(file) });

/** What the first verdict did without is here. All else waits for it. */
function completed() {
  completing ||= works().finally(() => self.postMessage({ idle: true }));
  return completing.catch(trouble => { completing = null; throw trouble; });
}

/** No verdict needs the rest of the interpreter, nor what the extension does, for a memory holds all that it made. */
async function complete() {
  const [rest, { code }] = await Promise.all([files.compiled(REST), extension()]);
  joined(python, rest);
  filled(python, code);
}

/** The quickest: Python's memory as it was when the rules had been imported. It comes while the interpreter, which came before it, is made ready. */
async function memory(core) {
  files.expect([...CORE, EXTENSION.places, "memory.wasm"]);
  const written = files.compiled("pyodide.asm.wasm").then(() => files.whole("memory.wasm"));
  written.catch(() => {}); // asked for below
  const [begin, places] = await Promise.all([core, extension(EXTENSION.places)]);
  return begin({ extension: places, memory: written, rest: () => new WebAssembly.Module(files.atOnce(REST)) });
}

/** The smallest: the rules and what they import, compiled. */
async function library(core) {
  files.expect([...CORE, REST, EXTENSION.file, "library.wasm"]);
  const [begin, rest, code, stdlib] = await Promise.all([core, files.compiled(REST), extension(), files.whole("library.wasm")]);
  return begin({ extension: code, rest: () => rest }, unframed(stdlib));
}

/** As Pyodide is meant to be started: whole, with wheels and sources. */
async function stock(core, { groups: { stock: parts } }) {
  files.expect([...CORE, REST, ...parts.map(({ name }) => name)]);
  const [begin, rest, ...bodies] = await Promise.all([core, files.compiled(REST), ...parts.map(({ name }) => files.whole(name))]);
  const body = name => bodies[parts.findIndex(part => part.name === name)];
  const whole = await begin({ rest: () => rest }, body("python_stdlib.zip"));
  for (const { name } of parts) if (name.endsWith(".whl")) whole.unpackArchive(body(name), "wheel");
  whole.unpackArchive(body("rules.zip"), "zip", { extractDir: "/site" });
  whole.pyimport("sys").path.append("/site");
  return whole;
}
