"""What a real hand does: it presses long, and nothing moves meanwhile; it clicks twice, and once is meant; it types Chinese letter by letter."""

import time

import pytest
from playwright.sync_api import expect

from ..keeping.page import calmed
from ..roster.page import LIST, cell, paste
from ..test_quick import READ, answer_somehow, asked, go_on, on, phone, ready
from ..walk import NO_PYTHON, emptied, opened
from .conftest import takes_presses

LONG = 700  # ms, as an unhurried person presses: longer than what the pages wait before they speak, but for the last
LISTENS = "[data-alive]"


@pytest.fixture(scope="module")
def awake(browser, site):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield opened(context.new_page(), site)
    context.close()


@pytest.fixture
def form(awake):
    """The check with Python in it and nothing else: it comes once for all who ask it something."""
    return emptied(awake)


def pressed(page, place, meanwhile=lambda: None):
    """Pressed in its middle with a mouse for as long as that, it stays where it is, whatever comes about meanwhile."""
    place.scroll_into_view_if_needed()
    before = place.bounding_box()
    page.mouse.move(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    page.mouse.down()
    meanwhile()
    page.wait_for_timeout(LONG)
    assert place.bounding_box() == before
    page.mouse.up()


def alone(page, address):
    """Without Python, for what asks it nothing."""
    calmed(page).goto(address)
    page.locator(LISTENS).wait_for(state="attached")
    return page


def begun(page, site):
    """The quick check, asking its first questions: Python never comes."""
    page.route(*NO_PYTHON)
    page.goto(f"{site}quick/")
    page.wait_for_function("() => history.state?.at === 0")
    return page


SILENT = """() => {
  const { postMessage } = Worker.prototype, asked = []
  Worker.prototype.postMessage = function (...words) { asked.push(() => postMessage.apply(this, words)) }
  window.answered = () => {
    Worker.prototype.postMessage = postMessage
    for (const ask of asked) ask()
  }
}"""


@pytest.mark.parametrize(("text", "said"), [("三十多", ".complaints"), ("1250公顷", ".echoes")])
def test_a_box_is_ticked_though_something_is_said_above_it(form, text, said):
    form.evaluate(SILENT)
    form.locator("#q-area").press_sequentially(text)
    pressed(form, form.locator("#q-industry_field label").first, lambda: form.evaluate("answered()"))  # not before the button is down
    expect(form.locator("#q-industry_field input").first).to_be_checked()
    form.locator(f"#s-area {said}").wait_for()


HOLD = """() => {
  const { requestAnimationFrame, setTimeout } = window
  window.held = []
  window.requestAnimationFrame = () => 0
  window.setTimeout = (does, time, ...more) => time === 200 ? held.push(does) : setTimeout(does, time, ...more)
  window.restored = () => Object.assign(window, { requestAnimationFrame, setTimeout })
}"""


@pytest.fixture
def late(form):
    """A busy browser paints late: what waits for that comes by the clock, here when it is let go."""
    form.evaluate(HOLD)
    yield form
    form.evaluate("restored()")


def test_what_waits_for_a_frame_does_not_come_under_a_press(late):
    late.locator("#q-area").fill("1250公顷")
    late.wait_for_function("() => held.length > 0")
    pressed(late, late.locator("#q-industry_field label").first, lambda: late.evaluate("for (const does of held) does()"))
    expect(late.locator("#q-industry_field input").first).to_be_checked()
    late.locator("#s-area .echoes").wait_for()


def test_a_quick_check_goes_on_though_its_figure_is_not_read(window, site):
    window.goto(f"{site}quick/")
    ready(window)
    while not asked(window).locator(".cell").count():
        before = answer_somehow(window)
        go_on(window)
        expect(asked(window)).not_to_have_attribute("data-ask", before)
    *most, last = asked(window).locator(".cell").all()
    for cell_of_year in most:
        cell_of_year.press_sequentially("三十多")
    expect(asked(window).locator(".complaints")).to_have_count(len(most) - 1)  # of all but the one that is typed into
    takes_presses(window)
    pressed(window, window.locator("#step-next"), lambda: last.evaluate("cell => { cell.value = '三十多'; cell.dispatchEvent(new Event('input', { bubbles: true })) }"))  # its answer comes while it is pressed
    expect(asked(window).locator(".complaints")).to_have_count(3)


def once_there(page, selector):
    """The middle of it, at the moment when it comes."""
    return page.wait_for_function("""selector => { const place = document.querySelector(selector), box = place && place.getBoundingClientRect()
        return box && [box.x + box.width / 2, box.y + box.height / 2] }""", arg=selector).json_value()


def test_a_double_click_on_next_is_one_question_further_and_next_stays_where_it_is(window, site):
    begun(window, site)
    expect(window.get_by_role("button", name="上一题")).to_have_count(0)
    window.locator("#step-prev").focus()
    expect(window.locator("#step-prev")).not_to_be_focused()
    side = window.locator("#step-next").bounding_box()["x"]
    answer_somehow(window)
    go_on(window)
    window.mouse.click(*once_there(window, "#step-prev:not([hidden])"))
    window.wait_for_timeout(LONG)
    on(window, "governance_work")
    assert window.locator("#step-next").bounding_box()["x"] == side
    expect(window.locator("#ask-governance_work")).to_be_focused()
    window.get_by_role("button", name="上一题").click()
    on(window, "chain_work")


def test_a_second_tap_does_not_answer_the_question_that_came_under_the_finger(phone, site):
    begun(phone, site)
    answer_somehow(phone)
    phone.locator("#step-next").tap()
    place = once_there(phone, "#ask-governance_work:not([hidden]) .choice")
    phone.touchscreen.tap(*place)
    phone.wait_for_timeout(LONG)
    box = phone.locator("#ask-governance_work input").first
    expect(box).not_to_be_checked()
    phone.touchscreen.tap(*place)
    expect(box).to_be_checked()


def test_a_question_that_just_came_is_not_complained_of(window, site):
    """Slow fingers tap twice too: more than half a second apart."""
    page = begun(window, site)
    answer_somehow(page)
    page.evaluate("""() => new Promise(done => {
        const next = document.getElementById("step-next"), came = document.getElementById("ask-governance_work");
        new MutationObserver(() => setTimeout(() => done(next.click()), 500)).observe(came, { attributeFilter: ["hidden"] });
        next.click() })""")
    page.wait_for_timeout(LONG)
    on(page, "governance_work")
    expect(page.locator("#step-says")).to_be_empty()
    go_on(page)
    expect(page.locator("#step-says")).to_have_text("请先回答；不知道就选「暂不清楚」。")


@pytest.mark.parametrize("how", ["held", "doubled"])
def test_blank_years_are_not_left_out_before_anybody_can_have_read_of_them(window, site, how):
    page = begun(window, site)
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
    window.goto(f"{site}roster/")
    page = paste(window, LIST)
    cell(page, 2, "E").fill("很多")
    pressed(page, page.get_by_role("button", name="第 3 行不计入"))
    expect(page.get_by_role("button", name="第 3 行恢复计入")).to_be_visible()
    page.locator('[data-row="2"] [data-column="E"] .says p').first.wait_for()


def test_a_start_is_chosen_though_a_name_is_missing_above_it(window, site):
    page = alone(window, f"{site}share/")
    page.locator("#card-name").focus()
    pressed(page, page.locator("label", has=page.locator("[value='quick/']")))
    expect(page.locator("[value='quick/']")).to_be_checked()
    expect(page.locator("#fault-name")).not_to_be_empty()


def twice(page, place, meanwhile=lambda: None):
    """Clicked twice, a fifth of a second apart, as the system counts it: however long it takes here. What is there in between may come first."""
    place.scroll_into_view_if_needed()
    box, mouse, begin = place.bounding_box(), page.keys, time.time()
    for number in (1, 2):
        for kind in ("mousePressed", "mouseReleased"):
            mouse.send("Input.dispatchMouseEvent", {"type": kind, "x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "button": "left",
                                                    "clickCount": number, "timestamp": begin + number / 5})
        meanwhile()


def test_a_double_click_is_one_click(window, site):
    """Whoever opens everything with two clicks: the second one falls on what has come to stand there."""
    page = alone(window, f"{site}check/")
    files = []
    page.on("download", lambda file: files.append(file))
    twice(page, page.locator("#show-examples"), expect(page.locator("#examples")).to_be_visible)
    assert page.locator("#q-cluster_name").input_value() == ""
    page.locator("#examples [data-close]").click()
    page.locator("#q-area").fill("12")
    twice(page, page.locator("#save-file"))
    expect(page.locator("#undo p")).to_contain_text("已存为文件")
    page.wait_for_timeout(LONG)  # a second file would be there
    assert len(files) == 1


@pytest.mark.parametrize(("key", "is_meant"), [(None, False), ("Shift", True)])
def test_a_double_click_that_closes_a_dialog_answers_nothing_below_it_unless_a_key_came_between(window, site, key, is_meant):
    page = alone(window, f"{site}check/")
    page.locator("#q-area").fill("12")
    page.locator("#show-drafts").click()
    new, below = page.locator("#draft-new"), page.locator("#q-industry_field label").first
    below.evaluate("(box, { x, y }) => Object.assign(box.style, { position: 'fixed', left: `${x}px`, top: `${y}px` })", new.bounding_box())
    twice(page, new, lambda: (expect(page.locator("#drafts")).to_be_hidden(), key and page.keyboard.press(key)))
    assert below.locator("input").is_checked() is is_meant
    page.wait_for_timeout(LONG)
    below.click()
    expect(below.locator("input")).to_be_checked(checked=not is_meant)  # a press of its own counts


def test_half_typed_letters_of_an_input_method_are_not_complained_of(form, window, site):
    form.locator("#q-area").focus()
    keys = form.context.new_cdp_session(form)
    keys.send("Input.imeSetComposition", {"text": "san'shi", "selectionStart": 7, "selectionEnd": 7})
    form.wait_for_timeout(2000)  # as one does over the words that are offered: longer than the page waits before it speaks
    assert form.locator("#s-area .complaints, #remarks:not([hidden])").count() == 0
    keys.send("Input.insertText", {"text": "三十多"})
    form.locator("#s-area .complaints").wait_for()
    expect(form.locator("#s-area .complaints")).to_contain_text("「三十多」不是能确认的数字")
    page = alone(window, f"{site}share/")
    page.locator("#card-phone").focus()
    keys = page.keys
    keys.send("Input.imeSetComposition", {"text": "dian", "selectionStart": 4, "selectionEnd": 4})
    assert page.locator("#fault-phone").inner_text() == ""
    keys.send("Input.insertText", {"text": "电话"})
    expect(page.locator("#fault-phone")).not_to_be_empty()
