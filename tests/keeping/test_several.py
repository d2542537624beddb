"""Several drafts stand side by side: begun, opened, named, copied, deleted, and each of that taken back."""

import pytest
from playwright.sync_api import expect

from .page import AREAS, becomes, fill, kept, titles


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


def begin(page):
    page.locator("#show-drafts").click()
    page.locator("#draft-new").click()
    expect(page.locator("#undo")).to_contain_text("已新建一份空白草稿。")


def begun_anew(page):
    """A draft with something in it, and a new one that was opened after it."""
    fill(page, cluster_name="甲产业", area="1")
    kept(page)
    begin(page)


def test_a_new_draft_is_the_open_one_on_every_page_before_anything_is_typed(check, few):
    begun_anew(check)
    check.goto(f"{few}result/")
    expect(check.locator("#blank")).to_be_visible()
    check.goto(f"{few}quick/")
    box = check.locator(".ask:not([hidden]) .choice input").first
    expect(check.locator("#which")).to_have_text("正在填的草稿：未命名的草稿（换一份）")
    box.check()
    expect(check.locator("#kept")).to_contain_text("已保存在本机")
    check.locator("#which a").click()
    expect(check.locator("#show-drafts")).to_be_focused()
    expect(check.locator("#q-chain_work input").first).to_be_checked()
    expect(check.locator("#q-area")).to_have_value("")
    assert titles(check) == ["未命名的草稿", "甲产业"]
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="打开：甲产业").click()
    expect(check.locator("#q-area")).to_have_value("1")
    expect(check.locator("#q-chain_work input:checked")).to_have_count(0)


def test_new_drafts_without_anything_in_them_are_not_kept_and_whoever_takes_one_back_or_takes_that_back_goes_on_with_what_is_shown(check):
    begun_anew(check)
    check.locator("#undo-back").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.reload()
    expect(check.locator("#q-area")).to_have_value("1")
    begin(check)
    check.reload()
    assert titles(check) == ["未命名的草稿", "甲产业"]  # by then what was to be brought back is there
    expect(check.locator("#q-area")).to_have_value("")
    begin(check)
    assert titles(check) == ["未命名的草稿", "甲产业"]
    becomes(check, AREAS, ["1"])
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="打开：甲产业").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#undo-back").click()
    expect(check.locator("#q-area")).to_have_value("")
    check.reload()
    assert titles(check) == ["未命名的草稿", "甲产业"]
    expect(check.locator("#q-area")).to_have_value("")


def test_a_page_that_comes_back_as_it_was_left_shows_the_draft_that_was_opened_since(check):
    """Browsers keep a page that was left as it is, and give it back at Back."""
    fill(check, cluster_name="甲产业", area="1")
    kept(check)
    check.evaluate("""() => { sessionStorage.setItem("cluster-check.tab", "new"); dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })) }""")
    expect(check.locator("#q-area")).to_have_value("")
    fill(check, area="2")
    becomes(check, f"async () => (await ({AREAS})()).sort()", ["1", "2"])


def test_a_draft_that_was_renamed_keeps_the_focus_in_its_row(check):
    fill(check, cluster_name="甲产业", area="1")
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    fill(check, area="2")
    check.locator("#show-drafts").click()
    expect(check.locator("#draft-list li")).to_have_count(2)
    for row in (0, 1):
        for key, there in (("Enter", "input"), ("Tab", "button >> nth=0")):
            name = check.locator("#draft-list li").nth(row).locator("input")
            name.fill(f"名字 {row} {key}")
            name.press(key)
            renamed = check.locator("#draft-list li", has=check.get_by_role("button", name=f"删除：名字 {row} {key}"))
            expect(renamed.locator("input")).to_have_value(f"名字 {row} {key}")
            expect(renamed.locator(there)).to_be_focused()


def test_a_button_that_is_pressed_right_after_a_name_was_typed_does_its_work(check):
    """To press it is to leave the name, which is kept at once: before the mouse button is up again."""
    fill(check, cluster_name="甲产业", area="1")
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    expect(check.locator("#q-area")).to_have_value("")
    check.locator("#show-drafts").click()
    rows = check.locator("#draft-list li")
    expect(rows).to_have_count(2)
    rows.nth(0).locator("input").fill("新的")
    rows.nth(1).get_by_role("button", name="复制一份").click(delay=400)
    expect(rows).to_have_count(3)
    expect(rows.nth(0).locator("input")).to_have_value("新的")
    expect(rows.nth(0).get_by_role("button", name="删除：新的")).to_be_visible()  # now that there is something to delete
    rows.nth(1).locator("input").fill("副本")
    check.get_by_role("button", name="打开：甲产业", exact=True).click(delay=400)
    expect(check.locator("#q-area")).to_have_value("1")


@pytest.mark.parametrize("which", ["current", "other"])
def test_a_deleted_draft_can_be_brought_back(check, which):
    fill(check, cluster_name="甲产业", area="1")
    check.locator("#show-drafts").click()
    if which == "other":
        check.locator("#draft-new").click()
        check.locator("#show-drafts").click()
    check.get_by_role("button", name="删除：甲产业").click()
    expect(check.locator("#undo p")).to_have_text("已删除「甲产业」。可以撤销。")
    expect(check.locator("#q-area")).to_have_value("")
    assert "甲产业" not in titles(check)
    for stop in ("undo-back", "undo-done", "save-file", "show-drafts", "undo-back"):  # the strip comes after what was pressed, and the way goes on from there
        check.keyboard.press("Shift+Tab" if stop == "show-drafts" else "Tab")
        expect(check.locator(f"#{stop}")).to_be_focused()
    check.keyboard.press("Enter")
    check.wait_for_timeout(200)
    assert "甲产业" in titles(check)
    expect(check.locator("#q-area")).to_have_value("1" if which == "current" else "")
