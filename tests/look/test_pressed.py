"""While a finger or a mouse button is down nothing moves, or the press would miss its place: what comes in between is shown after it.
A press counts only for what somebody may have read: not for what has only just come under it."""

import pytest
from playwright.sync_api import expect

from ..roster.page import LIST, cell, open_page, paste
from ..test_quick import READ, answer_somehow, asked, go_on, on, phone, ready, takes_presses
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
    takes_presses(page)
    pressed(page, page.locator("#step-next"))
    expect(asked(page).locator(".complaints")).to_have_count(3)


def once_there(page, selector):
    """The middle of it, at the moment when it comes."""
    return page.wait_for_function("""selector => { const place = document.querySelector(selector), box = place && place.getBoundingClientRect()
        return box && [box.x + box.width / 2, box.y + box.height / 2] }""", arg=selector).json_value()


def test_a_double_click_on_next_is_one_question_further_and_next_stays_where_it_is(window, site):
    page = window.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}quick/")
    ready(page)
    expect(page.get_by_role("button", name="上一题")).to_have_count(0)
    page.locator("#step-prev").focus()
    expect(page.locator("#step-prev")).not_to_be_focused()
    side = page.locator("#step-next").bounding_box()["x"]
    answer_somehow(page)
    go_on(page)
    page.mouse.click(*once_there(page, "#step-prev:not([hidden])"))
    page.wait_for_timeout(LONG)
    on(page, "governance_work")
    assert page.locator("#step-next").bounding_box()["x"] == side
    expect(page.locator("#ask-governance_work")).to_be_focused()
    page.get_by_role("button", name="上一题").click()
    on(page, "chain_work")


def test_a_second_tap_does_not_answer_the_question_that_came_under_the_finger(phone, site):
    phone.goto(f"{site}quick/")
    ready(phone)
    answer_somehow(phone)
    phone.locator("#step-next").tap()
    place = once_there(phone, "#ask-governance_work:not([hidden]) .choice")
    phone.touchscreen.tap(*place)
    phone.wait_for_timeout(LONG)
    box = phone.locator("#ask-governance_work input").first
    expect(box).not_to_be_checked()
    phone.touchscreen.tap(*place)
    expect(box).to_be_checked()


@pytest.mark.parametrize("how", ["held", "doubled"])
def test_blank_years_are_not_left_out_before_anybody_can_have_read_of_them(window, site, how):
    page = window.new_page()
    page.goto(f"{site}quick/")
    ready(page)
    for field in ("chain_work", "governance_work"):
        on(page, field)
        answer_somehow(page)
        go_on(page)
    on(page, "output")
    page.locator("#q-output-2020").press_sequentially("31")
    if how == "held":
        for _ in range(20):
            page.keyboard.down("Enter")
            page.wait_for_timeout(50)
        page.keyboard.up("Enter")
    else:
        page.evaluate("""() => new Promise(done => { const next = document.getElementById("step-next")
            next.click(); setTimeout(() => done(next.click()), 200) })""")
    expect(page.locator("#step-says")).to_contain_text("2021、2022 年还空着")
    page.wait_for_timeout(READ)
    on(page, "output")
    go_on(page)
    on(page, "leading_share")


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
