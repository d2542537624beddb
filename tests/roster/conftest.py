"""A window of its own for who must have one, one page with Python and the small list for all the others; the large list as pandas reads it."""

import io

import pytest

from . import made
from .page import LIST, form_alone, open_page, paste, sheet, worked

# All of it forgotten, as another window does it, and the list put in again; what the test before had begun to write comes after the first of it
RENEW = """async list => {
  const at = id => document.getElementById(id), seen = id => at(id).checkVisibility(), pause = ms => new Promise(done => setTimeout(done, ms))
  const until = async holds => { for (const end = performance.now() + 60000; !holds(); await pause(20)) if (performance.now() > end) throw new Error(holds) }
  const forget = () => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite")
    change.objectStore("drafts").clear()
    change.oncomplete = () => { new BroadcastChannel("cluster-check").postMessage({ id: null, turn: null }); done() } } })
  for (let n = 0; n < 40 && (!n || seen("current")); n++) {
    await forget()
    await pause(100)
  }
  await until(() => !seen("current"))
  for (const id of ["current-rows", "figures-said"]) at(id).textContent = ""
  at("columns-fold").open = false
  if (!seen("pasting")) at("show-paste").click()
  at("pasted").value = list
  at("read-pasted").click()
  await until(() => seen("current") && at("current-rows").textContent.includes("家企业计入") && at("figures-said").textContent && at("engine").dataset.busy === "0" && !at("pasted").value)
  if (seen("undo")) at("undo-done").click()
}"""

SHOWN = """() => [...document.querySelectorAll("#worked :is(input, select)")].map(one => one.value).concat(
    ["current", "figures", "source-trouble", "undo"].map(id => document.getElementById(id)).filter(one => one.checkVisibility()).map(one => one.textContent))"""


def watched(context):
    """With all that its pages complain of."""
    context.complaints = []
    context.on("weberror", lambda error: context.complaints.append(f"{error.error.message} {error.error.stack}"))
    context.on("console", lambda said: context.complaints.append(said.text) if said.type == "error" else None)
    return context


@pytest.fixture
def window(browser):
    context = watched(browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}))
    yield context
    assert context.complaints == []
    context.close()


@pytest.fixture(scope="module")
def warm(browser, site):
    """One page with Python and the tools of the list in it, for the tests that need nothing new; the form beside it or in its place has none."""
    context = watched(browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]))
    form_alone(context)
    page = open_page(context, site)
    paste(page, LIST).put_back = True
    if page.locator("#undo").is_visible():
        page.locator("#undo-done").click()
    yield page
    context.close()


@pytest.fixture
def page_of_list(warm):
    """That page with the small list in it and nothing said about it."""
    warm.set_viewport_size({"width": 1280, "height": 900})
    if not warm.put_back:
        warm.evaluate(RENEW, sheet(LIST))
    warm.put_back = False
    yield warm
    assert warm.context.complaints == []


@pytest.fixture
def page_put_back(page_of_list):
    """The same for whoever puts back all that he changes: who comes next goes on with it."""
    was = page_of_list.evaluate(SHOWN)
    yield page_of_list
    worked(page_of_list)
    assert page_of_list.evaluate(SHOWN) == was
    page_of_list.put_back = True


@pytest.fixture(scope="module")
def frame():
    """Read by pandas and openpyxl, not by us; numbers as the texts that were typed."""
    import pandas  # which takes as long as all the rest: only where it is asked

    data = pandas.read_excel(io.BytesIO(made.xlsx(made.ROWS)), engine="openpyxl", dtype=str, keep_default_na=False)
    return data.rename(columns=lambda name: name.split("（")[0])
