"""What is the same on every page: where its title stands at any width, and that no paper ends with the foot of the site."""

import pytest

from .conftest import PAGES

TITLE = """() => { const title = [...document.querySelectorAll("h1")].find(one => one.checkVisibility()), box = title.getBoundingClientRect();
    return { left: Math.round(box.left), top: Math.round(box.top + scrollY), size: getComputedStyle(title).fontSize } }"""
FOOT = """all => all.flatMap(foot => [foot, ...foot.querySelectorAll("*")]).filter(one => one.checkVisibility())
    .flatMap(one => [...(one.matches("a, button") ? [one.textContent.trim()] : []), ...(getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)" ? [] : ["ground"])])"""
WIDTHS = (320, 390, 600, 1280)


@pytest.fixture(scope="module")
def pages(reader, site):
    """By name: the place of its title at each width, and what of its foot is for a screen and would be printed."""
    found = {}
    for name in PAGES:
        reader.goto(site + name, wait_until="domcontentloaded")
        places = []
        for width in WIDTHS if name != "embed" else ():  # there the other site has the title
            reader.set_viewport_size({"width": width, "height": 844})
            places.append(reader.evaluate(TITLE))
        reader.emulate_media(media="print")
        found[name] = places, reader.locator("footer").evaluate_all(FOOT)
        reader.emulate_media(media="screen")
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_titles_stand_at_one_place(pages, width):
    """One left edge on a phone, one height and one size everywhere."""
    stand = {}
    for name, (places, _) in pages.items():
        for place in places[WIDTHS.index(width):][:1]:
            stand.setdefault((place["left"] if width < 960 else None, place["top"], place["size"]), []).append(name)
    assert len(stand) == 1, stand


def test_no_printed_page_ends_with_the_foot_of_the_site(pages):
    """What is pressed on a screen, and its dark ground, are no part of a paper that goes to an office."""
    assert {name: foot for name, (_, foot) in pages.items() if foot} == {}
