"""A window of its own for who must have one, one page with Python and the small list for all the others; the large list as pandas reads it."""

import io

import pandas
import pytest
from playwright.sync_api import expect

from . import made
from .page import LIST, form_alone, open_page, paste

FORGET = """() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite");
    change.objectStore("drafts").clear();
    change.oncomplete = () => { new BroadcastChannel("cluster-check").postMessage({ id: null, turn: null }); done(); } } })"""


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
    yield paste(page, LIST)
    context.close()


@pytest.fixture
def page_of_list(warm):
    """That page with the small list in it and nothing said about it."""
    warm.set_viewport_size({"width": 1280, "height": 900})
    for _ in range(40):
        warm.evaluate(FORGET)  # as another window does it; what the test before had begun to write comes after it
        warm.wait_for_timeout(100)
        if warm.locator("#current").is_hidden():
            break
    expect(warm.locator("#current")).to_be_hidden()
    paste(warm, LIST)
    if warm.locator("#undo").is_visible():
        warm.locator("#undo-done").click()
    yield warm
    assert warm.context.complaints == []


@pytest.fixture(scope="module")
def frame():
    """Read by pandas and openpyxl, not by us; numbers as the texts that were typed."""
    data = pandas.read_excel(io.BytesIO(made.xlsx(made.ROWS)), engine="openpyxl", dtype=str, keep_default_na=False)
    return data.rename(columns=lambda name: name.split("（")[0])
