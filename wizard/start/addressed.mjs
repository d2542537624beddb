// Runs in Node while the site is built: writes into the interpreter where its exported functions stand in the table. Reads an order (JSON).

import { readFileSync, writeFileSync } from "node:fs";
import { CUSTOM, ELEMENTS, EXPORTS, FUNCTION, exportsIn, placedIn, section, sections, text } from "./sections.mjs";

const NAME = "addresses"; // as in wizard/python.mjs
const NOWHERE = 0;

const { code: path, extensions } = JSON.parse(readFileSync(0, "utf8"));
const code = readFileSync(path), at = wanted => [...sections(code)].find(({ id }) => id === wanted).at;

const places = new Map(placedIn(at(ELEMENTS)).flatMap(({ begin, functions }) => functions.map((n, place) => [n, begin + place])));
const addresses = Object.fromEntries(exportsIn(at(EXPORTS)).filter(({ kind }) => kind === FUNCTION).map(({ name, index }) => [name, places.get(index) ?? NOWHERE]));

const asked = extensions.flatMap(extension => WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(extension)))).filter(({ module }) => module === "GOT.func");
const lost = asked.map(({ name }) => name).filter(name => addresses[name] === NOWHERE);
if (lost.length) throw new Error(`An extension asks for the address of what has none: ${lost}.`);
writeFileSync(path, Buffer.concat([code, ...section(CUSTOM, Buffer.from([...text(NAME), ...new TextEncoder().encode(JSON.stringify(addresses))]))]));
