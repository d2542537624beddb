// A saved draft as text, be it a page, JSON or a code, back to the draft it holds, or a refusal in one sentence. No page, no storage.

import { bytesOf } from "./letters.mjs";
import { sha256 } from "./sha256.mjs";

export const FORMAT = 1, MARK = "cluster-draft", CODE = "SMEC1";
const LARGEST = 5_000_000; // characters of a draft
export const LARGEST_FILE = 20_000_000; // bytes of the page around it
const HEAD = new RegExp(`${CODE}\\.([zt])\\.([0-9a-f]{16})\\.([\\w-]+)`), BEHIND = 20; // words
const START = new RegExp(`<script[^<>]{1,99}\\bid="${MARK}"[^<>]{1,99}\\bdata-sha256="([0-9a-f]{64})"[^<>]{0,99}>`); // bounded: no page takes long

/** The message is one sentence for the person who opened it. */
export class Refused extends Error {}

export const sumOf = text => sha256(new TextEncoder().encode(text));

const NOT_ONE = "这不是自测草稿，没有打开。";
const CUT = "内容不完整，可能没有下载、传送或复制完，没有打开。请用原来的再试一次。";
const ALTERED = "内容和保存时不一样（校验不符），可能已损坏，没有打开。";

/** The draft in a file a person chose. */
export const draftIn = async (file, notice) => draftFrom(await textOf(file), notice);

/** The text of a file that may be a draft. */
export async function textOf(file) {
  if (file.size > LARGEST_FILE) throw new Refused(`文件有 ${Math.round(file.size / 1e6)} MB，太大，不是自测草稿，没有打开。`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refused(NOT_ONE);
  }
}

export const draftFrom = async (text, notice) => under(notice, parsed(await jsonIn(text)));

/** The JSON of a draft in a saved page, a code or itself, its sum proved. */
export async function jsonIn(text) {
  const bare = text.trim();
  return bare.startsWith("{") ? bare : bare.startsWith("<") ? inPage(bare) : inCode(bare);
}

export function under(notice, draft) {
  if (draft.notice !== notice) throw new Refused(`这份草稿依据的是另一份通知（${String(draft.notice).slice(0, 40)}），和本页不同，没有打开。`);
  return draft;
}

function inPage(page) {
  const [start, sum] = START.exec(page) || [], begin = start && page.indexOf(start) + start.length;
  const end = start ? page.indexOf("</script>", begin) : -1;
  if (end < 0) throw new Refused(page.includes(`name="${MARK}"`) ? CUT : NOT_ONE);
  const found = page.slice(begin, end);
  if (sumOf(found.trim()) !== sum) throw new Refused(ALTERED);
  return found;
}

/** The code may stand among other words and be broken into lines: how many of those behind it are its own, its sum tells. */
async function inCode(text) {
  const pieces = text.split(/\s+/), bare = pieces.join(""), [whole, kind, sum, data] = HEAD.exec(bare) || [];
  if (!kind) throw new Refused(text.includes(CODE) ? CUT : NOT_ONE);
  const begin = bare.indexOf(whole) + whole.length - data.length;
  let at = 0, isWhole = false;
  const breaks = pieces.map(piece => (at += piece.length) - begin).filter(length => length > 0 && length < data.length);
  for (const length of [data.length, ...breaks.reverse().slice(0, BEHIND)]) {
    const found = await unpacked(kind, data.slice(0, length));
    if (found !== null && sumOf(found).startsWith(sum)) return found;
    isWhole ||= found !== null;
  }
  throw new Refused(isWhole ? ALTERED : CUT);
}

/** The text, or null of letters that hold none. */
async function unpacked(kind, letters) {
  try {
    const bytes = bytesOf(letters);
    return new TextDecoder().decode(kind === "z" ? await inflated(bytes) : bytes);
  } catch (trouble) {
    if (trouble instanceof Refused) throw trouble;
    return null;
  }
}

export async function inflated(bytes) {
  if (!("DecompressionStream" in globalThis)) throw new Refused("这个浏览器太旧，打不开压缩的存档码；请改用存档文件，或换新版浏览器。");
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")), parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > LARGEST_FILE) throw new Refused(NOT_ONE);
    parts.push(value);
  }
}

function parsed(text) {
  if (text.length > LARGEST) throw new Refused("内容太长，不像是自测草稿，没有打开。");
  let draft = null, typed = null;
  try {
    draft = JSON.parse(text, plain);
    typed = JSON.parse(text, (key, value, { source } = {}) => (typeof value === "number" ? source || String(value) : plain(key, value)));
  } catch {
    throw new Refused(CUT);
  }
  if (!isTable(draft) || !isTable(draft.answers) || typeof draft.notice !== "string") throw new Refused(NOT_ONE);
  if (!Object.values(typed.answers).every(isAnswer)) throw new Refused(NOT_ONE);
  const format = Number(draft.format ?? FORMAT);
  if (format > FORMAT) throw new Refused(`这份草稿由更新的版本保存（格式 ${String(draft.format).slice(0, 10)}），请刷新本页后再打开。`);
  if (format !== FORMAT) throw Object.assign(new Refused("这份草稿的格式较旧，要等自测程序准备好才能打开，请稍后再试。"), { older: text });
  return { ...draft, format, answers: typed.answers }; // figures as they were typed: 0.10 stays 0.10
}

/** With such a key a value cannot be written as text any more. */
const plain = (key, value) => (key === "toString" || key === "valueOf" ? undefined : value);

/** A text, several, or one for each year: what a form can show. */
const isAnswer = value => [value].flat().every(isLeaf) || (isTable(value) && Object.values(value).every(isLeaf));
const isLeaf = value => typeof value !== "object" || value === null;

export const isTable = value => typeof value === "object" && value !== null && !Array.isArray(value);
