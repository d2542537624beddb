"""Every page begins at the same place: one left edge on a phone, one height and one size of its title everywhere."""

from .conftest import PAGES

TITLE = """() => { const title = [...document.querySelectorAll("h1")].find(one => one.checkVisibility()), box = title.getBoundingClientRect();
    return { left: Math.round(box.left), top: Math.round(box.top + scrollY), size: getComputedStyle(title).fontSize } }"""


def test_titles_stand_at_one_place(reader, site):
    stand = {}
    for name in (name for name in PAGES if name != "embed"):  # there the other site has the title
        reader.goto(site + name, wait_until="domcontentloaded")
        for width in (320, 390, 600, 1280):
            reader.set_viewport_size({"width": width, "height": 844})
            place = reader.evaluate(TITLE)
            stand.setdefault(width, {}).setdefault((place["left"] if width < 960 else None, place["top"], place["size"]), []).append(name)
    assert [len(places) for places in stand.values()] == [1] * 4, stand


def test_what_sticks_to_a_phone_is_as_wide_as_the_phone(reader, site):
    """A line under the head that ended beside the edge would let what moves under it be seen."""
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{site}check/")
    assert reader.locator(".bar").evaluate("bar => [bar.getBoundingClientRect().left, bar.getBoundingClientRect().right]") == [0, 390]
    reader.goto(f"{site}roster/")
    reader.locator("#ways").evaluate("""ways => { for (let one = ways; one; one = one.parentElement) one.hidden = false }""")
    assert reader.locator("#ways").evaluate("ways => [ways.getBoundingClientRect().left, ways.getBoundingClientRect().right]") == [0, 390]


def test_the_head_is_as_high_before_its_script_has_come(reader, site):
    reader.set_viewport_size({"width": 1280, "height": 844})
    reader.goto(f"{site}process/")
    high = "document.querySelector('.md-header').offsetHeight"
    whole = reader.evaluate(high)
    reader.evaluate("document.documentElement.className = 'no-js'")
    assert reader.evaluate(high) == whole
