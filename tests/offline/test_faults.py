"""Each file of the page missing, cut short or late in turn, Python's worker killed, the tab asleep: one sentence, a way on, nothing typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT

BOOT = 60_000
PAGE = (ROOT / "site/check/index.html").read_text("utf-8")
MODULES = re.findall(r'(?:rel="modulepreload" href|type="module" src)="\.\./assets/wizard\.[0-9a-f]+/([a-z0-9/-]+\.m?js)"', PAGE)
STYLES = ["check.css", "stylesheets/main.*.css", "site.*.css"]


def cut(route):
    body = route.fetch().body()
    route.fulfill(body=body[:len(body) // 2], content_type="text/javascript")


def gone(route):
    route.fulfill(status=404)


@pytest.fixture(scope="module")
def visit(browser, site):
    """A page whose Python is not asked for, for faults that have nothing to do with it."""
    context = browser.new_context(locale="zh-CN")
    context.route("**/worker.mjs", lambda route: route.abort())
    yield lambda: context.new_page()
    context.close()


def test_all_modules_are_known():
    assert MODULES == ["check.mjs"]


@pytest.mark.parametrize("fault", [cut, gone])
def test_without_its_module_the_page_says_so_and_can_be_opened_again(visit, site, fault):
    page = visit()
    page.route("**/check.mjs", fault)
    page.goto(f"{site}check/")
    expect(page.locator("#no-scripts")).to_have_text("网页没有装载完整，可能是网络断了。重新打开再试。")
    expect(page.locator("#old-browser")).to_be_hidden()
    expect(page.locator("#q-output-2020")).to_be_editable()
    page.unroute_all()
    page.locator("#no-scripts a").click()
    expect(page.locator("#check[data-alive]")).to_be_attached()
    page.close()


@pytest.mark.parametrize("name", [*STYLES, "old.mjs", "look.*.js"])
def test_without_a_style_or_a_helper_the_questions_work(visit, site, name):
    page = visit()
    page.route(f"**/assets/**/{name}", gone)
    page.route(f"**/assets/{name}", gone)
    page.goto(f"{site}check/")
    expect(page.locator("#check[data-alive]")).to_be_attached()
    page.locator("#q-area").fill("12")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    page.close()


def test_modules_that_are_late_find_what_was_typed_before_them(page, site):
    held = []
    page.route("**/check.mjs", lambda route: held.append(route))
    page.goto(f"{site}check/", wait_until="commit")
    page.locator("#q-area").fill("12")
    page.locator("#q-output-2021").fill("33")
    page.wait_for_timeout(500)
    held[0].continue_()
    expect(page.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    expect(page.locator("#q-output-2021")).to_have_value("33")


def test_a_worker_that_is_killed_and_a_tab_that_slept_come_back(page, site):
    """Killed as a telephone does it: without a word."""
    page.goto(f"{site}check/")
    page.locator("#q-area").fill("12")
    expect(page.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    tab = page.context.new_cdp_session(page)
    tab.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.wait_for_timeout(300)
    tab.send("Page.setWebLifecycleState", {"state": "active"})
    page.locator("#q-area").fill("101")
    expect(page.locator("#c-area [data-word]")).to_have_text("需评审判断")
    [worker] = [worker for worker in page.workers if "/worker.mjs" in worker.url]
    worker.evaluate("self.close()")
    page.clock.install()
    page.locator("#q-area").fill("99")
    page.wait_for_timeout(200)
    page.clock.run_for(31_000)  # no answer for so long
    expect(page.locator("#engine-text")).to_contain_text("自测程序中断了。已填的内容都在，请点「重试」。")
    page.clock.resume()
    page.locator("#engine-retry").click()
    expect(page.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    expect(page.locator("#q-area")).to_have_value("99")
