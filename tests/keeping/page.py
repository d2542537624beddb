"""The form as the tests of keeping use it: opened, filled, saved to a file, opened from one."""

import io
import json
import re

from playwright.sync_api import expect

import rules

from ..conftest import ROOT, Staying
from ..walk import enter

NOTICE = rules.LATEST.id
REFUSED = {
    "forbidden": "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })",
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "all forbidden": """for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })""",
}
ON_DEVICE = """() => new Promise(done => {
    const asked = indexedDB.open("cluster-check");
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
    asked.onsuccess = () => asked.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => {
        asked.result.close();
        const typed = [...document.querySelectorAll("#questions .cell")].map(one => one.value.trim().replace("暂不清楚", "不确定")).filter(Boolean);
        const drafts = target.result.map(({ draft }) => JSON.stringify(draft.answers));
        done(drafts.some(draft => typed.every(text => draft.includes(JSON.stringify(text)))));
    };
})"""
# what stands for 占地面积 in each draft of this device
AREAS = """() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target: { result } }) => done(result.map(one => one.draft.answers.area))
    target.result.close() } })"""  # which ends when what was begun has ended; else nobody could delete the database
# whoever opens the database waits until window.free(): another change of it waits for this window
WAITS = """() => new Promise(waits => {
    const here = indexedDB.open("cluster-check");
    here.onupgradeneeded = () => here.result.createObjectStore("drafts");
    here.onsuccess = () => {
        const change = indexedDB.open("cluster-check", 2);
        change.onblocked = waits;
        change.onupgradeneeded = () => change.transaction.abort();
        change.onerror = event => event.preventDefault();
        window.free = () => here.result.close();
    } })"""
WHOLE = (ROOT / "site/check/index.html").read_text("utf-8")


def cut_down(text):
    """The form's page with the parts that are answered here, without conditions: of the others nothing is kept or filled in another way."""
    return re.sub(r'<section class="group".*?</section>|<form novalidate><button[^>]*></button><section class="part" id="part-[3-7]".*?</form>', "", text, flags=re.DOTALL)


FEW = cut_down(WHOLE)
TYPED = r"area|chain_work|cluster_name|front_rank|output|sharing_work|plan_\w+"
FEWEST = re.sub(rf'<(div|fieldset) class="q"[^>]* data-q="(?!(?:{TYPED})").*?\n\n</\1>', "", FEW, flags=re.DOTALL)  # whenever a box opens or closes, all that is there is styled anew


FOLDS = "document.querySelectorAll('.more-questions').forEach(fold => { fold.open = true })"
CLEARED = """async () => {
  const at = id => document.getElementById(id)
  const until = async holds => { for (const end = performance.now() + 20000; !holds(); await new Promise(done => setTimeout(done, 10))) if (performance.now() > end) throw new Error(holds) }
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
  at("show-drafts").click()
  await until(() => at("draft-list").querySelector("li"))  // what the test before had begun to save is kept by then, and not written after all is cleared
  at("forget").click()
  at("kept").textContent = ""
  at("ask-yes").click()
  await until(() => at("kept").textContent === "本机全部数据已清除。")
}"""


LEFT_OUT = re.compile(r"/worker\.mjs|/javascripts/")


class FewParts(Staying):
    """The site with those parts of the form alone; whoever wants all of it goes to check/?python. What a browser is given in another way costs it more, and it keeps nothing of it."""

    form = FEW

    def send_head(self):
        if not self.path.endswith("/check/"):
            return super().send_head()
        text = self.form.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", len(text))
        self.end_headers()
        return io.BytesIO(text)


class Few(FewParts):
    """And without Python, which keeping must not need, and what the theme runs."""

    def send_head(self):
        return self.send_error(404) if LEFT_OUT.search(self.path) else super().send_head()


class Fewest(Few):
    """And with those questions alone that the tests of keeping type into."""

    form = FEWEST


def calmed(page):
    """The same for one page, from now on."""
    page.route(LEFT_OUT, lambda route: route.abort())
    page.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    return page


def opened(page, few):
    page.goto(f"{few}check/")
    page.evaluate(FOLDS)
    return page


def cleared(page):
    """The form as 清除本机全部数据 leaves it, its folds open."""
    page.evaluate(CLEARED)
    page.evaluate(FOLDS)


def fill(page, **answers):
    enter(page, {f"q-{name}": value for name, value in answers.items()})


def kept(page):
    """All that stands in the cells is on the device, and that is said."""
    becomes(page, ON_DEVICE, True)
    expect(page.locator("#kept")).to_have_text(re.compile(r"已保存在本机 \d\d:\d\d"))


BECOMES = """async ([script, wanted]) => {
  const look = eval(script)
  for (const end = performance.now() + 20000; ;) {
    const found = await look()
    if (JSON.stringify(found) === wanted || performance.now() > end) return found
    await new Promise(done => setTimeout(done, 150))
  }
}"""


def becomes(page, script, wanted):
    """What the script gives is, or soon becomes, what is wanted."""
    assert page.evaluate(BECOMES, [script, json.dumps(wanted, ensure_ascii=False, separators=(",", ":"))]) == wanted


TITLES = """async () => {
  const drafts = document.getElementById("drafts")
  const until = async holds => { for (const end = performance.now() + 20000; !holds(); await new Promise(done => setTimeout(done, 20))) if (performance.now() > end) throw new Error(holds) }
  await until(() => !document.querySelector("dialog[open]"))
  document.getElementById("show-drafts").click()
  await until(() => drafts.querySelector("li")?.checkVisibility())
  const names = [...drafts.querySelectorAll(".draft-name")].map(one => one.value || one.placeholder)
  drafts.querySelector("[data-close]").click()
  return names
}"""


def titles(page):
    """The drafts as they are listed; how the list is opened by hand, its tests know."""
    return page.evaluate(TITLES)


def saved(page, folder, name="saved.html"):
    with page.expect_download() as download:
        page.locator("#save-file").click()
    download.value.save_as(folder / name)
    return download.value.suggested_filename, (folder / name).read_text("utf-8")


def choose(page, *payload):
    page.locator("#draft-file").set_input_files(*payload)


def text_file(text, name="草稿.html"):
    return {"name": name, "mimeType": "text/html", "buffer": text if isinstance(text, bytes) else text.encode()}


def draft(**answers):
    return json.dumps({"notice": NOTICE, "format": 1, "answers": answers})
