// What stood in this window when it closed: the draft as it is stored, and the note that was left beside it; neither is lost.

import { blank, keep, latest, read } from "./store.mjs";
import { left, shownHere, written } from "./tab.mjs";
import { clock, titleOf } from "./titles.mjs";

/** How a draft is called that was written in two windows and stays as a draft of its own. */
export const nameApart = record => `${titleOf(record)}（另存 ${clock(record.saved)}）`;

/** {id, stored, found}: which draft was open, as it is stored (undefined where nothing is, null where that cannot be known), and as it is to be shown. */
export async function stood() {
  const id = shownHere() || (await latest().catch(() => null)); // a browser that was killed may not have written which
  const { writing: ours, ...note } = (id && left(id)) || {};
  const stored = id && (await read(id).catch(() => null));
  const overtaken = note.id && stored && stored.turn > note.turn && stored.saved !== ours && JSON.stringify(stored.draft) !== JSON.stringify(note.draft);
  if (overtaken) await keep({ ...blank(note.draft), name: nameApart(note) }).catch(() => null);
  if (id) written(id);
  return { id, stored, found: overtaken || !note.id ? stored : { ...(stored || note), draft: note.draft } };
}
