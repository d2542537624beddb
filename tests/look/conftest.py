"""One reader who goes from page to page, and moves nothing."""

import pytest
from playwright.sync_api import expect

from ..axe import AXE
from ..conftest import ROOT

SITE = ROOT / "site"
PAGES = sorted(path.parent.relative_to(SITE).as_posix().removeprefix(".") for path in SITE.rglob("index.html"))


@pytest.fixture(scope="module")
def reader(browser):
    """A page that axe may enter, against the policy of the site."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, bypass_csp=True, color_scheme="light",
                                  reduced_motion="reduce")  # else colours are read on their way
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def takes_presses(page):
    """What has just come to the quick check does not; the clicks of Playwright wait for it by themselves."""
    expect(page.locator("#check:not([data-just-came])")).to_be_visible()
