"""While what reads a link or draws a code is on its way, the page says so until it is done."""

import pytest
from playwright.sync_api import expect

from .test_association import filled
from .conftest import linked


def read(page, site):
    page.goto(f"{site}view/#{linked(True, area='12')}")


def drawn(page, site):
    page.goto(f"{site}share/")
    filled(page)


CASES = {"a link": (read, "view", "#view-waiting", "正在打开…", ".sheet"), "a code": (drawn, "share", "#qr-waiting", "正在画二维码…", "#qr")}


@pytest.mark.parametrize("case", CASES)
def test_it_is_said_until_it_is_done(page, site, case):
    begin, group, place, words, done = CASES[case]
    held = []
    page.route(f"**/wizard_{group}.zip*", lambda route: held.append(route))
    begin(page, site)
    for _ in range(600):
        if held:
            break
        page.wait_for_timeout(50)
    expect(page.locator(place)).to_have_text(words)  # Python has started, and said so
    held[0].continue_()
    expect(page.locator(done)).to_be_visible()
    expect(page.locator(place)).to_be_empty()
