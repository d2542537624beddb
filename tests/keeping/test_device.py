"""Drafts on the device: kept as they are typed, several side by side, brought back, cleared; storage that refuses."""

import os
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rules.saved import reopened

from .. import chromium
from ..conftest import FLAGS
from .page import AREAS, NOTICE, REFUSED, becomes, choose, draft, fill, kept, opened, saved, text_file, titles

HELD = """() => new Promise(held => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const store = target.result.transaction("drafts", "readwrite").objectStore("drafts");
    const hold = () => { if (!window.free) store.count().onsuccess = hold; held(); };
    hold(); } })"""
SECOND = """() => new Promise(done => setTimeout(() => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    target.result.transaction("drafts", "readwrite").objectStore("drafts").count().onsuccess = () => done(); } }, 1000))"""  # of the page itself, however slow, and what it had begun to write by then


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


def test_a_killed_browser_loses_at_most_the_last_second(driver, tmp_path, site):
    """Killed it has not yet written which draft was open: the latest is."""
    page = visited(driver, tmp_path, site)
    fill(page, area="12.50")
    page.locator("#q-plan_goals").press_sequentially("甲乙丙丁戊己庚辛壬癸" * 2, delay=100)
    page.evaluate(SECOND)
    fill(page, plan_tasks="来不及")
    with page.context.expect_event("close"):
        kill(str(tmp_path))
    page = visited(driver, tmp_path, site)
    expect(page.locator("#kept")).to_have_text(re.compile("^已保存在本机"))
    expect(page.locator("#q-area")).to_have_value("12.50")
    expect(page.locator("#q-plan_goals")).to_have_value("甲乙丙丁戊己庚辛壬癸" * 2)
    page.context.close()


def visited(driver, profile, site):
    """The form in the whole browser, in a profile that stays on the disk."""
    for lock in profile.glob("Singleton*"):
        lock.unlink()
    return opened(driver.chromium.launch_persistent_context(profile, executable_path=chromium(), args=FLAGS.split()).new_page(), site)


def kill(profile):
    """Every process of the browser at once, as a system without memory does."""
    found = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if profile in path.read_text(errors="replace")]
    assert found
    for process in found:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def test_a_reload_in_mid_typing_loses_nothing_even_while_the_database_is_slow(check):
    fill(check, area="77", plan_goals="写到一半")
    check.add_init_script("""IDBObjectStore.prototype.put = function () { throw new DOMException("busy") }""")
    check.reload()
    expect(check.locator("#q-plan_goals")).to_have_value("写到一半")
    expect(check.locator("#q-area")).to_have_value("77")


def test_whoever_leaves_while_a_save_is_under_way_finds_one_draft_as_it_was(check):
    """On a slow disk a save takes as long as a key: what was typed since goes into the note that is left, and the save may end or not."""
    fill(check, area="1")
    kept(check)
    check.evaluate(HELD)
    check.evaluate("""() => {
        const begin = IDBDatabase.prototype.transaction;
        window.saves = 0;
        IDBDatabase.prototype.transaction = function (...what) { window.saves += what[1] === "readwrite"; return begin.apply(this, what) };
    }""")
    fill(check, area="2")
    becomes(check, "() => window.saves", 1)
    fill(check, area="3")
    note = check.evaluate("""() => {
        const put = IDBObjectStore.prototype.put;
        let puts = 0;
        IDBObjectStore.prototype.put = function (...what) { if (puts++) throw new DOMException("gone"); return put.apply(this, what) }; // the window lives as long as the first
        dispatchEvent(new Event("pagehide"));
        window.free = true;
        return Object.keys(localStorage).find(key => key.includes("leaving"));
    }""")
    becomes(check, AREAS, ["2"])
    assert check.evaluate("key => key in localStorage", note)
    check.reload()
    expect(check.locator("#q-area")).to_have_value("3")
    assert len(titles(check)) == 1


def test_saving_is_said_with_its_time_and_not_with_every_key(check):
    check.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(document.getElementById("kept").textContent))
        .observe(document.getElementById("kept"), { childList: true, characterData: true, subtree: true }) }""")
    assert check.locator("#kept").get_attribute("role") == "status"
    check.locator("#q-plan_goals").press_sequentially("一二三四五六七八九十一二三四五", delay=200)
    kept(check)
    assert len(check.evaluate("said")) <= 2


def test_what_was_saved_on_another_day_says_which(check):
    fill(check, area="1")
    kept(check)
    check.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
        const work = target.result.transaction("drafts", "readwrite"), store = work.objectStore("drafts");
        store.getAll().onsuccess = ({ target: { result: [one] } }) => store.put({ ...one, turn: one.turn + 1, saved: "2024-03-05T01:02:03Z" }, one.id);
        work.oncomplete = () => done(target.result.close()) } })""")
    check.reload()
    expect(check.locator("#kept")).to_have_text(re.compile(r"^已保存在本机 2024-03-05 \d\d:02"))


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


def begun_anew(page):
    """A draft with something in it, and a new one that was opened after it."""
    fill(page, cluster_name="甲产业", area="1")
    kept(page)
    page.locator("#show-drafts").click()
    page.locator("#draft-new").click()
    expect(page.locator("#undo")).to_contain_text("已新建一份空白草稿。")


def test_a_new_draft_is_the_open_one_on_every_page_before_anything_is_typed(check, site):
    begun_anew(check)
    check.goto(f"{site}result/")
    expect(check.locator("#blank")).to_be_visible()
    check.goto(f"{site}quick/")
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


def test_new_drafts_without_anything_in_them_are_not_kept(check):
    begun_anew(check)
    for _ in range(2):
        check.reload()
        expect(check.locator("#show-drafts")).to_be_visible()
        check.wait_for_timeout(300)
        expect(check.locator("#q-area")).to_have_value("")
        check.locator("#show-drafts").click()
        check.locator("#draft-new").click()
        expect(check.locator("#undo")).to_contain_text("已新建")
    assert titles(check) == ["未命名的草稿", "甲产业"]
    becomes(check, AREAS, ["1"])


def test_whoever_takes_back_a_new_draft_or_takes_back_that_goes_on_with_what_is_shown(check):
    begun_anew(check)
    check.locator("#undo-back").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.reload()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="打开：甲产业").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#undo-back").click()
    expect(check.locator("#q-area")).to_have_value("")
    check.reload()
    check.wait_for_timeout(500)
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
    expect(check.locator("#undo")).to_contain_text("已删除「甲产业」")
    expect(check.locator("#q-area")).to_have_value("")
    assert "甲产业" not in titles(check)
    check.locator("#undo-back").click()
    check.wait_for_timeout(200)
    assert "甲产业" in titles(check)
    expect(check.locator("#q-area")).to_have_value("1" if which == "current" else "")


def test_edits_can_be_taken_back_and_done_again(check):
    fill(check, area="1")
    check.evaluate("() => new Promise(done => setTimeout(done, 600))")  # a pause makes a step; of the page itself, however slow
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
    check.locator("#step-back").click()
    fill(check, area="3")
    expect(check.locator("#step-forward")).to_be_disabled()  # what was taken back is not what comes after this
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("1")


MAKING = """() => new Promise(held => { const asked = indexedDB.open("cluster-check", 1); asked.onupgradeneeded = () => {
    const store = asked.result.createObjectStore("drafts"), hold = () => { if (!window.free) store.count().onsuccess = hold; held(); };
    hold(); }
    asked.onsuccess = () => asked.result.close(); })"""


def test_what_is_typed_before_the_device_has_answered_can_be_taken_back(check, second):
    check.evaluate(MAKING)
    page = second()
    for value in "12":
        fill(page, area=value)
        page.evaluate("() => new Promise(done => setTimeout(done, 700))")
    check.evaluate("window.free = true")
    kept(page)
    for value in ("1", ""):
        page.locator("#step-back").click()
        expect(page.locator("#q-area")).to_have_value(value)


STORED = """async () => [
    (await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys()]"""


LEFT = """async home => {
    for (const place of ["", "else/"]) await caches.open(`runtime ${home}${place}`);
    for (const storage of [localStorage, sessionStorage])
        for (const key of [`${new URL(home).pathname}.__palette`, "/.__palette", "theirs"]) storage.setItem(key, "x");
    await new Promise(done => { indexedDB.open("theirs").onsuccess = done });
}"""  # what the site leaves, and what others on the same host do


def test_clearing_everything_empties_everything_of_this_site_and_says_so(check, second, site):
    fill(check, cluster_name="甲产业")
    kept(check)
    other = second()
    expect(other.locator("#q-cluster_name")).to_have_value("甲产业")
    check.evaluate(LEFT, site)
    check.bring_to_front()
    check.locator("#show-drafts").click()
    check.locator("#forget").click()
    expect(check.locator("#ask")).to_contain_text("不能撤销")
    check.locator("#ask [data-close]").click()
    assert [len(part) for part in check.evaluate(STORED)] == [2, 4, 4, 2]
    check.locator("#forget").click()
    check.locator("#ask-yes").click()
    expect(check.locator("#kept")).to_have_text("本机全部数据已清除。")
    expect(check.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#kept")).to_contain_text("另一个窗口清除了本机全部数据")
    other.close()
    check.wait_for_timeout(1300)
    theirs = ["/.__palette", "theirs"]
    assert check.evaluate(STORED) == [["theirs"], theirs, theirs, [f"runtime {site}else/"]]
    check.reload()
    check.wait_for_timeout(300)
    expect(check.locator("#q-cluster_name")).to_have_value("")


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


def test_what_暂不清楚_took_away_comes_back_to_its_own_draft_alone(check):
    unsure = check.locator("[data-q=area] .unsure")
    unsure.click()
    kept(check)
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    fill(check, area="888")
    unsure.click()
    unsure.click()
    expect(check.locator("#q-area")).to_have_value("888")
    unsure.click()
    kept(check)
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="打开：").click()
    expect(unsure).to_have_attribute("aria-pressed", "true")
    unsure.click()
    expect(check.locator("#q-area")).to_have_value("")


GARBAGE = [None, "garbage", 5, [], {"id": "g"}, {"id": "g", "name": "x", "turn": 1, "draft": {"notice": NOTICE, "answers": {}}}, {"id": "g", "name": "x", "turn": 1, "saved": "2026-01-01T00:00:00.000Z"},
           *({"id": "g", "name": "x", "turn": 1, "saved": "2026-01-01T00:00:00.000Z", "draft": {"notice": NOTICE, "answers": answers}} for answers in (None, "x", []))]
GOOD = {"id": "good", "name": "好的草稿", "turn": 3, "saved": "2026-01-01T00:00:00.000Z", "draft": {"notice": NOTICE, "format": 1, "answers": {"area": "5"}}}
PUT = """records => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite");
    for (const [key, record] of records) change.objectStore("drafts").put(record, key);
    change.oncomplete = () => { target.result.close(); done(); } } })"""


AREAS_OF_DRAFTS = AREAS.replace("target.result.map(one => one.draft.answers.area)", "target.result.map(one => one?.draft?.answers?.area).filter(Boolean).sort()")


@pytest.mark.parametrize("last", [len(GARBAGE) - 3, 0])
def test_what_is_no_draft_keeps_no_draft_from_being_listed_or_kept(check, seen_wrong, last):
    fill(check, area="9")
    kept(check)
    check.evaluate(PUT, [["good", GOOD], *([f"g{n}", one] for n, one in enumerate(GARBAGE))])
    check.evaluate("""([name, note]) => { sessionStorage.clear(); localStorage.setItem("cluster-check.last", name); localStorage.setItem("cluster-check.leaving." + name, JSON.stringify(note)) }""", [f"g{last}", GARBAGE[last]])
    check.reload()
    assert sorted(titles(check)) == sorted(["好的草稿", "未命名的草稿", "未命名的草稿"])
    fill(check, area="7")
    becomes(check, AREAS_OF_DRAFTS, ["5", "7", "9"])
    expect(check.locator("#kept")).to_have_text(re.compile("已保存在本机"))
    assert seen_wrong == []


def test_an_older_firefox_that_was_killed_shows_the_latest_draft_too(check, second):
    """Before 126 it lists no databases; which draft was open has not been written yet."""
    fill(check, area="12.5")
    kept(check)
    check.context.add_init_script("delete IDBFactory.prototype.databases; localStorage.clear()")
    expect(second().locator("#q-area")).to_have_value("12.5")
