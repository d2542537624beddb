"""What is the same on every page: it complains of nothing, axe finds nothing, light and dark, nothing is wider than a screen at 400 %, its title stands at one place at any width, and no paper ends with the foot of the site."""

import re

import pytest

from ..alike import clear_once
from ..axe import faults
from ..keys import lost
from ..large import BOTH, PHONE, TARGET, TEXT, WIDER, cut, small
from ..walk import NO_PYTHON
from .conftest import FRAME, FRAMES, LINES, PAGES, SITE

TITLE = """() => { const title = [...document.querySelectorAll("h1")].find(one => one.checkVisibility()), box = title.getBoundingClientRect();
    return { left: Math.round(box.left), top: Math.round(box.top + scrollY), size: getComputedStyle(title).fontSize } }"""
FOOT = """all => all.flatMap(foot => [foot, ...foot.querySelectorAll("*")]).filter(one => one.checkVisibility())
    .flatMap(one => [...(one.matches("a, button") ? [one.textContent.trim()] : []), ...(getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)" ? [] : ["ground"])])"""
PARTS = [f"#part-{n}" for n in range(2, 10)]
WITHOUT = ("quick", "roster")  # Python: as these pages look with it, test_access.py, test_quick.py and test_page_list.py see
WIDE = {"width": 1280, "height": 900}
DARK = f"document.body.setAttribute('data-md-color-scheme', 'slate'); ({WIDER})()"
LARGE = f"""async least => {{
    document.documentElement.dataset.big = "on"
    document.querySelectorAll("main details").forEach(one => {{ one.open = true }})
    return [await ({WIDER})(), least && ({BOTH})(least)] }}"""
NOTHING_BETWEEN = """() => {
    const title = [...document.querySelectorAll("h1")].find(one => one.checkVisibility())
    for (let at = title; at && !at.matches("main, body"); at = at.parentElement) while (at.nextElementSibling) at.nextElementSibling.remove()
    document.documentElement.dataset.big = "off"
    document.body.setAttribute("data-md-color-scheme", "default") }"""
stands = {}  # by width: where the title of the first page stands; and how wide a part of the check is on a phone


@pytest.fixture(scope="module")
def known():
    """The lines that axe has seen, on this page or another."""
    return set()


@pytest.fixture(scope="module", params=PAGES)
def name(reader, site, request):
    """A page as it comes. The tests go from wide to narrow and back, in their order: each new width is laid out and painted anew."""
    reader.set_viewport_size(WIDE)
    if request.param in WITHOUT:
        reader.route(*NO_PYTHON)
    reader.wrong.clear()
    reader.goto(site + request.param)
    yield request.param
    reader.unroute_all()


@pytest.fixture
def whole(name):
    """Whether what stands around the content is looked at here: it is the same on many pages, and so is seen on one of each kind."""
    return name in FRAMES


@pytest.fixture
def some(name, whole):
    """What of this page is to take the focus: the questions of the check are all alike, and those in the frame are the same."""
    return "#part-1 *, #results *, #finish *" if name in ("check", "embed") else "*" if whole else ".md-content *"


def titled(reader, name, width):
    """One left edge on a phone, one height and one size everywhere."""
    if name != "embed":  # there the other site has the title
        place = {key: value for key, value in reader.evaluate(TITLE).items() if key != "left" or width < 960}
        assert place == stands.setdefault(width, place), width


def test_a_page_has_no_fault(reader, name, whole, some, known):
    titled(reader, name, 1280)
    assert reader.wrong == []  # before lines are put away under its hands
    if name == "embed":  # see the last test
        reader.evaluate("parts => document.querySelectorAll(parts).forEach(one => one.remove())", ", ".join(PARTS[:-1]))
    assert clear_once(reader, LINES, known=known, apart="" if whole else FRAME) == []
    assert lost(reader, some) == []


def test_a_page_has_no_fault_on_the_smallest_screen_and_in_large_type(reader, name, whole, some):
    reader.set_viewport_size(PHONE)
    assert reader.evaluate(DARK) == 0
    titled(reader, name, 320)
    if name in ("check", "embed"):
        part = reader.locator("#part-1").evaluate("one => one.offsetWidth")
        assert part == stands.setdefault("part", part)
    assert faults(reader, "scrollable-region-focusable", "target-size", apart=", ".join(PARTS) if name == "embed" else "" if whole else FRAME) == []
    assert lost(reader, some) == []
    assert cut(reader) == []
    if name == "embed":  # there the other site sets the type
        assert reader.evaluate(LARGE)[0] == 0
    else:
        assert reader.evaluate(LARGE, [TEXT, TARGET]) == [0, []]
        reader.set_viewport_size(WIDE)
        assert small(reader) == []


def test_titles_stand_at_one_place_and_no_printed_page_ends_with_the_foot_of_the_site(reader, name, whole):
    """Between the two widths of the other tests. What is pressed on a screen, and its dark ground, are no part of a paper that goes to an office. What comes between need not be laid out for that."""
    reader.evaluate(NOTHING_BETWEEN)
    for width in (600, 390):
        reader.set_viewport_size({"width": width, "height": 900})
        titled(reader, name, width)
    if whole:  # elsewhere it is the same, with the same styles
        reader.emulate_media(media="print")
        foot = reader.locator("footer").evaluate_all(FOOT)
        reader.emulate_media(media="screen")
        assert foot == []


def test_the_questions_in_a_frame_are_those_of_the_page():
    """And look the same: there they are not gone through once more."""
    both, own = [(SITE / name / "index.html").read_text("utf-8") for name in ("check", "embed")], sheet_of_frames()
    for part in PARTS:
        one, other = [re.search(rf'<section[^>]* id="{part[1:]}".*?(?=<section)', text, re.DOTALL)[0] for text in both]
        assert one == other
        if part != PARTS[-1]:  # which axe is given there
            assert [last for last in own if re.search(rf'[<" ]{re.escape(last)}[" >]', one)] == []


def sheet_of_frames():
    """The last names of all rules that are the frame's alone, but for those of its head."""
    sheets, more = [re.findall(r'rel="stylesheet" href="([^"]+)"', (SITE / name / "index.html").read_text("utf-8")) for name in ("check", "embed")]
    own, = [sheet for sheet in more if sheet not in sheets]
    assert [sheet for sheet in more if sheet != own] == sheets
    rules = re.findall(r"([^{}]+){", re.sub(r"/\*.*?\*/", "", (SITE / "embed" / own).read_text("utf-8"), flags=re.DOTALL))
    lasts = [rule.split()[-1].strip(".#[]") for rule in ",".join(rules).split(",") if not rule.strip().startswith(".embed-top")]
    assert "show-drafts" in lasts
    return lasts
