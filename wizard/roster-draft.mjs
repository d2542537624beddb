// The open draft on the page of the list, which has no form: its answers, the list in it, and which figures were taken from it.

import { heldDraft } from "./held.mjs";
import { deflated } from "./pack.mjs";
import { LARGEST_FILE, inflated, isTable } from "./unpack.mjs";

export const KEY = "roster";
const LARGEST_LIST = 4_000_000; // characters of a packed list; a draft may have five million in all

/** The open draft, and the list in it with what was said about it. */
export function draftWithList(notice) {
  const draft = heldDraft(notice, () => {}), set = more => draft.put({ ...draft.now(), ...more });
  return {
    ...draft,
    set,
    roster: () => (isTable(draft.now()[KEY]) ? draft.now()[KEY] : null),
    keepRoster: roster => set({ [KEY]: roster }),
    dropRoster() {
      const { [KEY]: gone, ...rest } = draft.now();
      draft.put(rest);
    },
  };
}

/** The list as one text for the draft; null where it is too large to be kept. */
export async function packed(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > LARGEST_FILE) return null;
  const small = await deflated(bytes);
  const said = small ? `z.${await base64(small)}` : `t.${text}`;
  return said.length > LARGEST_LIST ? null : said;
}

/** The browser's own way, which does not hold up the page. */
function base64(bytes) {
  return new Promise((done, fail) => {
    const reader = Object.assign(new FileReader(), { onload: () => done(reader.result.slice(reader.result.indexOf(",") + 1)), onerror: fail });
    reader.readAsDataURL(new Blob([bytes]));
  });
}

/** Throws where it is damaged. */
export async function unpacked(said) {
  const [kind, rest] = [String(said).slice(0, 2), String(said).slice(2)];
  if (kind === "t.") return rest;
  if (kind !== "z.") throw new Error("no list");
  const letters = atob(rest), bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
  return new TextDecoder("utf-8", { fatal: true }).decode(await inflated(bytes));
}

/** Answers with figures put in: [{field, year, value}]. years: of the form; a row of years stays one, 无 for the whole row is 无 for each. */
export function withFigures(answers, figures, years) {
  const next = { ...answers };
  for (const { field, year, value } of figures) next[field] = year ? { ...byYear(next[field], years), [year]: value } : value;
  return next;
}

function byYear(answer, years) {
  if (isTable(answer)) return answer;
  const each = Array.isArray(answer) ? answer : years.map(() => answer ?? "");
  return Object.fromEntries(years.map((year, n) => [year, each[n] ?? ""]).filter(([, one]) => one !== ""));
}
