"""On paper a page says whose word it is, once, and ends with nothing that is there only for a screen."""

import pytest

from rules import LATEST

from .conftest import PAGES


@pytest.mark.parametrize("name, stands", [("guide/core_strength/", True), ("process/", True), ("notice/", True), ("result/", True), ("checklist/", False), ("view/", False)])
def test_a_printed_page_says_whose_word_it_is_once(reader, site, name, stands):
    """In the foot of the page, where the page itself does not say it."""
    reader.goto(site + name)
    reader.emulate_media(media="print")
    assert reader.locator(".md-copyright").is_visible() == stands and reader.locator(".disclaimer").count() == (not stands)
    assert reader.locator(".md-footer__inner").count() == 0 or not reader.locator(".md-footer__inner").is_visible()
    reader.emulate_media(media="screen")


def test_no_printed_page_ends_with_the_foot_of_the_site(reader, site):
    """What is pressed on a screen, and its dark ground, are no part of a paper that goes to an office."""
    wrong = []
    for name in PAGES:
        reader.goto(site + name)
        reader.emulate_media(media="print")
        seen = reader.locator("footer").evaluate_all("""all => all.flatMap(foot => [foot, ...foot.querySelectorAll("*")]).filter(one => one.checkVisibility())
            .flatMap(one => [...(one.matches("a, button") ? [one.textContent.trim()] : []), ...(getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)" ? [] : ["ground"])])""")
        wrong += [(name, what) for what in seen]
        reader.emulate_media(media="screen")
    assert not wrong


@pytest.mark.parametrize("name", ["roster/", "view/", "checklist/"])
def test_a_page_that_holds_no_result_speaks_of_none(reader, site, name):
    reader.goto(site + name)
    said = reader.locator("main").inner_text()
    assert LATEST.preparation in said and "本结果" not in said
