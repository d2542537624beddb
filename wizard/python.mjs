// Starts Pyodide the same way wherever it runs: the extension is linked first, so that a memory written there fits here.

import { opened } from "./memory.mjs";

const ENV = { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0" }; // a written memory holds what came of these
const ADDRESSES = "addresses", [WAITING, PLACES, BRINGER] = ["apart waiting", "apart places", 0]; // as in start/parted.mjs
const SIZE = 2 ** 25; // bytes: what Python takes once the rules are there, so that nothing has to grow, and the place for a memory is ready before it has come

/** extension: a compiled module and the path it is known by, or null. memory: what written() gave, or a promise of it, or null. rest: gives the other half of
 *  the interpreter, compiled, when a function of it is called (start/parted.mjs). Other options are loadPyodide's. */
export async function python({ loadPyodide, create }, { extension = null, memory = null, rest = null, ...options }) {
  let module;
  const py = await loadPyodide({
    ...options,
    env: ENV,
    async fsInit() {
      if (memory && !trampoline(module).value) module.wasmTable.grow(1); // a browser without one: its place stays empty
      if (extension) await link(module, extension);
      module.linkedTable = module.wasmTable.length;
    },
    async createPyodideModule(settings) {
      module = settings;
      settings.INITIAL_MEMORY = SIZE;
      settings.instantiateWasm = begun(settings, rest);
      await create(settings);
      if (!memory) return settings;
      const { header, lay } = opened(await memory);
      settings.API.restoreSnapshot = () => restored(settings, header, lay);
      return settings;
    },
    ...memory && { _loadSnapshot: new Uint8Array() }, // no more than a sign: restored() does it
  });
  if (memory) py.pyimport("random").seed(); // the one that was written is everybody's
  return py;
}

/** The interpreter itself, as Emscripten begins it. The addresses of its functions were written into it (start/addressed.mjs): to find them, Emscripten would look
 *  through the whole table at every start. */
const begun = (settings, rest, { instantiateWasm } = settings) => (imports, done) => instantiateWasm(imports, (instance, module) => {
  settings.here = instance.exports;
  settings.addresses = imports["GOT.func"];
  const [addresses] = WebAssembly.Module.customSections(module, ADDRESSES).map(section => JSON.parse(new TextDecoder().decode(section)));
  for (const name in addresses) settings.addresses[name].value = addresses[name];
  if (rest) settings.here[PLACES].set(BRINGER, routine(() => joined({ _module: settings }, rest())));
  done(instance, module);
});

/** A function that may stand in a table: imported by a module, and exported by it. */
function routine(does) {
  const [imported, exported] = [[2, 7, 1, 1, 0x61, 1, 0x61, 0, 0], [7, 5, 1, 1, 0x61, 0, 0]];
  return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, ...imported, ...exported)), { a: { a: does } }).exports.a;
}

/** From now on the other half of the interpreter does its part. */
export function joined({ _module: { here } }, code) {
  if (here[WAITING].value) new WebAssembly.Instance(code, { here });
  here[WAITING].value = 0;
}

async function link(module, { path, code }) {
  const flags = { loadAsync: true, global: false, nodelete: true, allowUndefined: false }, { Instance } = WebAssembly;
  WebAssembly.Instance = function (of, imports) {
    const instance = new Instance(of, imports);
    if (of === code) module.linked = { imports, exports: instance.exports };
    return instance;
  };
  for (const { name, kind } of WebAssembly.Module.exports(code)) if (kind === "function") module.addresses[name].value = 0; // Python finds the one it wants by name
  try {
    module.newDSO(path, undefined, await module.loadWebAssemblyModule(code, flags, path, {}));
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/** Where an extension without its work was linked (start/places.mjs), `code` takes its places. What it would write at its start, the memory has. */
export function filled({ _module: module }, code) {
  const { imports, exports: places } = module.linked, { wasmTable: table, HEAPU8: memory } = module;
  const begin = imports.env.__memory_base, own = memory.slice(begin, begin + module.getDylinkMetadata(code).memorySize);
  const { exports } = new WebAssembly.Instance(code, imports);
  memory.set(own, begin);
  const named = new Map(Object.entries(places).map(([name, place]) => [place, exports[name]]));
  for (let at = imports.env.__table_base; at < module.linkedTable; at++) if (named.has(table.get(at))) table.set(at, named.get(table.get(at)));
  module.wasmTableMirror.length = 0; // Emscripten remembers who stood there
}

/** Where CPython keeps the trampoline, a function of this very instance. */
function trampoline(module) {
  const at = module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2] >>> 2;
  return { get value() { return module.HEAP32[at]; }, set value(kept) { module.HEAP32[at] = kept; } };
}

/** What a memory must fit: the very interpreter, its size, its functions all in their places. */
export const layout = module => ({ size: module.HEAPU8.length, table: module.linkedTable, build: module.API.config.BUILD_ID });

function restored(module, { state, ...wanted }, lay) {
  if (JSON.stringify(layout(module)) !== JSON.stringify(wanted)) throw new Error("The memory is of another layout.");
  const own = trampoline(module), kept = own.value;
  lay(module.HEAPU8);
  own.value = kept;
  module.API.rawRun = () => [0, ""]; // what this would import was imported
  return state;
}
