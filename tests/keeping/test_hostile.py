"""What somebody else made on purpose: a link or a file changes nothing of one's own, hides nothing, and never locks the drafts away."""

import base64
import hashlib
import json
import re

from playwright.sync_api import expect

from rules.entry import SAID

from .page import NOTICE, choose, fill, kept, text_file, titles

NO_TEXT = {"toString": 0, "valueOf": 0}  # what cannot be written as a text


def code(**draft):
    text = json.dumps({"notice": NOTICE, "format": 1, **draft}, ensure_ascii=False)
    return f"SMEC1.t.{hashlib.sha256(text.encode()).hexdigest()[:16]}.{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}"


NO_ANSWERS = [{"cluster_name": {"2022": NO_TEXT}, "area": "9"}, {"area": "9", "output": {"2022": [NO_TEXT]}}, {"area": "9", "chain_work": [NO_TEXT]}, {"area": {"2022": {"2021": "9"}}}]
NO_LISTS = [{"name": NO_TEXT, "rows": NO_TEXT, "figures": [{"id": "a", "status": "complete", "value": "1", "unit": NO_TEXT, "field": "output", "year": 2022}]},
            {"figures": [{"id": "a", "status": "complete", "value": "1", "field": "output-2022"}]}, {"figures": [None, 3], "accepted": []}]


def test_what_is_no_answer_changes_nothing(check, wrong):
    fill(check, cluster_name="我的集群", area="3.5")
    kept(check)
    for answers in NO_ANSWERS:
        choose(check, text_file(code(answers=answers)))
        expect(check.locator("#drafts-say"), str(answers)).to_contain_text("不是自测草稿，没有打开。现在填的内容没有改动。")
        check.locator("#drafts [data-close]").click()
        expect(check.locator("#q-area"), str(answers)).to_have_value("3.5")
        assert titles(check) == ["我的集群"], answers
    assert wrong == []


def test_a_name_that_is_no_text_or_says_that_there_is_none_is_none(check, wrong):
    fill(check, cluster_name="我的集群")
    kept(check)
    nameless = [NO_TEXT, *SAID]
    for n, name in enumerate(nameless):
        choose(check, text_file(code(answers={"cluster_name": name, "area": str(n)})))
        expect(check.locator("#q-area")).to_have_value(str(n))
        expect(check.locator("#undo")).to_contain_text("已打开「未命名的草稿」")
    assert sorted(titles(check)) == ["我的集群", *["未命名的草稿"] * len(nameless)]
    assert wrong == []


def test_a_list_that_is_none_never_stops_the_form(check, wrong):
    for roster in NO_LISTS:
        choose(check, text_file(code(answers={"area": "9"}, roster=roster)))
        expect(check.locator("#q-area"), str(roster)).to_have_value("9")
        check.locator("#q-area").fill("10")
        kept(check)
    assert wrong == []


def test_lists_that_come_with_a_draft_are_named(check):
    choose(check, text_file(code(answers={"area": "9"}, lists={"giants": [{"name": "假企业", "in_2022": "是"}]})))
    expect(check.locator("#strange")).to_contain_text("另带着各张清单的内容")


def test_a_link_put_into_the_address_of_an_open_page_asks(check):
    fill(check, area="3.5")
    check.evaluate("code => { location.hash = `open=${code}` }", code(answers={"area": "9"}))
    expect(check.locator("#ask")).to_be_visible()
    assert "SMEC1" not in check.url


def test_a_draft_that_is_deleted_leaves_nothing_behind(check, few, second):
    fill(check, cluster_name="甲秘密")
    kept(check)
    check.locator("#q-cluster_name").fill("甲秘密二")
    check.goto(f"{few}about/")  # within the second: a note holds what the database may not have
    other = second()
    other.locator("#show-drafts").click()
    other.get_by_role("button", name=re.compile("^删除：")).first.click()
    expect(other.locator("#undo")).to_contain_text("已删除")
    assert "甲秘密" not in other.evaluate("JSON.stringify({ ...localStorage })")
