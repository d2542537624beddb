"""The form while there is no Python: not yet, not whole, never; or no script at all."""

import contextlib
import re

import pytest
from playwright.sync_api import expect

from rules import LATEST

from .walk import BOOT, opened, press, says

NO_THEME = "**/javascripts/**", lambda route: route.abort()  # where nothing of it is looked at

WORKER = "**/worker.mjs"
CRASHING = "self.onmessage = () => { throw new Error('gone') }; self.postMessage({ ready: true })"


def nothing(route):
    route.fulfill(status=404)


def half(route):
    route.fulfill(body=b"PK" * 1000)


SLOW_WAYS = (("**/memory.wasm*", nothing), ("**/library.wasm*", half))  # see tests/test_start.py: without them the third way is left
FAULTS = {
    "no worker": ([(WORKER, nothing)], "没有下载完整"),
    "no rules": ([*SLOW_WAYS, ("**/rules.zip*", nothing)], "没有下载完整"),
    "half a library": ([*SLOW_WAYS, ("**/python_stdlib.zip*", half)], "没有下载完整"),
    "no line": ([("**/pyodide.asm.wasm*", lambda route: route.abort())], "没有下载完整"),
    "a Python that cannot start": ([("**/pyodide.mjs*", lambda route: route.fulfill(body="export const x = 1", content_type="text/javascript"))], "没能启动"),
    "a worker that dies": ([(WORKER, lambda route: route.fulfill(body=CRASHING, content_type="text/javascript"))], "中断了"),
}


def test_questions_are_there_before_any_script_and_a_fault_is_one_sentence_and_trying_again_loses_nothing(page, site):
    """What was typed before the script counts, after one fault after another, each met by whoever tries again after the one before; at last Python comes."""
    late, held = [], []
    page.route("**/check.mjs", lambda route: late.append(route))
    page.route(WORKER, lambda route: held.append(route))
    page.route(*NO_THEME)
    with page.expect_request("**/check.mjs"):
        page.goto(f"{site}check/", wait_until="commit")
    page.locator("#q-area").fill("12")
    press(page, "within_district", "是")
    expect(page.locator("#c-area blockquote")).to_have_text(next(c.quote for c in LATEST.criteria if c.id == "area"))
    assert page.locator("#engine").is_hidden() and held == []
    with page.expect_request(WORKER):
        late[0].continue_()
    expect(page.locator("#engine-text")).to_contain_text("正在")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")  # the draft was looked for: nothing but the button begins anew
    for fault, (routes, sentence) in FAULTS.items():
        with contextlib.ExitStack() as stack:
            for route in routes:
                page.route(*route)
                stack.callback(page.unroute, *route)
            [worker], held[:] = held, []
            dict(routes).get(WORKER, lambda route: route.continue_())(worker)
            expect(page.locator("#engine-text"), fault).to_contain_text(sentence, timeout=25_000)  # at once, not when patience ends
        expect(page.locator("#engine-text")).to_contain_text("已填的内容都在")
        expect(page.locator("#engine-retry")).to_be_visible()
        with page.expect_request(WORKER):
            page.locator("#engine-retry").press("Enter")
        expect(page.locator("#engine-text")).to_contain_text("正在")
        expect(page.locator("#announcement")).to_have_text(re.compile("^正在下载自测程序"))  # so that what fails again is heard again
        expect(page.locator("#engine-retry")).to_be_hidden()
        expect(page.locator("#results")).to_be_focused()  # the button is gone, not the place
        expect(page.locator("#q-area")).to_have_value("12")
    held[0].continue_()
    expect(page.locator("#engine")).to_be_hidden(timeout=BOOT)
    says(page, "area", "满足")
    says(page, "one_district", "满足")
    expect(page.locator("#q-area")).to_have_value("12")


def test_a_browser_that_cannot_is_told_so_plainly(page, seen, site):
    page.add_init_script("delete globalThis[location.search.slice(1)]")
    for lacking in ("WebAssembly", "Worker"):
        page.goto(f"{site}check/?{lacking}")
        page.locator("#q-area").fill("12")
        expect(page.locator("#engine-text")).to_contain_text("这个浏览器不能在本机自测")
        expect(page.locator("#engine-text")).to_contain_text("请换用新版的")
        expect(page.locator("#engine-retry")).to_be_hidden()
        expect(page.locator("#engine-instead a")).to_have_count(2)
        expect(page.locator("#c-area")).to_be_visible()
    assert seen.errors == []


@pytest.fixture(scope="module")
def scriptless(browser, site):
    context = browser.new_context(java_script_enabled=False)
    yield opened(context.new_page(), site, ready=False)
    context.close()


def test_without_scripts_questions_and_conditions_are_readable(scriptless):
    page = scriptless
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#q-output-2020")).to_be_visible()
    page.locator("#c-output_floor > summary").click()
    expect(page.locator("#c-output_floor blockquote")).to_be_visible()


def test_without_scripts_no_button_is_dead_and_nothing_is_sent(scriptless, site):
    page = scriptless
    assert page.locator("button:not(.term):visible").count() == 0
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".md-tabs").get_by_role("link", name="条件说明")).to_be_visible()  # where no menu opens
    page.locator("#part-cover .more-questions > summary").click()
    page.locator("#q-applied_on").fill("5月12日")
    page.locator("#q-applied_on").press("Enter")  # the only line of its form: that would send it
    page.locator("#q-area").focus()
    assert page.url == f"{site}check/"
