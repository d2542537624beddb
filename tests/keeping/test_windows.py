"""Two windows on one draft lose neither."""

import re

import pytest
from playwright.sync_api import expect

from .page import AREAS, REFUSED, becomes, fill, kept, opened, titles


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
    expect(notice).to_be_in_viewport(ratio=0.9)  # though the text is near the end of the page
    expect(check.locator("#q-area")).to_have_value("1")
    found = titles(check)
    assert len(found) == 2 and any("甲产业（另存" in one for one in found)
    notice.get_by_role("button", name="用那一份").click()
    expect(check.locator("#q-area")).to_have_value("2")
    expect(check.locator("#q-plan_goals")).to_have_value("")
    expect(check.locator("#show-drafts")).to_be_focused()
    check.locator("#undo-back").click()
    expect(check.locator("#q-plan_goals")).to_have_value("这边也在写")
    expect(other.locator("#q-area")).to_have_value("2")


ELSEWHERE = "assets/runtime/manifest.json"  # the lightest of the site's
FOLLOW = """() => {
    sessionStorage.setItem("cluster-check.tab", localStorage.getItem("cluster-check.last"));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })) }"""  # as a page that was left and comes back


@pytest.fixture
def other(check, beside):
    """Another window, with the same draft in it."""
    fill(check, cluster_name="甲产业", area="1")
    kept(check)
    beside.evaluate(FOLLOW)
    expect(beside.locator("#q-area")).to_have_value("1")
    beside.evaluate("document.getElementById('undo-done').click()")
    return beside


def test_both_type_at_once_and_both_stay(check, other):
    fill(check, area="111")
    fill(other, area="222")
    becomes(check, f"async () => (await ({AREAS})()).sort()", ["111", "222"])


def test_both_type_the_same_and_one_draft_stays(check, other):
    fill(check, area="7")
    fill(other, area="7")
    check.wait_for_timeout(1500)
    assert len(titles(other)) == 1
    fill(check, area="8")
    kept(check)
    assert len(titles(check)) == 1


def test_a_new_draft_is_the_same_one_in_a_window_that_is_opened_after_it(check, other, second):
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    expect(check.locator("#undo")).to_contain_text("已新建")
    later = second()
    fill(later, area="2")
    kept(later)
    expect(check.locator("#q-area")).to_have_value("2")
    expect(check.locator("#other")).to_be_hidden()
    assert other.locator("#q-area").input_value() == "1"
    becomes(check, f"async () => (await ({AREAS})()).sort()", ["1", "2"])


def test_a_deleted_draft_comes_back_though_another_window_has_gone_on_in_its_place(check, other):
    other.locator("#show-drafts").click()
    other.locator("#draft-new").click()
    other.locator("#show-drafts").click()
    other.get_by_role("button", name="删除：甲产业").click()
    check.reload()
    check.wait_for_timeout(300)
    fill(check, area="2")
    kept(check)
    other.locator("#undo-back").click()
    becomes(check, f"async () => (await ({AREAS})()).sort()", ["1", "2"])


def test_the_window_left_behind_can_keep_its_own(check, other):
    fill(other, area="2")
    kept(other)
    check.bring_to_front()
    check.locator("#other").get_by_role("button", name="留这一份另存").click()
    expect(check.locator("#undo")).to_contain_text("这一份已另存为「甲产业（另存")
    expect(check.locator("#show-drafts")).to_be_focused()
    expect(check.locator("#q-area")).to_have_value("1")
    assert len(titles(check)) == 2


def test_a_draft_deleted_in_another_window_is_told_and_can_be_kept(check, other):
    other.locator("#show-drafts").click()
    other.get_by_role("button", name="删除：甲产业").click()
    check.bring_to_front()
    expect(check.locator("#other")).to_contain_text("另一个窗口删除了这份草稿")
    check.locator("#other").get_by_role("button", name="留这一份另存").click()
    expect(check.locator("#undo")).to_contain_text("已另存")
    assert any("甲产业" in one for one in titles(check))


def test_the_way_back_brings_what_another_page_made_of_the_draft(check, other, few):
    """Browsers remember what stood in a form; that is older than what is kept."""
    check.goto(f"{few}{ELSEWHERE}")
    fill(other, area="20")
    kept(other)
    check.go_back()
    expect(check.locator("#kept")).to_contain_text("已保存")
    assert check.locator("#q-area").input_value() == "20"


def test_the_way_back_brings_what_was_typed_where_nothing_is_kept(page, few):
    page.add_init_script(REFUSED["forbidden"])
    opened(page, few)
    fill(page, area="10")
    expect(page.locator("#kept")).to_contain_text("请填完后点「保存为文件」")
    page.goto(f"{few}{ELSEWHERE}")
    page.go_back()
    expect(page.locator("#q-area")).to_have_value("10")
