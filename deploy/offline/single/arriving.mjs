// In place of wizard/arriving.mjs: every file of the runtime is here already, packed and written as letters.

import * as asm from "pyodide/pyodide.asm.mjs";
import * as pyodide from "pyodide/pyodide.mjs";

const MODULES = { "pyodide.mjs": pyodide, "pyodide.asm.mjs": asm };

export const lost = trouble => Object.assign(new Error(String(trouble)), { kind: "undelivered" });
export const found = async () => new Response(await unpacked("manifest.json"));

export function arrivals() {
  return {
    expect() { /* nothing is on its way */ },
    imported: async name => MODULES[name],
    compiled: async name => WebAssembly.compile(await unpacked(name)),
    whole: async name => new Uint8Array(await unpacked(name)),
  };
}

async function unpacked(name) {
  if (!globalThis.FILES[name]) throw lost(name);
  const letters = atob(globalThis.FILES[name]), packed = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) packed[n] = letters.charCodeAt(n); // Uint8Array.from, a function called for each, takes many times as long
  const whole = await new Response(new Response(packed).body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(); // of a Blob WebKit reads nothing in a page from a folder
  self.postMessage({ preparing: true }); // with each one: a slow machine is not a dead line
  return whole;
}
