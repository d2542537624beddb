"""The self-check in a frame of another site: two origins, a height that follows, messages that are checked, nothing kept."""

import json
import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.axe import clear
from tests.conftest import ROOT, served

from ..keeping.page import AREAS, FEW, LEFT_OUT, becomes
from .conftest import STORED, card, file_of, told

SNIPPET = re.search(r"```html\n(<iframe.*?</iframe>)\n```", (ROOT / "docs/embedding.md").read_text("utf-8"), re.DOTALL)[1]
HOST = """<!DOCTYPE html><meta charset="utf-8"><title>某协会</title><h1>某协会的网站</h1>
%s
<script src="/embed-host.js"></script><p>页脚</p>"""


@contextmanager
def around(tool, folder):
    """Another origin with the documented snippet in a page: with the small script, and without it, but with what is behind its address."""
    snippet = SNIPPET.replace("https://工具的网址/", tool)
    assert snippet.count(tool) == 1
    (folder / "index.html").write_text(HOST % snippet, "utf-8")
    passing = f"<script>document.write({json.dumps(snippet)}.replace('/embed/', '/embed/' + location.hash))</script>"
    (folder / "alone.html").write_text((HOST % passing).replace("embed-host.js", "none.js"), "utf-8")
    (folder / "embed-host.js").write_bytes((ROOT / "site/assets/embed-host.js").read_bytes())
    with served(folder) as home:
        yield home.replace("127.0.0.1", "localhost")  # another name and another port: another site for the browser


@pytest.fixture(scope="module")
def association(calm_site, tmp_path_factory):
    """It, for all that asks for no result."""
    with around(calm_site, tmp_path_factory.mktemp("association")) as address:
        yield address


def height(page):
    return page.locator("iframe.cluster-check").evaluate("frame => frame.clientHeight")


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture
def hosted(window, association):
    """That page, without Python."""
    if window.url != association:
        window.goto(association)
    return window


def grown(page, than):
    page.wait_for_function("than => document.querySelector('iframe').clientHeight > than", arg=than)
    return height(page)


def test_the_frame_is_as_tall_as_what_stands_in_it(hosted):
    page, framed = hosted, hosted.frame_locator("iframe")
    framed.locator("#answers-given details").first.wait_for(state="attached")  # the last that comes by itself
    for _ in range(100):
        tall, told = height(page), page.frames[1].evaluate("document.querySelector('[data-embedded]').getBoundingClientRect().bottom")
        if abs(tall - told) < 3:
            break
        page.wait_for_timeout(100)
    assert tall > 2000 and abs(tall - told) < 3
    page.wait_for_timeout(300)
    assert height(page) == tall  # and does not grow by itself
    framed.locator("#part-1 .more-questions > summary").last.click()
    taller = grown(page, tall)
    framed.locator("#part-1 .more-questions > summary").last.click()
    page.wait_for_function("taller => document.querySelector('iframe').clientHeight < taller", arg=taller)


def test_no_link_leads_where_the_answers_are_not(hosted):
    framed = hosted.frame_locator("iframe")
    expect(framed.locator("#q-area")).to_be_attached()
    hidden = framed.locator("[data-site]").evaluate_all("all => all.map(one => one.checkVisibility())")
    assert len(hidden) > 3 and not any(hidden)


def test_only_heights_of_this_frame_from_its_origin_are_taken(hosted):
    page, tall = hosted, grown(hosted, 2000)
    page.evaluate("""() => { for (const data of [{ kind: "cluster-check.height", height: 77 }, null, "77"]) postMessage(data, "*") }""")  # a stranger's window and origin
    frame = page.frames[1]
    for data in ('{ kind: "cluster-check.height", height: -5 }', '{ kind: "cluster-check.height", height: "77px" }', '{ kind: "cluster-check.height", height: 1e9 }', '{ height: 77 }', "null"):
        frame.evaluate(f"parent.postMessage({data}, '*')")
    page.wait_for_timeout(300)
    assert height(page) == tall


@pytest.fixture
def alone(window, association):
    """A page without the script, opened by an association's link."""
    address = f"{association}alone.html{card(name='某协会', district='嘉定')}"
    if window.url != address:
        window.goto(address)
    return window


def test_an_association_s_card_greets_in_the_frame(alone):
    framed = alone.frame_locator("iframe >> nth=0")
    expect(framed.locator(".greeting")).to_contain_text("某协会")
    expect(framed.locator("#q-district")).to_have_value("嘉定")


def test_the_frame_answers_nobody_but_the_page_around_it(alone):
    page = alone
    page.frame_locator("iframe >> nth=0").locator("#check[data-alive]").wait_for(state="attached")
    page.evaluate("window.heard = []; addEventListener('message', event => heard.push(event.data))")
    page.frames[1].evaluate("postMessage({ kind: 'cluster-check.hello' }, '*')")  # from itself
    page.evaluate("""() => { const other = document.body.appendChild(document.createElement("iframe"));
        other.contentWindow.eval("parent.frames[0].postMessage({ kind: 'cluster-check.hello' }, '*')") }""")  # from a sibling
    page.evaluate("frames[0].postMessage({ kind: 'other' }, '*')")
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == [] and height(page) == 900
    page.evaluate("frames[0].postMessage({ kind: 'cluster-check.hello' }, '*')")
    page.wait_for_function("() => heard.length")
    assert [sorted(one) for one in page.evaluate("heard")] == [["height", "kind"]]


@pytest.fixture
def beside(site, tmp_path):
    """The same with Python, and on the same site on another port: here the browser would let it keep."""
    with around(site, tmp_path) as address:
        yield address.replace("localhost", "127.0.0.1")


def test_it_works_in_the_frame_keeps_nothing_and_goes_on_in_a_window(page, beside, sent, site):
    page.goto(beside)
    framed = page.frame_locator("iframe")
    grown(page, 2000)
    framed.locator("#q-area").fill("12.5")
    expect(framed.locator("#c-area > summary [data-word]")).to_have_text("满足", timeout=60_000)
    expect(framed.locator("#kept")).to_contain_text("嵌在别的网站里时不保存")
    assert page.frames[1].evaluate(STORED) == [[], [], []]
    with page.expect_download():
        framed.locator("#save-file").click()
    box = framed.locator("#undo").bounding_box()
    near = framed.locator("#save-file").bounding_box()
    assert abs(box["y"] - near["y"]) < 600  # where the person is, not at the end of a very tall frame
    framed.locator("#show-examples").click()
    assert abs(framed.locator("#examples").bounding_box()["y"] - framed.locator("#show-examples").bounding_box()["y"]) < 300
    page.emulate_media(reduced_motion="reduce")
    assert clear(page.frames[1], ".embed-top, #examples, .undo") == []
    framed.locator("#examples [data-close]").click()
    page.context.route(LEFT_OUT, lambda route: route.abort())  # what opens from here on asks for no result
    page.context.route("**/check/", lambda route: route.fulfill(body=FEW, content_type="text/html"))
    page.context.route("**/notice/", lambda route: route.fulfill(body="<!DOCTYPE html>", content_type="text/html"))
    full = framed.locator("#embed-full")
    framed.locator("#clear").click()
    framed.locator("#ask-yes").click()
    full.dispatch_event("pointerdown")
    expect(full).to_have_attribute("href", "../check/")  # of what was cleared nothing goes along
    framed.locator("#draft-file").set_input_files(file_of(area="12.5"))
    expect(framed.locator("#undo")).to_contain_text("已打开「")
    with page.context.expect_page() as opened:
        framed.locator(".under a").first.click()
    expect(opened.value).to_have_url(f"{site}notice/")
    with page.context.expect_page() as opened:
        full.click()
    whole = opened.value
    expect(whole.locator("#ask-title")).to_have_text("打开转发来的草稿吗？", timeout=60_000)
    whole.locator("#ask-yes").click()
    expect(whole.locator("#q-area")).to_have_value("12.5")
    becomes(whole, AREAS.replace("draft.answers.area", "draft.evidence"), [{"output": "有"}])  # all of the draft, not its answers alone
    assert told(sent, "12.5", "SMEC1", "open=") == []


def test_it_works_where_storage_is_refused(whole_page, association):
    page, faults = whole_page, []
    page.on("pageerror", lambda error: faults.append(error.stack))
    page.goto(association)  # this browser refuses it to frames of other sites
    page.frame_locator("iframe").locator("#check[data-alive]").wait_for(state="attached")
    assert page.frames[1].evaluate("() => { try { return localStorage.length } catch (trouble) { return trouble.name } }") == "SecurityError"
    framed = page.frame_locator("iframe")
    framed.locator("#q-area").fill("12.5")
    expect(framed.locator("#kept")).to_contain_text("请填完后点「保存为文件」")
    with page.expect_download():
        framed.locator("#save-file").click()
    assert [stack for stack in faults if "/wizard" in stack] == []
