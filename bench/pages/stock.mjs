// The rules as a plain user of Pyodide would serve them: its own start, wheels, sources.

const RUNTIME = new URL("/assets/runtime/", location.href).href, PYODIDE = new URL("/npm/pyodide/", location.href).href;
const { lock, groups } = await (await fetch(`${RUNTIME}manifest.json`)).json();
const { loadPyodide } = await import(`${PYODIDE}pyodide.mjs`);
const python = await loadPyodide({ indexURL: PYODIDE, packageBaseUrl: RUNTIME, lockFileContents: lock });
await python.loadPackage(groups.stock.filter(({ name }) => name.endsWith(".whl")).map(({ name }) => RUNTIME + name), { checkIntegrity: false });
python.unpackArchive(await (await fetch(`${RUNTIME}rules.zip`)).arrayBuffer(), "zip", { extractDir: "/site" });
python.pyimport("sys").path.append("/site");
const { assess } = python.pyimport("rules");

self.onmessage = ({ data }) => self.postMessage({ report: assess(data.draft) });
self.postMessage({ ready: true });
