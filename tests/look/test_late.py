"""While a page or its scripts are late: the scripts are asked for before the page is whole, and a button pressed before they have come says that it was, and does its work once, when they have."""

from threading import Event

import pytest
from playwright.sync_api import expect

from ..conftest import ROOT, Quiet, served
from ..walk import NO_PYTHON

CASES = {"check/": ("check", "#show-drafts", "#drafts"), "roster/": ("roster", "#show-paste", "#pasting"), "view/": ("view", "#view-paste", "#view-pasting"),
         "share/": ("share", "#scheme", "[data-md-color-scheme=slate]")}


@pytest.mark.parametrize("path", CASES)
def test_it_is_not_lost(window, site, path):
    page = window
    module, button, place = CASES[path]
    held = []
    page.route(*NO_PYTHON)
    page.route(f"**/{module}.mjs", lambda route: held.append(route))
    with page.expect_request(f"**/{module}.mjs"):
        page.goto(site + path, wait_until="commit")
    page.locator(button).click()
    page.locator(button).click()  # who sees nothing happen presses again
    expect(page.locator(button)).to_have_attribute("aria-busy", "true")
    assert page.locator(place).count() == 0 or page.locator(place).is_hidden()
    held[0].continue_()
    expect(page.locator(place)).to_be_visible()
    assert page.locator("[aria-busy]").count() == 0 and page.wrong == []


def test_nothing_is_sent_by_a_form_without_its_script(window, site):
    page, held = window, []
    page.route(*NO_PYTHON)
    page.route("**/result.mjs", lambda route: held.append(route))
    with page.expect_request("**/result.mjs"):
        page.goto(f"{site}result/", wait_until="commit")
    page.locator("#try-do").evaluate("button => button.click()")  # it is not shown yet
    page.wait_for_timeout(200)
    held[0].continue_()
    page.wait_for_load_state()
    assert "?" not in page.url


@pytest.fixture
def halting():
    """A server that gives half of each page, or what stands before the tag that is asked for, and the rest once it is told to."""
    going = Event()

    class Halting(Quiet):
        def copyfile(self, source, out):
            text = source.read()
            tag = self.path.partition("?before=")[2].encode()
            cut = text.index(b"<" + tag) if tag else len(text) // 2
            out.write(text[:cut])
            if self.headers["Accept"].startswith("text/html"):
                out.flush()
                going.wait()
            out.write(text[cut:])

    with served(ROOT / "site", Halting) as home:
        yield home, going
        going.set()


@pytest.mark.parametrize("path", CASES)
def test_scripts_are_asked_for_while_the_page_is_read(window, halting, path):
    page, (site, going) = window, halting
    page.route(*NO_PYTHON)
    with page.expect_request(f"**/{CASES[path][0]}.mjs"):
        page.goto(site + path, wait_until="commit")
    assert page.locator(".md-footer").count() == 0  # half of it
    going.set()
    page.locator(".md-footer").wait_for(state="attached")


def test_the_form_is_painted_with_its_first_question_in_it(page, halting):
    site, going = halting
    page.route(*NO_PYTHON)
    page.add_init_script("requestAnimationFrame(() => { globalThis.began = Boolean(document.querySelector('#s-area')); })")
    page.goto(f"{site}check/?before=main", wait_until="commit")
    expect(page.locator(".md-header")).to_be_attached()
    page.wait_for_timeout(500)  # time enough for a frame
    assert page.evaluate("globalThis.began") is None
    going.set()
    expect(page.locator("#q-area")).to_be_visible()
    page.wait_for_function("() => globalThis.began")
