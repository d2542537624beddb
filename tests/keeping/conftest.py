"""The form without Python: one page for all these tests, with everything on the device cleared in between; and another window of the same person."""

import pytest

from .page import cleared, opened


@pytest.fixture(scope="package")
def desk(browser, site):
    """`wrong`: what its windows complained of, but for what is not let through to them."""
    context = browser.new_context(locale="zh-CN")
    context.wrong = []
    context.on("console", lambda said: context.wrong.append(said.text) if said.type == "error" and "ERR_FAILED" not in said.text else None)
    context.on("weberror", lambda error: context.wrong.append(str(error.error)))
    yield opened(context.new_page(), site)
    context.close()


@pytest.fixture
def check(desk, site):
    """That page with nothing in it and nothing kept."""
    if desk.url != f"{site}check/":
        desk.goto(f"{site}check/")
    cleared(desk)
    desk.context.wrong.clear()
    return desk


@pytest.fixture
def wrong(check):
    """What went wrong in the window without being told."""
    return check.context.wrong


@pytest.fixture
def second(check, site):
    """Another window of the same person."""
    windows = []
    yield lambda: windows.append(opened(check.context.new_page(), site)) or windows[-1]
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def beside(desk, site):
    """A second window that stays for all tests of a file."""
    window = opened(desk.context.new_page(), site)
    yield window
    window.close()


@pytest.fixture
def alone(page, site):
    """A form of its own, for whoever changes the browser below it."""
    return opened(page, site)
