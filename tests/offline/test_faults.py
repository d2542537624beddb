"""Each file of the page late, missing or cut short in turn, Python's worker killed, the tab asleep: one sentence, a way on, nothing typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.keeping.page import FEW
from tests.walk import BOOT, says

PAGE = (ROOT / "site/check/index.html").read_text("utf-8")
MODULES = list(dict.fromkeys(re.findall(r'(?:rel="modulepreload" href|type="module" src)="\.\./assets/wizard\.[0-9a-f]+/([a-z0-9/-]+\.m?js)"', PAGE)))
HELPERS = ["check.css", "stylesheets/main.*.css", "site.*.css", "old.*.mjs", "look.*.js", "{inline,javascripts/bundle}.*.js"]
OF_PYTHON = ["worker.mjs", "manifest.json", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"]  # without one of them no way leads on; the others: tests/test_start.py
LONG = {"pyodide.asm.wasm", "pydantic_core.wasm", "memory.wasm"}
OPEN_AGAIN, TRY_AGAIN = "网页没有装载完整，可能是网络断了。重新打开再试。", re.compile("自测程序没有下载完整，可能是网络断了|自测程序没能启动")


def go(route):
    route.continue_()


def cut(route):
    body = (ROOT / "site" / route.request.url.split("/some/path/")[1].split("?")[0]).read_bytes()
    route.fulfill(body=body[:len(body) // 2], content_type="text/javascript")


def gone(route):
    route.fulfill(status=404)


class Line:
    """What stands in `late` is held until it is let go, cut or lost."""

    def __init__(self, page, pattern):
        self.page, self.late, self.held, self.ways = page, set(), [], {}
        page.route(pattern, self.came)

    def came(self, route):
        name = route.request.url.split("?")[0].rsplit("/", 1)[1]
        if name in self.late:
            self.held.append((name, route))
        else:
            self.ways.get(name, go)(route)

    def begins(self, *late):
        self.late, self.held, self.ways = set(late), [], {}

    def waits_for(self, wanted):
        """Until it is asked for, and so stands here."""
        for _ in range(600):
            if any(name == wanted for name, _ in self.held):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{wanted} was never asked for")

    def let(self, wanted, way=go):
        self.late.discard(wanted)
        self.ways[wanted] = way
        for name, route in self.held:
            if name == wanted:
                way(route)


def few_questions():
    """The page's head, what it says of trouble, all that it loads of ours, and one question of two hundred: nothing else of it is alive before all modules are there."""
    page = re.sub('<div class="columns">.*?<p class="disclaimer">', '<form id="questions"><input name="output" id="q-output-2020"></form><p class="disclaimer">', PAGE, flags=re.DOTALL)
    return re.sub(r'<script src="[^"]*/(?:javascripts/|inline|look)[^>]*></script>|<link rel="(?:stylesheet|icon)"[^>]*>', "", page)


@pytest.fixture(scope="module")
def visit(browser, site):
    """A page whose Python is not asked for, with the parts that are answered here, for faults that have nothing to do with the others."""
    context = browser.new_context(locale="zh-CN")
    context.route("**/worker.mjs", lambda route: route.abort())
    context.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    yield lambda: context.new_page()
    context.close()


def test_all_modules_are_known():
    assert MODULES == ["check.mjs"]


def test_any_one_module_late_cut_or_lost_leaves_a_page_that_waits_and_says_so(visit, site):
    page, html, typed = visit(), few_questions(), 0
    page.route("**/check/", lambda route: route.fulfill(body=html, content_type="text/html"))
    line = Line(page, "**/assets/wizard.*/**")
    for name in (path.rsplit("/", 1)[-1] for path in MODULES):
        for way in (cut, gone):
            line.begins(name)
            page.goto(f"{site}check/", wait_until="commit")
            place, typed = page.locator("#q-output-2020"), typed + 1
            expect(place, name).to_have_value(str(typed - 1) if typed > 1 else "")  # what was typed on the page that never came to life
            place.fill(str(typed))
            expect(page.locator("#no-scripts"), name).to_be_hidden()
            line.let(name, way)
            expect(page.locator("#no-scripts"), name).to_be_visible()  # its words stand there from the first
            expect(page.locator("#no-scripts"), name).to_have_text(OPEN_AGAIN)
            expect(page.locator("#old-browser"), name).to_be_hidden()
            expect(place, name).to_have_value(str(typed))
    page.close()


def test_opened_again_the_page_has_all_that_was_typed_on_one_that_lacked_a_module(visit, site):
    page = visit()
    page.route("**/check.mjs", gone)
    page.goto(f"{site}check/")
    expect(page.locator("#no-scripts")).to_have_text(OPEN_AGAIN)
    page.locator("#q-output-2021").fill("33")
    page.locator("#q-within_district input").first.check()
    page.locator("#q-sharing_work input").nth(1).check()
    page.unroute("**/check.mjs")
    page.locator("#no-scripts a").click()
    expect(page.locator("#check[data-alive]")).to_be_attached()
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    page.reload()  # now from the draft
    expect(page.locator("#q-output-2021")).to_have_value("33")
    expect(page.locator("#q-within_district input").first).to_be_checked()
    assert page.locator("#questions input:checked").count() == 2
    assert page.evaluate("sessionStorage.getItem(`typed ${location.pathname}`)") is None
    page.close()


@pytest.fixture(scope="module")
def window(visit):
    return visit()


@pytest.fixture
def page(window):
    """One window, in which nothing is missing any more."""
    yield window
    window.unroute_all()


@pytest.mark.parametrize("name", HELPERS)
def test_without_a_style_or_a_helper_the_questions_work(page, site, name):
    page.route(f"**/assets/**/{name}", gone)
    page.route(f"**/assets/{name}", gone)
    page.goto(f"{site}check/")
    expect(page.locator("#check[data-alive]")).to_be_attached()
    page.locator("#q-area").fill("12")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")


# ---- one visitor, whom everything befalls in turn ----

@pytest.fixture(scope="module")
def visitor(browser):
    context = browser.new_context(locale="zh-CN", accept_downloads=True)
    page = context.new_page()
    page.line = Line(page, re.compile(r"/assets/wizard\.[^/]+/(check|worker)\.mjs|/assets/.*\.css|/assets/runtime/"))
    yield page
    context.close()


def test_styles_and_modules_that_are_late_find_what_was_typed_before_them(visitor, site):
    styles = [name.rsplit("/", 1)[1] for name in re.findall(r'<link rel="stylesheet" href="([^"]+)"', PAGE)]
    visitor.line.begins("check.mjs", *styles, *LONG)
    visitor.goto(f"{site}check/", wait_until="commit")
    for name in styles:  # before they come a browser shows nothing; they all are asked for at once
        visitor.line.waits_for(name)
        visitor.line.let(name)
    visitor.locator("#q-area").fill("12")
    visitor.locator("#q-output-2021").fill("33")
    expect(visitor.locator("#no-scripts")).to_be_hidden()
    visitor.line.let("check.mjs")
    expect(visitor.locator("#check[data-alive]")).to_be_attached()
    expect(visitor.locator("#engine-text")).to_contain_text("正在下载自测程序")
    expect(visitor.locator("#kept")).to_contain_text("已保存在本机")


def test_any_file_of_python_late_cut_or_lost_is_told_and_asked_for_again(visitor):
    text, again = visitor.locator("#engine-text"), visitor.locator("#engine-retry")
    for name in reversed(OF_PYTHON):  # the first is the one that was left waiting
        for way in (cut, gone):
            if again.is_visible():
                visitor.line.begins(name, *LONG)
                again.click()
            expect(text, name).to_contain_text("正在下载自测程序")
            expect(again, name).to_be_hidden()
            visitor.line.let(name, way)
            expect(text, name).to_contain_text(TRY_AGAIN)
            expect(text, name).to_contain_text("已填的内容都在")
            expect(again, name).to_be_visible()
            expect(visitor.locator("#q-area"), name).to_have_value("12")


def test_python_that_is_late_starts_by_itself(visitor):
    visitor.line.begins(*LONG)
    visitor.locator("#engine-retry").click()
    for name in sorted(LONG):
        expect(visitor.locator("#engine-text"), name).to_contain_text("可以先填写")
        visitor.line.let(name)
    expect(visitor.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    expect(visitor.locator("#q-output-2021")).to_have_value("33")


def test_the_papers_that_are_late_are_waited_for_and_if_lost_asked_for_again(visitor):
    said, button = visitor.locator("#papers-said"), visitor.locator("[data-paper=form]")
    for way in (cut, gone):
        visitor.line.begins("wizard_papers.zip")
        button.click()
        expect(said).to_contain_text("正在生成")
        visitor.line.let("wizard_papers.zip", way)
        expect(said).to_have_text("没有做成，可能是网络断了。已填的内容都在，请再试一次。")
    visitor.line.begins("wizard_papers.zip")
    with visitor.expect_download(timeout=BOOT) as download:
        button.click()
        expect(said).to_contain_text("正在生成")
        visitor.line.let("wizard_papers.zip")
    assert download.value.suggested_filename.endswith(".docx")


def test_a_worker_that_is_killed_and_a_tab_that_slept_come_back(visitor):
    """Killed as a telephone does it: without a word. This time what starts fast is lost, and the shorter way is late."""
    tab = visitor.context.new_cdp_session(visitor)
    tab.send("Page.setWebLifecycleState", {"state": "frozen"})
    visitor.wait_for_timeout(300)
    tab.send("Page.setWebLifecycleState", {"state": "active"})
    visitor.locator("#q-area").fill("101")
    says(visitor, "area", "需评审判断")
    [worker] = [worker for worker in visitor.workers if "/worker.mjs" in worker.url]
    worker.evaluate("self.close()")
    visitor.clock.install()
    visitor.locator("#q-area").fill("99")
    visitor.wait_for_timeout(200)
    visitor.clock.run_for(31_000)  # no answer for so long
    expect(visitor.locator("#engine-text")).to_contain_text("自测程序中断了。已填的内容都在，请点「重试」。")
    visitor.clock.resume()
    visitor.line.begins("library.wasm")
    visitor.line.let("memory.wasm", gone)
    visitor.locator("#engine-retry").click()
    expect(visitor.locator("#engine-text")).to_contain_text("正在")
    visitor.line.waits_for("library.wasm")
    expect(visitor.locator("#engine-text")).to_contain_text("可以先填写")
    visitor.line.let("library.wasm")
    expect(visitor.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    expect(visitor.locator("#q-area")).to_have_value("99")
