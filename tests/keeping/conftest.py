"""The form without Python, and another window of the same person."""

import pytest

from .page import opened


@pytest.fixture
def check(page, site):
    return opened(page, site)


@pytest.fixture
def seen_wrong(check):
    """What went wrong in the window without being told."""
    found = []
    check.context.on("weberror", lambda error: found.append(str(error.error)))
    return found


@pytest.fixture
def second(check, site):
    """Another window of the same person."""
    return lambda: opened(check.context.new_page(), site)
