// How keeping stands, in one line at the top, and what to do when another window has changed the same draft. The rest has its own modules.

import { all, byId, say } from "./dom.mjs";
import { embedded } from "./embedded.mjs";
import { openDraft } from "./draft.mjs";
import { mindDrafts } from "./drafts.mjs";
import { mindFiles } from "./files.mjs";
import { history } from "./history.mjs";
import { keeper } from "./keeper.mjs";
import { mindListed } from "./listed.mjs";
import { clock } from "./titles.mjs";
import { isTable } from "./unpack.mjs";

const SOME = 10; // names that are told; a paragraph of thousands takes minutes to be set

/**
 * changed(): after the form has other answers. note(words, back), agreed(): of examples.mjs. verdicts(): the report of
 * what stands in the form, or null. reopen(text): of the rules, as JSON. Gives back {draft, page, openCode, openBeside, outgoing, begin, touched, showListed}: the open draft, as openDraft makes it, as files.mjs saves it, and as it leaves this device.
 */
export function mindKeeping(form, notice, { changed, note, agreed, verdicts, reopen }) {
  const draft = openDraft(form, notice);
  const list = mindListed(form, { draft, note, changed });
  const small = () => JSON.stringify({ ...draft.now(), roster: undefined }); // the list does not change here, and sixty copies of it are too many
  const steps = history(small, text => {
    draft.put({ ...JSON.parse(text), ...(draft.get("roster") && { roster: draft.get("roster") }) });
    changed();
  });
  const keep = keeper(draft, {
    saved: iso => stands(`已保存在本机 ${clock(iso)}`, false),
    refused: () => stands(`${embedded ? "嵌在别的网站里时不保存" : "这个浏览器不让本页保存内容"}，关掉页面就没有了。请填完后点「保存为文件」。`, true),
    other: showOther,
    emptied: () => {
      changed();
      stands("另一个窗口清除了本机全部数据。", false);
    },
    switched: () => {
      byId("other").hidden = true;
      stands("", false);
      fresh();
      changed();
    },
  });

  function stands(words, trouble) {
    say(byId("kept"), words);
    byId("kept").classList.toggle("trouble", trouble);
  }

  function fresh() {
    steps.restart();
    showStrange();
  }

  function showStrange() {
    const names = Object.entries(draft.strange()).filter(([name]) => !["evidence", "lists", "roster"].includes(name)).flatMap(named);
    const told = [names.length && `这份草稿里有本表显示不了的内容，已原样保留：${names.slice(0, SOME).join("、")}${names.length > SOME ? ` 等 ${names.length} 项` : ""}。`,
      draft.get("lists") && "这份草稿另带着各张清单的内容，导出的清单照它写，不用企业名单。不要的话，请新建草稿。"].filter(Boolean);
    byId("strange").hidden = !told.length;
    say(byId("strange"), told.join(""));
  }

  /** As the form calls it, where it does; of a row, its years. */
  function named([name, left]) {
    const called = all(`[data-q="${CSS.escape(name)}"]`)[0]?.dataset.name;
    return called && isTable(left) ? Object.keys(left).map(year => `${year} 年${called}`.slice(0, 40)) : [(called || name).slice(0, 40)];
  }

  function showOther(theirs, mine, copy) {
    const other = byId("other"), [use, stay] = all("button", other);
    const times = theirs ? `那一份 ${clock(theirs.saved, true)}，这一份 ${clock(mine.saved, true)}。` : "";
    say(other.querySelector("p"), `${theirs ? "另一个窗口改过这份草稿" : "另一个窗口删除了这份草稿"}。${times}${copy ? `这一份已另存为「${copy.name}」，两份都在。` : ""}`);
    use.hidden = !theirs;
    other.hidden = !theirs && Boolean(copy);
    const done = () => {
      other.hidden = true;
      byId("show-drafts").focus({ preventScroll: true });
    };
    use.onclick = async () => {
      done();
      await keep.open(theirs.id);
      if (!copy) return;
      await keep.drop(copy.id);
      note("已改用另一个窗口的那一份。", () => keep.adopt(copy.draft, copy.name));
    };
    stay.onclick = async () => {
      done();
      if (!copy) await keep.apart();
      note(`这一份已另存为「${keep.record().name}」。`);
    };
  }

  const guard = { keep, draft, note, agreed, stands };
  mindDrafts(guard);
  const { page, openCode, openBeside } = mindFiles({ ...guard, form, notice, verdicts, reopen, outgoing: list.outgoing });
  let quiet = 0;
  form.addEventListener("input", () => {
    clearTimeout(quiet);
    quiet = setTimeout(steps.note, 600);
  });
  return {
    draft, page, openCode, openBeside,
    outgoing: list.outgoing,
    showListed: list.show,
    begin: () => keep.begin().then(found => found && fresh()), // else what was typed meanwhile can be taken back like all that follows
    touched() {
      keep.touched();
      steps.show();
      showStrange();
    },
  };
}
