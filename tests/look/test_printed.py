"""A page says whose word it is once, on paper too, and speaks of a result only where there is one."""

import pytest

from rules import LATEST

from ..walk import NO_PYTHON


@pytest.fixture
def calm(reader):
    """Without Python, which nobody asks anything here."""
    reader.route(*NO_PYTHON)
    yield reader
    reader.unroute_all()


def speaks_of_no_result(page):
    said = page.locator("main").inner_text()
    assert LATEST.preparation in said and "本结果" not in said


@pytest.mark.parametrize("name, stands", [("guide/core_strength/", True), ("process/", True), ("notice/", True), ("result/", True), ("checklist/", False), ("view/", False)])
def test_a_printed_page_says_whose_word_it_is_once(calm, site, name, stands):
    """In the foot of the page, where the page itself does not say it."""
    calm.goto(site + name)
    if not stands:
        speaks_of_no_result(calm)
    calm.emulate_media(media="print")
    assert calm.locator(".md-copyright").is_visible() == stands and calm.locator(".disclaimer").count() == (not stands)
    assert calm.locator(".md-footer__inner").count() == 0 or not calm.locator(".md-footer__inner").is_visible()
    calm.emulate_media(media="screen")


def test_a_page_that_holds_no_result_speaks_of_none(calm, site):
    calm.goto(f"{site}roster/")
    speaks_of_no_result(calm)
