// The only place where JavaScript meets Python: a draft as JSON text in, its report as JSON text out.

const RUNTIME = new URL("../runtime/", import.meta.url).href;
const ask = self.fetch.bind(self);
let assess = null, python = null, groups = {};
const here = new Map(); // group → its files, on their way or unpacked

self.onmessage = ({ data }) => {
  if (data.call) return void call(data.call);
  try {
    self.postMessage({ report: assess(data.draft) });
  } catch (trouble) {
    tell("crashed")(trouble);
  }
};

const tell = kind => trouble => self.postMessage({ trouble: trouble.kind || kind, why: String(trouble) });
const lost = trouble => Object.assign(new Error(String(trouble)), { kind: "undelivered" });

new Promise((done, fail) => start(fail).then(done, fail)).then(() => self.postMessage({ ready: true }), tell("unstarted"));

/** A function that is not needed at the start: its files come first. What is said to people ends with 。 */
async function call({ number, group, module, name, more }) {
  try {
    if (!here.has(group)) here.set(group, unpacked(groups[group]));
    await here.get(group).catch(trouble => { here.delete(group); throw trouble; });
    const said = python.pyimport(module)[name](...more), answer = typeof said === "string" ? said : said.toJs();
    self.postMessage({ number, answer });
  } catch (trouble) {
    const [, sentence] = /: (\S[^\n]*。)\s*$/.exec(trouble.message) || [];
    self.postMessage({ number, failed: String(trouble), sentence });
  }
}

async function unpacked(files) {
  const bodies = files.map(file => download(`${file.name}?${file.sha256.slice(0, 16)}`).then(answer => answer.arrayBuffer()));
  for (const [n, body] of (await Promise.all(bodies)).entries()) {
    if (files[n].name.endsWith(".whl")) python.unpackArchive(body, "wheel");
    else python.unpackArchive(body, "zip", { extractDir: "/site" });
  }
  python.pyimport("importlib").invalidate_caches();
}

/** fail: stops the waiting at once when a file does not come, whatever Pyodide makes of that. */
async function start(fail) {
  const { files, groups: later, lock } = await (await download("manifest.json", { cache: "no-cache" })).json();
  const arriving = fetched(files, fail);
  const body = async name => (await arriving.get(RUNTIME + name)).arrayBuffer();
  self.fetch = (url, options) => arriving.get(String(url)) || ask(url, options); // what Pyodide asks for is under way already
  const wheels = files.filter(({ name }) => name.endsWith(".whl")).map(({ name }) => body(name));
  const rules = body("rules.zip");
  const [{ loadPyodide }] = await Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map(imported)); // the second is for Pyodide, early
  python = await loadPyodide({ indexURL: RUNTIME, packageBaseUrl: RUNTIME, lockFileContents: lock });
  self.postMessage({ preparing: true });
  for (const wheel of wheels) python.unpackArchive(await wheel, "wheel");
  python.unpackArchive(await rules, "zip", { extractDir: "/site" });
  python.pyimport("sys").path.append("/site");
  [assess, groups] = [python.pyimport("rules").assess, later];
}

/** All files but the modules, in parallel and counted as they come; the sum in the address keeps an old copy from being taken. */
function fetched(files, fail) {
  const isModule = ({ name }) => name.endsWith(".mjs");
  const sum = some => some.reduce((bytes, file) => bytes + file.bytes, 0);
  const total = sum(files);
  let had = sum(files.filter(isModule));
  const told = bytes => self.postMessage({ bytes: had += bytes, total });
  return new Map(files.filter(file => !isModule(file)).map(file => {
    const response = download(`${file.name}?${file.sha256.slice(0, 16)}`).then(answer => counted(answer, file, told, fail));
    response.catch(fail);
    return [RUNTIME + file.name, response];
  }));
}

const imported = name => import(RUNTIME + name).catch(trouble => { throw lost(trouble); });

async function download(name, options) {
  const response = await ask(RUNTIME + name, options).catch(trouble => { throw lost(trouble); });
  if (!response.ok) throw lost(`${name}: ${response.status}`);
  return response;
}

/** The response, telling each piece that comes, and refusing one that is cut short. */
function counted(response, { name, bytes }, told, fail) {
  let had = 0;
  const count = new TransformStream({
    transform(piece, out) {
      had += piece.length;
      told(piece.length);
      out.enqueue(piece);
    },
    flush() {
      if (had !== bytes) fail(lost(`${name}: ${had} of ${bytes} bytes`));
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { "Content-Type": response.headers.get("Content-Type") || "" } });
}
