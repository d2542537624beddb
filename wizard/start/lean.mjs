// Runs in Node while the site is built: which exports of the interpreter somebody names. Reads an order (JSON), writes the names (JSON).

import { readFileSync } from "node:fs";

const { code, extensions, spoken } = JSON.parse(readFileSync(0, "utf8"));
const opened = path => WebAssembly.compile(readFileSync(path));
const OF_ITSELF = /^__(em_js__|start_|stop_)/; // Emscripten finds these by how they begin

const core = await opened(code), linked = await Promise.all(extensions.map(opened));
const wanted = new Set([core, ...linked].flatMap(WebAssembly.Module.imports).map(({ name }) => name));
const words = new Set(spoken.flatMap(text => text.match(/[\w$]+/g)));
const named = name => wanted.has(name) || words.has(name) || words.has(`_${name}`) || OF_ITSELF.test(name);
console.log(JSON.stringify(WebAssembly.Module.exports(core).map(({ name }) => name).filter(named)));
