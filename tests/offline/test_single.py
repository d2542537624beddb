"""The page in one file, opened from a folder of its own: the whole job is done, and nothing is asked for outside it."""

import json
import re
import shutil
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from deploy.offline import ONLY_ON_SITE, SINGLE
from rules import LATEST
from tests.conftest import ROOT, complaints
from tests.keeping.page import AREAS, becomes, choose, text_file
from tests.walk import put

BOOT = 90_000  # from the library, unpacked first
FILE = ROOT / "site/downloads" / SINGLE.name
OUTSIDE = "[...document.querySelectorAll('#tool a[href]')].map(one => one.getAttribute('href')).filter(href => href && !/^(#|tel:|https:)/.test(href))"
FIGURE = {"field": "output", "name": "集群总产值", "unit": "亿元", "status": "complete"}
LISTED = {"notice": LATEST.id, "format": 1, "answers": {"output": {"2021": "36", "2022": "40"}}, "roster": {
    "name": "名单.xlsx", "rows": 3, "accepted": {}, "figures": [{**FIGURE, "id": f"output.{year}", "year": year, "value": value} for year, value in ((2021, "36"), (2022, "41.55"))]}}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.all = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.all.append((tag, dict(attributes)))


@pytest.fixture(scope="module")
def alone(browser, tmp_path_factory):
    """The page in a folder with nothing else, in a browser without a network; `asked` and `errors` are what it did."""
    folder = tmp_path_factory.mktemp("usb")
    shutil.copyfile(FILE, folder / FILE.name)
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, accept_downloads=True, offline=True)
    page = context.new_page()
    page.asked, page.errors = [], complaints(context, [])
    context.on("request", lambda request: page.asked.append(request.url))
    page.goto((folder / FILE.name).as_uri())
    yield page
    own = page.url.split("#")[0]
    assert [url[:100] for url in page.asked if url != own and not url.startswith("blob:null/")] == []
    assert page.errors == []
    context.close()


def test_it_is_one_file_that_names_no_other(alone):
    text = FILE.read_text("utf-8")
    assert FILE.stat().st_size <= 12_000_000
    tags = Tags(text).all
    assert [tag for tag, _ in tags[:3]] == ["html", "head", "meta"]
    guard = tags[2][1]["content"]
    assert "default-src 'none'" in guard and "connect-src" not in guard and "unsafe-inline" not in guard and "'unsafe-eval'" not in guard
    assert [attrs for _, attrs in tags if attrs.keys() & {"src", "srcset", "style", "action", "poster", "data"} or any(key.startswith("on") for key in attrs)] == []
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in tags if tag in ("a", "link") and "href" in attrs]
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside <= set(ids), sorted(inside - set(ids))
    assert {link for link in links if not link.startswith(("#", "tel:"))} <= {"", "https://sheitc.sh.gov.cn/sjxwxgwj/20240223/17cb17bde7a44a7980aef46943991fde.html"}
    assert LATEST.disclaimer in text
    assert text.count(ONLY_ON_SITE) == 1 and ONLY_ON_SITE in (ROOT / "site/downloads/index.html").read_text("utf-8")
    assert "企业名单" not in re.search(r'<dialog class="drafts".*?</dialog>', text, re.DOTALL)[0]


def test_it_assesses_saves_opens_and_makes_the_papers(alone, tmp_path):
    alone.locator("#q-area").fill("101")
    expect(alone.locator("#c-area [data-word]")).to_have_text("需评审判断", timeout=BOOT)
    alone.locator("#q-area").fill("12")
    expect(alone.locator("#c-area [data-word]")).to_have_text("满足")
    with alone.expect_download() as download:
        alone.locator("#save-file").click()
    download.value.save_as(tmp_path / "saved.html")
    alone.locator("#q-area").fill("99")
    alone.locator("#show-drafts").click()
    alone.locator("#draft-file").set_input_files(tmp_path / "saved.html")
    expect(alone.locator("#q-area")).to_have_value("12")
    expect(alone.locator("#undo")).to_contain_text("已打开")
    alone.locator("#undo-done").click()
    with alone.expect_download(timeout=BOOT) as download:
        alone.locator("[data-paper=bundle]").click()
    download.value.save_as(tmp_path / "bundle.zip")
    assert (tmp_path / "bundle.zip").read_bytes()[:2] == b"PK"
    expect(alone.locator("#engine")).to_have_attribute("data-state", "ready")  # it is not said to be on its way again


def test_an_enterprise_list_that_came_with_a_draft_is_named_and_compared(alone):
    choose(alone, text_file(json.dumps(LISTED)))
    expect(alone.locator("#listed")).to_contain_text("企业名单「名单.xlsx」，3 家")
    expect(alone.locator("#questions .from-list p")).to_have_text([re.compile("^2021 年与企业名单算得的一致"), re.compile("^2022 年：企业名单算得 41.55 亿元")])
    expect(alone.locator("[data-todo=warnings] [data-todo-count]")).to_have_text("1")
    expect(alone.locator("[data-task='2']")).not_to_have_text("未开始")
    assert alone.evaluate(OUTSIDE) == []
    alone.locator("#undo-done").click()


def test_what_was_typed_is_there_when_it_is_opened_again_and_a_browser_without_webassembly_can_still_read_it(alone):
    alone.locator("#q-area").fill("34")
    expect(alone.locator("#kept")).to_contain_text("已保存在本机")  # before it there may be no place for drafts
    becomes(alone, f"async () => (await ({AREAS})()).includes('34')", True)  # what was said of the text before would stand as well
    alone.locator("#big").click()
    again = alone.context.new_page()
    again.add_init_script("delete globalThis.WebAssembly")
    again.goto(alone.url)
    expect(again.locator("#q-area")).to_have_value("34")
    expect(again.locator("html[data-big=on] #big[aria-pressed=true]")).to_be_visible()
    again.locator("#q-area").fill("12")
    expect(again.locator("#engine-text")).to_contain_text("这个浏览器不能在本机自测")
    again.locator("#engine-instead").get_by_role("link", name="空白核对清单").click()
    expect(again.locator(".single-page:visible h1")).to_contain_text("空白核对清单")
    again.close()
    alone.locator("#big").click()


def test_all_of_it_can_be_cleared_and_stays_away(alone):
    alone.locator("#show-drafts").click()
    alone.locator("#forget").click()
    alone.locator("#ask-yes").click()
    expect(alone.locator("#kept")).to_have_text("本机全部数据已清除。")
    expect(alone.locator("#q-area")).to_have_value("")
    assert alone.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]
    alone.locator("#q-leading_growth").fill("12")
    expect(alone.locator("#kept")).to_contain_text("已保存在本机")
    becomes(alone, AREAS, [None])


def test_the_pages_of_words_are_in_it_and_lead_back(alone):
    alone.locator("#c-output_floor > summary").click()
    alone.locator("#c-output_floor .more a").click()
    page = alone.locator(".single-page:visible")
    expect(page).to_have_count(1)
    expect(page.locator("h1")).to_contain_text("核心竞争力")
    expect(page.locator('[id="p/guide/core_strength/output_floor"]')).to_be_in_viewport()
    expect(alone.locator("#tool")).to_be_hidden()
    page.get_by_role("link", name="去填完整申报表").click()
    expect(alone.locator("#tool")).to_be_visible()
    alone.go_back()
    expect(page.locator("h1")).to_contain_text("核心竞争力")
    alone.locator(".single-pages").get_by_role("link", name="通知全文").click()
    expect(page.locator("h1")).to_contain_text("通知")
    expect(alone).to_have_title(re.compile("^通知全文（逐句注释） - .*（单机版）$"))
    alone.locator(".single-pages").get_by_role("link", name="自测", exact=True).click()
    expect(alone.locator("#q-area")).to_be_visible()
    expect(alone).to_have_title(re.compile("^完整申报表 - .*（单机版）$"))
    expect(alone.locator("#tool")).to_be_focused()
    expect(alone.locator("#tool h1")).to_be_in_viewport()


def test_the_whole_walk_gives_the_same_verdicts(alone):
    put(alone)
