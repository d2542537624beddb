// An extension without its work: every function has its place in the table, and none may be called yet. A memory fits it, and it is there at once.

const CUSTOM = 0, IMPORTS = 2, EXPORTS = 7, CODE = 10;
const WORK = [CODE, 8, 11, 12]; // and what is done at the start, the data, and how much there is of it
const FUNCTION = 0;
const EMPTY = [2, 0, 0x0b], TRAP = [3, 0, 0x00, 0x0b]; // bodies: one that does nothing, one that must not be called
const AT_LINKING = ["__wasm_apply_data_relocs", "__wasm_call_ctors"]; // what they would write, the memory brings

/** extension: a side module of Emscripten's, as bytes. */
export function placesOf(extension) {
  const parts = [extension.subarray(0, 8)], at = reader(extension, 8);
  let imported = 0, idle = new Set();
  while (at.more()) {
    const begin = at.now(), id = at.byte(), length = at.number(), body = at.now();
    if (id === IMPORTS) imported = functionsIn(at);
    if (id === EXPORTS) idle = new Set(exportsIn(at).filter(({ name, kind }) => kind === FUNCTION && AT_LINKING.includes(name)).map(({ index }) => index));
    if (id === CODE) parts.push(section(CODE, bodies(at.number(), n => (idle.has(imported + n) ? EMPTY : TRAP))));
    else if (id === CUSTOM ? at.text() === "dylink.0" : !WORK.includes(id)) parts.push(extension.subarray(begin, body + length));
    at.go(body + length);
  }
  return Buffer.concat(parts);
}

function bodies(count, body) {
  return [...leb(count), ...Array.from({ length: count }, (_, n) => body(n)).flat()];
}

const section = (id, body) => Uint8Array.from([id, ...leb(body.length), ...body]);
const leb = number => (number < 0x80 ? [number] : [number & 0x7f | 0x80, ...leb(number >>> 7)]);

/** How many of the imports are functions; each kind is described in its own way. */
function functionsIn(at) {
  const limits = () => (at.byte() & 1 ? [at.number(), at.number()] : [at.number()]);
  const described = [() => at.number(), () => [at.byte(), limits()], limits, () => [at.byte(), at.byte()], () => [at.byte(), at.number()]];
  let functions = 0;
  for (let left = at.number(); left; left--) {
    at.text();
    at.text();
    const kind = at.byte();
    described[kind]();
    functions += kind === FUNCTION;
  }
  return functions;
}

const exportsIn = at => Array.from({ length: at.number() }, () => ({ name: at.text(), kind: at.byte(), index: at.number() }));

function reader(data, place) {
  const byte = () => data[place++];
  function number() {
    let value = 0;
    for (let shift = 0, one = 0x80; one & 0x80; shift += 7) value += ((one = byte()) & 0x7f) * 2 ** shift;
    return value;
  }
  function text() {
    const length = number();
    return new TextDecoder().decode(data.subarray(place, place += length));
  }
  return { byte, number, text, now: () => place, more: () => place < data.length, go: to => { place = to; } };
}
