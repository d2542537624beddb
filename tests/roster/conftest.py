"""A window of its own for who must have one, one page with Python and the small list for all the others; the large list as pandas reads it."""

import io

import pytest

from ..conftest import hosted
from ..keeping.page import FewParts
from . import made
from .page import LIST, form_alone, open_page, paste, worked

# All of it forgotten, as another window does it; what the test before had begun to write comes after the first of it
FORGET = """async () => {
  const seen = id => document.getElementById(id).checkVisibility(), pause = () => new Promise(done => setTimeout(done, 100))
  const forget = () => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite")
    change.objectStore("drafts").clear()
    change.oncomplete = () => { new BroadcastChannel("cluster-check").postMessage({ id: null, turn: null }); done() } } })
  for (let n = 0; n < 40 && (!n || seen("current")); n++) {
    await forget()
    await pause()
  }
  if (seen("current")) throw new Error("the list does not go")
  document.getElementById("columns-fold").open = false
}"""
TOLD = """() => { if (document.getElementById("undo").checkVisibility()) document.getElementById("undo-done").click() }"""

SHOWN = """() => [...document.querySelectorAll("#worked :is(input, select)")].map(one => one.value).concat(
    ["current", "figures", "source-trouble", "undo"].map(id => document.getElementById(id)).filter(one => one.checkVisibility()).map(one => one.textContent))"""


def watched(context):
    """With all that its pages complain of."""
    context.complaints = []
    context.on("weberror", lambda error: context.complaints.append(f"{error.error.message} {error.error.stack}"))
    context.on("console", lambda said: context.complaints.append(said.text) if said.type == "error" else None)
    return context


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Its address, as of conftest.py; of the form, few parts."""
    with hosted(tmp_path_factory.mktemp("host"), FewParts) as address:
        yield address


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
    paste(page, LIST).evaluate(TOLD)
    page.put_back = True
    yield page
    context.close()


@pytest.fixture
def page_of_list(warm):
    """That page with the small list in it and nothing said about it."""
    warm.set_viewport_size({"width": 1280, "height": 900})
    if not warm.put_back:
        warm.evaluate(FORGET)
        paste(warm, LIST).evaluate(TOLD)
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
