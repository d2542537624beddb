"""The form as the tests of keeping use it: opened, filled, saved to a file, opened from one."""

import json
import re

from playwright.sync_api import expect

import rules

from ..conftest import ROOT

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
    target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => done(target.result.map(one => one.draft.answers.area)) } })"""
WHOLE = (ROOT / "site/check/index.html").read_text("utf-8")
# the page with the parts that are answered here, without conditions: of the others nothing is kept in another way
FEW = re.sub(r'<section class="group".*?</section>|<form novalidate><button[^>]*></button><section class="part" id="part-[3-7]".*?</form>', "", WHOLE, flags=re.DOTALL)


def opened(page, site):
    """The page without Python: keeping must not need it."""
    page.route(re.compile(r"/worker\.mjs|/javascripts/"), lambda route: route.abort())
    page.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    page.goto(f"{site}check/")
    page.evaluate("document.querySelectorAll('.more-questions').forEach(fold => { fold.open = true })")
    return page


def fill(page, **answers):
    for name, value in answers.items():
        page.locator(f"#q-{name}").fill(value)


def kept(page):
    """All that stands in the cells is on the device, and that is said."""
    becomes(page, ON_DEVICE, True)
    expect(page.locator("#kept")).to_have_text(re.compile(r"已保存在本机 \d\d:\d\d"))


def becomes(page, script, wanted):
    """What the script gives is, or soon becomes, what is wanted."""
    for _ in range(200):
        if page.evaluate(script) == wanted:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(script) == wanted


def titles(page):
    page.locator("#show-drafts").click()
    expect(page.locator("#draft-list li").first).to_be_visible()
    found = [box.input_value() or box.get_attribute("placeholder") for box in page.locator(".draft-name").all()]
    page.locator("#drafts [data-close]").click()
    return found


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
