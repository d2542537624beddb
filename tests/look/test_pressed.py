"""While a finger or a mouse button is down nothing moves, or the press would miss its place: what comes in between is shown after it."""

import pytest
from playwright.sync_api import expect

from ..roster.page import LIST, cell, open_page, paste
from ..test_quick import answer_somehow, asked, go_on, ready
from ..test_wizard import opened

LONG = 700  # ms, as an unhurried person presses: longer than what the pages wait before they speak, but for the last


@pytest.fixture
def window(browser):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def pressed(page, place):
    """Pressed in its middle with a mouse for as long as that, it stays where it is."""
    place.scroll_into_view_if_needed()
    before = place.bounding_box()
    page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(LONG)
    assert place.bounding_box() == before
    page.mouse.up()


@pytest.mark.parametrize(("text", "said"), [("三十多", ".complaints"), ("1250公顷", ".echoes")])
def test_a_box_is_ticked_though_something_is_said_above_it(window, site, text, said):
    page = opened(window.new_page(), site)
    page.locator("#q-area").press_sequentially(text)
    pressed(page, page.locator("#q-industry_field label").first)
    expect(page.locator("#q-industry_field input").first).to_be_checked()
    expect(page.locator(f"#s-area {said}")).to_be_visible()


def test_a_quick_check_goes_on_though_its_figure_is_not_read(window, site):
    page = window.new_page()
    page.goto(f"{site}quick/")
    ready(page)
    while not asked(page).locator(".cell").count():
        before = answer_somehow(page)
        go_on(page)
        expect(asked(page)).not_to_have_attribute("data-ask", before)
    for cell_of_year in asked(page).locator(".cell").all():
        cell_of_year.press_sequentially("三十多")
    pressed(page, page.locator("#step-next"))
    expect(asked(page).locator(".complaints")).to_have_count(3)


def test_a_row_is_left_out_though_the_one_above_grows(window, site):
    page = paste(open_page(window, site), LIST)
    cell(page, 2, "E").fill("很多")
    pressed(page, page.get_by_role("button", name="第 3 行不计入"))
    expect(page.get_by_role("button", name="第 3 行恢复计入")).to_be_visible()
    expect(page.locator('[data-row="2"] [data-column="E"] .says p').first).to_be_visible()


def test_a_start_is_chosen_though_a_name_is_missing_above_it(window, site):
    page = window.new_page()
    page.goto(f"{site}share/")
    page.locator("[data-alive]").wait_for(state="attached")
    page.locator("#card-name").focus()
    pressed(page, page.locator("label", has=page.locator("[value='quick/']")))
    expect(page.locator("[value='quick/']")).to_be_checked()
    expect(page.locator("#fault-name")).not_to_be_empty()
