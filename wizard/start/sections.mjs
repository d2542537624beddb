// How WebAssembly is written: a file is sections, a section is a number and its bytes, and numbers are LEB128.

export const FUNCTION = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3, TAG = 4; // kinds of what is imported and exported
export const CUSTOM = 0, TYPES = 1, IMPORTS = 2, FUNCTIONS = 3, TABLES = 4, MEMORIES = 5, GLOBALS = 6, EXPORTS = 7, START = 8, ELEMENTS = 9, CODE = 10, DATA = 11, COUNT = 12, TAGS = 13;
export const END = 0x0b;
const CONSTANT = 0x41; // i32.const
const BOUNDED = 1;

/** Every section of a module: its number, its bytes, and a reader of them. */
export function* sections(code) {
  for (const at = reader(code, 8); at.more();) {
    const id = at.byte(), body = at.bytes(at.number());
    yield { id, body, at: reader(body) };
  }
}

export const head = code => code.subarray(0, 8);
export const section = (id, body) => [Buffer.from([id, ...leb(body.length)]), body];

const joined = parts => Buffer.concat(parts.map(part => Buffer.from(part)));
const counted = (count, parts) => joined([leb(count), ...parts]);
export const sized = parts => counted(parts.reduce((sum, part) => sum + part.length, 0), parts);
export const listed = parts => counted(parts.length, parts);
/** A list with more at its end, each given in parts. */
export function added(list, ...ones) {
  const at = reader(list), count = at.number();
  return counted(count + ones.length, [list.subarray(at.now()), ...ones.map(joined)]);
}

export const leb = number => (number < 0x80 ? [number] : [number & 0x7f | 0x80, ...leb(number >>> 7)]);
const signed = number => (number < 0x40 ? [number] : [number & 0x7f | 0x80, ...signed(number >>> 7)]);
export const text = words => [...leb(words.length), ...new TextEncoder().encode(words)];
export const constant = number => [CONSTANT, ...signed(number)]; // puts it on the stack

export function reader(data, place = 0) {
  const byte = () => data[place++];
  function number() {
    let value = 0;
    for (let shift = 0, one = 0x80; one & 0x80; shift += 7) value += ((one = byte()) & 0x7f) * 2 ** shift;
    return value;
  }
  const bytes = length => data.subarray(place, place += length);
  const times = each => Array.from({ length: number() }, each);
  function passed(pass) {
    const begin = place;
    pass();
    return data.subarray(begin, place);
  }
  return { byte, number, bytes, times, passed, text: () => new TextDecoder().decode(bytes(number())), now: () => place, more: () => place < data.length };
}

export const exportsIn = at => at.times(() => ({ name: at.text(), kind: at.byte(), index: at.number() }));

/** The functions that are put into a table, and where the first of them stands. */
export const placedIn = at => at.times(() => {
  if (at.byte() !== 0 || at.byte() !== CONSTANT) throw new Error("A table is filled in a way this does not understand.");
  const begin = at.number();
  at.byte();
  return { begin, functions: at.times(at.number) };
});

export const limitsIn = at => (at.byte() & BOUNDED ? [at.number(), at.number()] : [at.number()]);

/** What it is, as bytes; its first value is a number or another global. */
export function globalIn(at) {
  const described = at.bytes(2);
  at.byte();
  at.number();
  if (at.byte() !== END) throw new Error("A global begins with more than this understands.");
  return described;
}

/** The types of the functions that are imported. Each kind is described in its own way. */
export function importedIn(at) {
  const described = [() => at.number(), () => [at.byte(), limitsIn(at)], () => limitsIn(at), () => at.bytes(2), () => [at.byte(), at.number()]];
  return at.times(() => {
    at.text();
    at.text();
    const kind = at.byte();
    return { kind, of: described[kind]() };
  }).filter(({ kind }) => kind === FUNCTION).map(({ of }) => of);
}
