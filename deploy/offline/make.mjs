// Runs in Node while the site is built: the service worker, with the list of what it keeps.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { injectManifest } from "workbox-build";

const [site] = process.argv.slice(2), folder = mkdtempSync(join(tmpdir(), "sw-"));

await build({ entryPoints: ["deploy/offline/sw.mjs"], outfile: `${folder}/sw.js`, bundle: true, minify: true, format: "iife", target: "es2020",
  define: { "process.env.NODE_ENV": '"production"' }, legalComments: "none", logLevel: "error" });
const { warnings } = await injectManifest({
  swSrc: `${folder}/sw.js`, swDest: `${site}/sw.js`, globDirectory: site,
  globPatterns: ["**/*.{html,css,js,mjs,json,svg,ico,xlsx}", "assets/images/*.png"],
  // not: what names this file, what is for other hosts and other people, and what is kept when it is used
  globIgnores: ["404.html", "sw.js", "supply-chain/*", "sbom.cdx.json", "downloads/!(index).html", "assets/runtime/!(manifest.json)"],
  dontCacheBustURLsMatching: /\.[0-9a-f]{8}([0-9a-f]{8})?[./]/, maximumFileSizeToCacheInBytes: 2 ** 20,
  manifestTransforms: [list => ({ manifest: list.sort((one, other) => (one.url < other.url ? -1 : 1)), warnings: [] })],
});
rmSync(folder, { recursive: true });
if (warnings.length) throw new Error(warnings.join("\n"));
