"""One reader who goes from page to page, and moves nothing."""

import re

import pytest
from playwright.sync_api import expect

from ..axe import AXE
from ..conftest import ROOT, complaints

SITE = ROOT / "site"
FRAME = "header.md-header, .md-tabs, .md-sidebar, .md-footer"
LINES = ".md-sidebar li, .md-content :is(li, tbody tr, p, .q, .choice, .entry, .ask, .card ~ .card, .row, .term-note)"  # of which many are alike
OWN = re.compile(r' (?:id|for|title|content|aria-label|placeholder|value|integrity|alt|data-title|name)="[^"]*"|(?<!"stylesheet") href="[^"]*"|(?:\.\./)+')  # what may differ, and looks the same
PAGES = sorted(path.parent.relative_to(SITE).as_posix().removeprefix(".") for path in SITE.rglob("index.html"))


def frame(name):
    """The styles of a page, and all that stands around its content: each element once, as it looks."""
    around = re.sub(r'<div class="md-content".*?</main>|<script\b.*?</script>|<meta[^>]*>|<link(?![^>]*stylesheet)[^>]*>', "", (SITE / name / "index.html").read_text("utf-8"), flags=re.DOTALL)
    return {OWN.sub("", tag) for tag in re.findall(r"<[a-z][^>]*>", around)}


def framed():
    """Of pages with nothing around them that was not around another, the first."""
    seen = set()
    for name in PAGES:
        if not frame(name) <= seen:
            yield name
        seen |= frame(name)


FRAMES = list(framed())


@pytest.fixture(scope="module")
def pane(browser):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.wrong, page.keys = complaints(context, []), context.new_cdp_session(page)
    yield page
    context.close()


@pytest.fixture
def window(pane, site):
    """One window for all, with nothing kept and nothing held back."""
    pane.unroute_all()
    pane.goto(f"{site}assets/runtime/manifest.json")  # where no page holds what is kept
    pane.evaluate("sessionStorage.clear()")
    pane.keys.send("Storage.clearDataForOrigin", {"origin": pane.evaluate("origin"), "storageTypes": "all"})
    pane.wrong.clear()
    return pane


@pytest.fixture(scope="module")
def reader(browser):
    """A page that axe may enter, against the policy of the site."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, bypass_csp=True, color_scheme="light",
                                  reduced_motion="reduce")  # else colours are read on their way
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.wrong = complaints(context, [])
    yield page
    context.close()


def takes_presses(page):
    """What has just come to the quick check does not; the clicks of Playwright wait for it by themselves."""
    expect(page.locator("#check:not([data-just-came])")).to_be_visible()
