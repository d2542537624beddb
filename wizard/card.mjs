// An association's card: who passes the tool on, in the last part of a link. Whatever comes in a link is a stranger's until it was looked at.

import { bytesOf, lettersOf } from "./letters.mjs";
import { sumOf } from "./unpack.mjs";

/** The card's lines in their order, and how many characters each may have. */
export const LONGEST = { name: 40, contact: 20, phone: 30, note: 80, district: 10, field: 40, cluster: 40 };
const LINES = Object.keys(LONGEST), MARK = "a1";
const LINK = new RegExp(`^#?${MARK}\\.([\\w-]{1,4000})\\.([0-9a-f]{8})(?![\\w-])`);
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]+/gu; // control signs, what turns the writing round, letters without a shape
const ADDRESS = /:\/\/|www[.。]|[.。](com|cn|net|org|top|xyz|cc|vip)\b|[a-z0-9-]\.[a-z]{2,}/i;

/** A line as it may be shown. */
export const plain = text => text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();

/** What is wrong with a card, as {line: sentence}; empty when it is in order. */
export function faults(card) {
  const found = Object.fromEntries(LINES.filter(line => [...card[line]].length > LONGEST[line]).map(line => [line, `最多 ${LONGEST[line]} 个字，现在 ${[...card[line]].length} 个。`]));
  for (const line of LINES) if (ADDRESS.test(card[line].normalize("NFKC"))) found[line] = "这里不能写网址，免得打开的人走到别的网站。";
  if (card.phone && !/^[\d\s()（）+、，,转-]*$/.test(card.phone)) found.phone = "电话只能写数字、空格、横线和「转」。";
  if (!card.name) found.name = "请写名称，打开链接的人会看到。";
  return found;
}

export function fragmentOf(card) {
  const letters = lettersOf(new TextEncoder().encode(JSON.stringify(LINES.map(line => card[line]))));
  return `#${MARK}.${letters}.${sumOf(letters).slice(0, 8)}`;
}

export const isCard = hash => hash.startsWith(`#${MARK}.`);

/** The card in a link, or null when it is damaged or nothing of ours. */
export function cardIn(hash) {
  const [, letters, sum] = LINK.exec(hash) || [];
  if (!letters || sumOf(letters).slice(0, 8) !== sum) return null;
  try {
    const lines = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(letters)));
    if (!Array.isArray(lines) || lines.length !== LINES.length || lines.some(line => typeof line !== "string" || line.length > 400)) return null;
    const card = Object.fromEntries(LINES.map((line, n) => [line, plain(lines[n])]));
    return Object.keys(faults(card)).length ? null : card;
  } catch {
    return null;
  }
}

/** The answers that a card gives: a contact is the applicant's own, so it comes with the name. */
export function answersOf({ name, contact, phone, district, field, cluster }) {
  const given = { district, industry_field: field && [field], cluster_name: cluster, applicant: (contact || phone) && name, applicant_contact: contact, applicant_phone: phone };
  return Object.fromEntries(Object.entries(given).filter(([, answer]) => answer));
}
