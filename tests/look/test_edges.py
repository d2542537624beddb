"""What sticks to a screen reaches its edges, and is as high before its script as after."""

from ..walk import NO_PYTHON


def test_what_sticks_to_a_phone_is_as_wide_as_the_phone(reader, site):
    """A line under the head that ended beside the edge would let what moves under it be seen."""
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.route(*NO_PYTHON)
    reader.goto(f"{site}check/")
    assert reader.locator(".bar").evaluate("bar => [bar.getBoundingClientRect().left, bar.getBoundingClientRect().right]") == [0, 390]
    reader.goto(f"{site}roster/")
    reader.locator("#ways").evaluate("""ways => { for (let one = ways; one; one = one.parentElement) one.hidden = false }""")
    assert reader.locator("#ways").evaluate("ways => [ways.getBoundingClientRect().left, ways.getBoundingClientRect().right]") == [0, 390]
    reader.unroute_all()


def test_the_head_is_as_high_before_its_script_has_come(reader, site):
    reader.set_viewport_size({"width": 1280, "height": 844})
    reader.goto(f"{site}process/")
    high = "document.querySelector('.md-header').offsetHeight"
    whole = reader.evaluate(high)
    reader.evaluate("document.documentElement.className = 'no-js'")
    assert reader.evaluate(high) == whole
