// Keeping on a page without a list of drafts: the open draft is kept as the form keeps it, and one line says how it stands.

import { byId, say } from "./dom.mjs";
import { keeper } from "./keeper.mjs";
import { ids } from "./store.mjs";
import { shownHere } from "./tab.mjs";
import { clock, titleOf } from "./titles.mjs";

/** draft: as openDraft makes it. switched(): another draft, or another window's, stands in it now. */
export function plainKeeper(draft, switched) {
  const stands = (words, trouble) => {
    say(byId("kept"), words);
    byId("kept").classList.toggle("trouble", trouble);
  };
  const keep = keeper(draft, {
    saved: iso => stands(`已保存在本机 ${clock(iso)}`, false),
    refused: () => stands("这个浏览器不让本页保存内容，关掉页面就没有了。", true),
    other(theirs, mine, copy) {
      if (copy) stands(`另一个窗口改过这份草稿。这一份已另存为「${copy.name}」，两份都在完整申报表的「我的草稿」里。`, true);
      else if (theirs) keep.open(theirs.id);
    },
    emptied: switched,
    switched() {
      which(keep.record());
      switched();
    },
  });
  return { ...keep, begin: () => keep.begin().then(() => { which(keep.record()); }) };
}

/** Which draft is open, where there are others. */
async function which(here) {
  const line = byId("which");
  if (!line) return;
  const kept = shownHere() ? await ids().catch(() => []) : [];
  line.hidden = !kept.some(id => id !== here.id);
  say(line.querySelector("span"), titleOf(here));
}
