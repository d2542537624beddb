// Runs in Node while the site is built: reads an order (JSON), makes the files that start Python fast in a browser.

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { framed, written } from "../memory.mjs";
import { filled, joined, layout, python } from "../python.mjs";
import { noting, parted } from "./parted.mjs";
import { placesOf } from "./places.mjs";

process.on("uncaughtException", trouble => { console.error(String(trouble.stack || trouble)); process.exit(1); }); // without the source line, which here is a megabyte
const order = JSON.parse(readFileSync(0, "utf8"));
const bytes = path => new Uint8Array(readFileSync(path));
const keep = (name, data) => writeFileSync(`${order.out}/${name}`, data);
const ready = name => console.log(name); // whoever reads this packs it meanwhile

// A memory holds what it saw: let that be the same clock, chance and place for every build.
Date.now = () => 315532800000;
performance.now = () => 0;
process.argv[1] = "/python";
crypto.randomFillSync = view => view.fill(0);

const { loadPyodide } = await import(`${order.pyodide}/pyodide.mjs`);
const { default: create } = await import(`${order.pyodide}/pyodide.asm.mjs`);
const home = { indexURL: order.pyodide, packageBaseUrl: order.pyodide, lockFileContents: order.lock };
const begun = (options, engine = create) => python({ loadPyodide, create: engine }, { ...home, ...options });

function own(py, name) {
  for (const [path, text] of Object.entries(order.own)) {
    py.FS.mkdirTree(`/own/${path}`.replace(/\/[^/]*$/, ""));
    py.FS.writeFile(`/own/${path}`, text);
  }
  py.pyimport("sys").path.append("/own");
  py.pyimport("importlib").invalidate_caches(); // a clock that stands does not tell it
  return py.pyimport(name);
}

// A stock Python with every wheel and source: whatever is needed is in it.
const whole = await begun({});
for (const { path, into } of order.archives) whole.unpackArchive(bytes(path), "zip", { extractDir: into });
const sys = whole.pyimport("sys");
for (const path of ["/site", "/own/instead"]) sys.path.append(path);
const library = own(whole, "library");
const { ZIP_STORED, ZIP_DEFLATED } = whole.pyimport("zipfile");
const pack = (name, names, way = ZIP_DEFLATED) => keep(name, library.packed(whole.toPy(names), way).toJs());
const most = [...library.needed(whole.toPy(order.start))], doors = [...order.start, ...library.named()];
const known = async data => ({ path: order.extension.name, code: await WebAssembly.compile(data) });
const linked = whole.FS.readFile(order.extension.path), unlinked = placesOf(linked);
const extension = await known(linked), places = await known(unlinked);
keep(order.extension.places, unlinked);
const but = (names, gone) => names.filter(name => !gone.includes(name));

// Of that, what is loaded once the rules have worked: this is what goes to the browser.
pack("trial.zip", but([...most, "sitecustomize"], [order.extension.module]), ZIP_STORED);
const trial = await begun({ extension, stdLibURL: `${order.out}/trial.zip` });
for (const door of doors) trial.pyimport(door);
const reports = work(trial), names = [...own(trial, "trial").loaded()];
pack("library.zip", but(names, [order.extension.module]), ZIP_STORED); // hosts compress it; and a memory that never saw zlib packs better by a twelfth
keep("library.wasm", framed([bytes(`${order.out}/library.zip`)]));

function work(py) {
  const said = own(py, "trial").worked().toJs().join("\n");
  if (!said.includes('"met"')) throw new Error("The examples were not assessed: " + said.slice(0, 300));
  return said;
}

// The memory after the rules were imported, as it differs from that before Python ran.
const options = { extension, stdLibURL: `${order.out}/library.zip` };
const full = await begun({ ...options, _makeSnapshot: true });
for (const door of doors) full.pyimport(door).destroy();
cleared(full);
const state = full._module.API.serializeHiwireState();
const memory = written(full._module.HEAPU8, (await unborn()).HEAPU8, { ...layout(full._module), state });
keep("memory.wasm", memory);
for (const name of ["memory.wasm", "library.wasm"]) ready(name); // first what takes longest

/** Nothing left over from the way here: what was found, and the bytes of what was freed. */
function cleared(py) {
  const { _malloc, _free, HEAPU8, HEAPU32, _emscripten_get_sbrk_ptr } = py._module, end = HEAPU32[_emscripten_get_sbrk_ptr() >>> 2], held = [];
  py.runPython(order.own["rest.py"]);
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    for (let at = _malloc(size); held.push(at) && at + size <= end; at = _malloc(size)) HEAPU8.fill(0, at, at + size);
  }
  held.forEach(_free);
}

async function unborn() {
  let module;
  const stop = new Error("as far as it shall go");
  await begun({ ...options, extension: places }, async settings => {
    settings.noInitialRun = true;
    module = await create(settings);
    throw stop;
  }).catch(trouble => { if (trouble !== stop) throw trouble; });
  return module;
}

// The interpreter in two: what was called until the rules had worked goes first.
const CORE = "pyodide.asm.wasm", NOTES = "notes", interpreter = bytes(`${order.pyodide}/${CORE}`);
const again = { indexURL: order.out, extension: places, memory, stdLibURL: order.nothing };
keep(CORE, noting(interpreter, NOTES));
const watched = await begun(again);
work(watched);
own(watched, "trial").strained();
const { first, rest } = parted(interpreter, new Uint8Array(watched._module.here[NOTES].buffer));
keep(CORE, first);
keep(order.rest, rest);
for (const name of [CORE, order.rest]) ready(name);

// It counts only if it says the same without what comes later, and if that does its work once it is there.
const restored = await begun({ ...again, rest() { throw new Error("The examples call for what comes later."); } });
if (work(restored) !== reports) throw new Error("The restored memory gives other reports.");
joined(restored, await WebAssembly.compile(rest));
filled(restored, extension.code);
if (!own(restored, "trial").checked()) throw new Error("The extension checks nothing.");

// What the other doors need beyond it.
library.unzipped();
for (const [group, wanted] of Object.entries(order.groups)) {
  library.forget(whole.toPy(names));
  pack(`wizard_${group}.zip`, [...but([...library.needed(whole.toPy(wanted))], names), "more"]);
}
process.exit(0);
