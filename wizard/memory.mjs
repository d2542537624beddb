// What travels as WebAssembly: a library, and a memory as the blocks in which it differs from that of a fresh interpreter.

const BLOCK = 32; // bytes
// Hosts compress WebAssembly, and few other kinds: so these travel as a module with one custom section, whose head is always as long.
const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x00];
const NAME = [6, ...new TextEncoder().encode("within")];
const LENGTH = 5;
const BODY = HEAD.length + LENGTH + NAME.length;

/** The memory `now` as it differs from `fresh`. header: what JSON can hold; its `size` is that of the memory. */
export function written(now, fresh, header) {
  const marks = new Uint8Array(now.length / BLOCK / 8), found = [];
  for (let at = 0; at < now.length; at += BLOCK) {
    const block = now.subarray(at, at + BLOCK);
    if (block.every((byte, n) => byte === (fresh[at + n] || 0))) continue;
    marks[at / BLOCK >> 3] |= 1 << (at / BLOCK & 7);
    found.push(block);
  }
  const said = new TextEncoder().encode(JSON.stringify(header));
  return framed([Uint8Array.from(leb(said.length)), said, marks, ...found]);
}

/** The parts in one module. */
export function framed(parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0), data = new Uint8Array(BODY + length);
  data.set([...HEAD, ...leb(NAME.length + length), ...NAME]);
  let at = BODY;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return data;
}

/** What framed() put in. */
export function unframed(data) {
  if ([...HEAD, ...leb(data.length - HEAD.length - LENGTH), ...NAME].some((byte, n) => data[n] !== byte)) throw new Error("Not one of ours.");
  return data.subarray(BODY);
}

/** A number in LEB128, in five bytes whatever it is. */
const leb = number => [0, 7, 14, 21, 28].map(shift => number >>> shift & 0x7f | (shift < 28 ? 0x80 : 0));
const number = bytes => bytes.reduce((sum, byte, n) => sum | (byte & 0x7f) << 7 * n, 0);

/** What written() wrote: its header, and what lays the blocks into a memory. */
export function opened(data) {
  const body = unframed(data), first = LENGTH + number(body.subarray(0, LENGTH));
  const header = JSON.parse(new TextDecoder().decode(body.subarray(LENGTH, first)));
  const marks = body.subarray(first, first + header.size / BLOCK / 8), blocks = body.subarray(first + marks.length);
  return { header, lay: memory => laid(memory, marks, blocks) };
}

function laid(memory, marks, blocks) {
  let from = 0, run = 0;
  for (let block = 0; block <= marks.length * 8; block++) {
    if (marks[block >> 3] >> (block & 7) & 1) run += BLOCK;
    else if (run) {
      memory.set(blocks.subarray(from, from += run), block * BLOCK - run);
      run = 0;
    }
  }
}
