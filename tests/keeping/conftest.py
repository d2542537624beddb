"""The form without Python: one page for all these tests, with everything on the device cleared in between; and another window of the same person."""

import pytest

from ..conftest import complaints, hosted
from .page import LEFT_OUT, Fewest, cleared, opened


@pytest.fixture(scope="session")
def few(tmp_path_factory):
    """Its address. From a server, for what is given to a browser in another way it keeps nothing of, and compiles anew."""
    with hosted(tmp_path_factory.mktemp("few"), Fewest) as address:
        yield address


@pytest.fixture(scope="package")
def desk(browser, few):
    """`wrong`: what its windows complained of, but for what is left out of their site."""
    context = browser.new_context(locale="zh-CN")
    context.wrong = complaints(context, [], LEFT_OUT)
    yield opened(context.new_page(), few)
    context.close()


@pytest.fixture
def check(desk, few):
    """That page with nothing in it and nothing kept."""
    if desk.url != f"{few}check/":
        desk.goto(f"{few}check/")
    cleared(desk)
    desk.context.wrong.clear()
    return desk


@pytest.fixture
def wrong(check):
    """What went wrong in the window without being told."""
    return check.context.wrong


@pytest.fixture
def second(check, few):
    """Another window of the same person."""
    windows = []
    yield lambda: windows.append(opened(check.context.new_page(), few)) or windows[-1]
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def beside(desk, few):
    """A second window that stays for all tests of a file."""
    window = opened(desk.context.new_page(), few)
    yield window
    window.close()


@pytest.fixture
def alone(page, few):
    """A form of its own, for whoever changes the browser below it."""
    return opened(page, few)
