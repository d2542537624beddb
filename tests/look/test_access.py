"""axe finds nothing in any state of the wizard, light and dark, nothing is wider than a screen at 400 %, and what must fail does. The pages as they come: test_every_page.py."""

import re

import pytest
from playwright.sync_api import expect

from ..alike import clear_once
from ..axe import COLOURS, clear, faults
from ..keeping.page import calmed
from ..keys import lost
from ..large import WIDER, cut, narrow, small
from ..test_quick import READ
from ..walk import NO_PYTHON
from .conftest import LINES, SITE, takes_presses

BOOT = 60_000
ENGINE = "#engine, #bar-engine"


@pytest.fixture(scope="module")
def known():
    """The lines that axe has seen in one state or another."""
    return set()


@pytest.fixture(autouse=True)
def let_through(reader):
    """What one test holds back is not held from the next."""
    yield
    reader.unroute_all()


def test_a_page_that_must_fail_fails(reader, site):
    """Without this, an axe that never ran would find nothing too."""
    reader.goto(site)
    reader.locator("main").evaluate("""main => { main.innerHTML = `<h1>坏</h1><img src="x"><p style="color:#777;background:#fff">太淡的字</p><p id="pale" style="color:#666;background:#fff">淡的字</p>
        <input><button style="width:9px;height:9px;padding:0;border:0"></button><button style="width:9px;height:9px;padding:0;border:0">x</button>
        <p hidden>无人见</p><p id="name" hidden>有名</p><div role="img" id="named" aria-labelledby="name"></div>` }""")
    was = reader.content()
    lines = faults(reader)
    found = {line.split(" · ")[0] for line in lines}
    assert {"image-alt", "label", "button-name", "target-size", "color-contrast"} <= found
    assert not any("#named" in line for line in lines) and reader.content() == was  # what is not rendered was away, but for what names something, and is back
    assert len([line for line in faults(reader, *COLOURS) if line.startswith("color-contrast")]) == 2  # below 4.5 and below 7


def test_of_alike_lines_those_that_differ_are_looked_at(reader, site):
    """Also where the others were on a page before: in colour, in what only the dark shows, in a word or a reference that is missing, in being seen at all."""
    known, alike = set(), "<ul><li hidden><a href='#'>甲甲</a></li><li><a href='#'>乙乙</a></li><li><label for='field'>戊戊</label><input id='field'></li><li>己己</li></ul>"
    faulty = """<ul><li><a href='#'>丙丙</a></li><li><a href='#'></a></li><li><a href='#' style='color:#bbb'>丁丁</a></li><li><a href='#' aria-label=' '><img src='x' alt=''></a></li>
        <li><label for='none'>戊戊</label><input id='field'></li><li>己己</li></ul><ul style='background:#999'><li><a href='#'>庚庚</a></li></ul><style>[data-md-color-scheme=slate] main li:not(:has(*)) { color: #222 }</style>"""
    for content in (alike, faulty):
        reader.goto(f"{site}process/")
        reader.locator("main").evaluate("(main, content) => { main.innerHTML = `<h1>题</h1>${content}` }", content)
        found = [rule for rule, _ in sorted({tuple(line.split(" · ")[:2]) for line in clear_once(reader, "main li", "main", known)})]
        assert found == (["color-contrast"] * 3 + ["label"] + ["link-name"] * 2 if content == faulty else [])


def test_no_letter_has_a_shadow():
    """With one, color-contrast would no longer find all that color-contrast-enhanced finds."""
    assert [path.name for path in SITE.rglob("*.css") if "text-shadow" in path.read_text("utf-8")] == []


def test_nothing_is_there_in_one_colour_alone():
    """What is not rendered in the light is put away in the dark too, when axe comes; but for pictures, which both leave to the theme."""
    rules = [rule for path in SITE.rglob("*.css") for rule, says in re.findall(r"([^{}]+){([^{}]*)}", path.read_text("utf-8")) if "data-md-color-scheme" in rule and re.search("(display|visibility):", says)]
    assert rules and [rule for rule in rules if "img[src$=" not in rule] == []


def test_what_cannot_be_seen_or_pressed_or_is_cut_off_is_found(reader, site):
    reader.goto(f"{site}process/")
    reader.locator("main").evaluate("""main => { main.innerHTML = `<h1>坏</h1><button id="bare" style="outline:none;box-shadow:none">甲</button>
        <div style="position:relative"><button id="under">乙</button><div id="over" style="position:absolute;inset:0;background:#fff"></div></div>
        <p style="width:3em;overflow:hidden;white-space:nowrap">很长很长很长很长</p><p style="font-size:12px">小字</p>` }""")
    assert {line.split(":")[0] + line.split()[-2] for line in lost(reader, "main *")} == {"without a markbare", "hidden by overunder"}
    assert any("很长" in line for line in cut(reader)) and not any("wider" in line for line in cut(reader))
    assert any("小字" in line for line in small(reader)) and any("BUTTON" in line for line in small(reader))
    reader.locator("main p").first.evaluate("one => { one.style.width = '3000px' }")
    assert reader.evaluate(WIDER) > 0 and any("wider" in line for line in cut(reader)) and any("wider" in line for line in narrow(reader))


def test_what_must_fail_fails_wherever_it_is_looked_for(reader, site):
    """Parts that are not asked for are not looked at, and those that are asked for are."""
    reader.route(*NO_PYTHON)
    reader.goto(f"{site}check/")
    for place in ("#part-1", "#g-basics", "#review"):
        reader.locator(place).evaluate("place => place.append(new Image())")
    for where, found in ((".check", 3), ("#part-1", 1), ("#results", 1), ("#part-1, .groups", 2), ("#part-2", 0)):
        assert len(faults(reader, "image-alt", only=where)) == found, where


def test_no_state_of_the_wizard_has_a_fault(reader, site, known):
    reader.set_viewport_size({"width": 1280, "height": 900})
    held = []
    reader.route("**/runtime/*.wasm*", lambda route: held.append(route))
    reader.goto(f"{site}check/")
    reader.locator("#q-output-2022").focus()
    expect(reader.locator("#engine")).to_be_visible()
    reader.locator("#q-output-2022").blur()  # a part that has the focus would not be put away
    assert clear(reader, ENGINE) == [], "while Python loads"
    for route in held:
        route.abort()
    expect(reader.locator("#engine-retry")).to_be_visible(timeout=BOOT)
    assert clear(reader, ENGINE) == [], "Python did not come"
    reader.unroute_all()
    reader.locator("#engine-retry").click()
    reader.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)
    reader.locator("#show-examples").click()
    reader.locator(".example").first.click()
    expect(reader.locator("#undo")).to_be_visible()
    reader.evaluate("document.querySelectorAll('.check details').forEach(one => { one.open = true })")
    assert clear_once(reader, LINES, known=known) == [], "filled, all unfolded"
    reader.locator("#q-output-2022").fill("大约三十亿")
    reader.locator("#q-sme_share-2022").fill("640")
    expect(reader.locator("#s-output .complaints")).to_be_visible()
    reader.locator("#evidence-list").click()
    reader.locator("#evidence-lines button").first.wait_for()
    assert clear_once(reader, LINES, ".q:has([aria-invalid]), .part:has([aria-invalid]) > h2, #remarks, #evidence, #review", known) == [], "with a figure that nobody can read"
    reader.locator("#send-make").click()
    expect(reader.locator("#send-made")).to_be_visible()
    reader.locator("#part-3 .term").first.click()
    assert clear(reader, "#send, .term-note") == [], "a link made, a word explained"
    assert narrow(reader) == []


def test_no_dialog_of_the_form_has_a_fault(reader, site):
    """Over a few of its parts and without Python, which have no say in them."""
    calmed(reader).goto(f"{site}check/")
    reader.locator("#q-area").fill("12")
    for button, dialog, first in (("#show-examples", "#examples", ".example"), ("#clear", "#ask", "#ask-yes"), ("#show-drafts", "#drafts", "li")):
        reader.locator(button).click()
        expect(reader.locator(f"{dialog} {first}").first).to_be_visible()
        assert clear(reader, dialog) == [], dialog
        if dialog == "#drafts":
            for code in ("#draft-copy", "#draft-paste"):
                reader.locator(code).click()
                expect(reader.locator("#code")).to_be_visible()
                if code == "#draft-paste":
                    reader.locator("#code-open").click()  # nothing was pasted
                assert clear(reader, "#code") == [], code
                reader.keyboard.press("Escape")
        reader.keyboard.press("Escape")


def test_no_state_of_the_quick_check_and_the_result_has_a_fault(reader, site, known):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site}about/")  # where nothing holds the drafts open: those of the test before go
    reader.evaluate("""() => new Promise((gone, failed) => { sessionStorage.clear(); localStorage.clear()
        Object.assign(indexedDB.deleteDatabase("cluster-check"), { onsuccess: gone, onerror: failed }) })""")
    reader.goto(f"{site}quick/")
    expect(reader.locator("#step-settled")).to_be_visible(timeout=BOOT)
    reader.locator("#step-next").click()
    assert clear_once(reader, LINES, known=known) == [], "not answered"
    reader.locator(".ask:not([hidden]) .choice").first.click()
    reader.locator("#step-next").click()
    expect(reader.locator("#turned")).to_be_visible()
    takes_presses(reader)
    assert clear_once(reader, LINES, known=known) == [], "the second question"
    reader.locator("#ask-governance_work .choice").first.click()
    reader.locator("#step-next").click()
    reader.locator("#q-output-2022").fill("29")
    reader.locator("#step-next").click()
    reader.wait_for_timeout(READ)
    reader.locator("#step-next").click()
    reader.locator("#leave a").click()
    expect(reader.locator("#results")).to_be_visible(timeout=BOOT)
    reader.evaluate("document.querySelectorAll('.check details').forEach(one => { one.open = true })")
    reader.locator("#c-output_floor .try").click()
    expect(reader.locator(".turns")).to_be_visible()
    assert clear_once(reader, LINES, known=known) == [], "the result, all unfolded, a gap tried"
    assert narrow(reader) == []


def test_colours_forced_by_the_system_leave_signs_and_borders(reader, site):
    reader.emulate_media(forced_colors="active")
    reader.goto(f"{site}guide/")
    signs = reader.locator(".verdict").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert set(signs) == {f'"{sign}" / ""' for sign in "✓✗…?–"}  # seen, and not read beside the word
    bars = reader.locator(".md-tabs__link").evaluate_all("all => all.map(one => getComputedStyle(one).borderBottomColor)")
    assert len(bars) > 5 and sorted(map(bars.count, bars))[0] == 1  # the bar of the page that is open is its own
    reader.route(*NO_PYTHON)
    reader.goto(f"{site}result/")
    squares = reader.locator(".square").evaluate_all("""all => all.map((one, n) => {
        one.dataset.verdict = ["met", "unmet", "missing", "review"][n % 4];
        return getComputedStyle(one.querySelector("rect")).fill })""")
    assert len(squares) > 40 and len(set(squares)) == 1
    reader.goto(f"{site}check/")
    for place in (".choice", ".card", ".button", ".entry"):
        assert reader.locator(place).first.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)") > 0
    reader.emulate_media(forced_colors="none")


def test_nothing_moves_for_those_who_asked_for_less(reader, site):
    reader.route(*NO_PYTHON)
    for name in ("", "check/"):
        reader.goto(site + name)
        moving = reader.evaluate("""() => [...document.querySelectorAll("*")].filter(one =>
            [null, "::before", "::after"].some(part => { const style = getComputedStyle(one, part)
              return parseFloat(style.transitionDuration) || style.animationName !== "none" })).map(one => one.className)""")
        assert moving == []
