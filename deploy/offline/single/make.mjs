// Runs in Node while the site is built: the page's modules and the worker's as two scripts, with Pyodide in the second.

import { build } from "esbuild";

const [home] = process.argv.slice(2), HERE = new URL(".", import.meta.url).pathname;
const swapped = {
  name: "what is different in one file",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(thread|arriving|offline)\.mjs$/ }, ({ path }) => ({ path: `${HERE}${path.slice(2)}` }));
  },
};
const node = ["node:*", "ws"]; // where Pyodide runs outside a browser
const options = { bundle: true, minify: true, write: false, target: "es2022", charset: "ascii", legalComments: "none", logLevel: "error", external: node, plugins: [swapped],
  define: { "import.meta.url": JSON.stringify(`file:///assets/${home}/one.mjs`) } };
const [page, worker] = await Promise.all(["deploy/offline/single/page.mjs", "wizard/worker.mjs"].map(async entry => (await build({ ...options, entryPoints: [entry], format: entry.includes("worker") ? "iife" : "esm" })).outputFiles[0].text));
process.stdout.write(JSON.stringify({ page, worker }));
