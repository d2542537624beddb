"""Storage that refuses, that holds what is no draft, and that is cleared of everything."""

import re

import pytest
from playwright.sync_api import expect

from rules.saved import reopened

from .page import AREAS, NOTICE, REFUSED, becomes, choose, draft, fill, kept, opened, saved, text_file, titles


STORED = """async () => [
    (await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys()]"""


LEFT = """async home => {
    for (const place of ["", "else/"]) await caches.open(`runtime ${home}${place}`);
    for (const storage of [localStorage, sessionStorage])
        for (const key of [`${new URL(home).pathname}.__palette`, "/.__palette", "theirs"]) storage.setItem(key, "x");
    await new Promise(done => { indexedDB.open("theirs").onsuccess = done });
}"""  # what the site leaves, and what others on the same host do


def test_clearing_everything_empties_everything_of_this_site_and_says_so(check, second, few):
    fill(check, cluster_name="甲产业")
    kept(check)
    other = second()
    expect(other.locator("#q-cluster_name")).to_have_value("甲产业")
    check.evaluate(LEFT, few)
    check.bring_to_front()
    check.locator("#big").click()
    check.locator("#show-drafts").click()
    check.locator("#forget").click()
    expect(check.locator("#ask")).to_contain_text("不能撤销")
    check.locator("#ask [data-close]").click()
    assert [len(part) for part in check.evaluate(STORED)] == [2, 5, 4, 2]
    check.locator("#forget").click()
    check.locator("#ask-yes").click()
    expect(check.locator("#kept")).to_have_text("本机全部数据已清除。")
    expect(check.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#q-cluster_name")).to_have_value("")
    expect(other.locator("#kept")).to_contain_text("另一个窗口清除了本机全部数据")
    other.close()
    check.wait_for_timeout(1300)
    theirs = ["/.__palette", "theirs"]
    assert check.evaluate(STORED) == [["theirs"], theirs, theirs, [f"runtime {few}else/"]]
    check.reload()
    check.wait_for_timeout(300)
    expect(check.locator("#q-cluster_name")).to_have_value("")


@pytest.mark.parametrize("how", REFUSED)
def test_storage_that_refuses_is_one_sentence_and_typing_goes_on(page, few, tmp_path, how):
    page.add_init_script(REFUSED[how])
    faults = []
    page.on("pageerror", lambda error: faults.append(error.stack))
    opened(page, few)
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


GARBAGE = [None, "garbage", 5, [], {"id": "g"}, {"id": "g", "name": "x", "turn": 1, "draft": {"notice": NOTICE, "answers": {}}}, {"id": "g", "name": "x", "turn": 1, "saved": "2026-01-01T00:00:00.000Z"},
           *({"id": "g", "name": "x", "turn": 1, "saved": "2026-01-01T00:00:00.000Z", "draft": {"notice": NOTICE, "answers": answers}} for answers in (None, "x", []))]


GOOD = {"id": "good", "name": "好的草稿", "turn": 3, "saved": "2026-01-01T00:00:00.000Z", "draft": {"notice": NOTICE, "format": 1, "answers": {"area": "5"}}}


PUT = """records => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite");
    for (const [key, record] of records) change.objectStore("drafts").put(record, key);
    change.oncomplete = () => { target.result.close(); done(); } } })"""


AREAS_OF_DRAFTS = AREAS.replace("result.map(one => one.draft.answers.area)", "result.map(one => one?.draft?.answers?.area).filter(Boolean).sort()")


@pytest.mark.parametrize("last", [len(GARBAGE) - 3, 0])
def test_what_is_no_draft_keeps_no_draft_from_being_listed_or_kept(check, wrong, last):
    fill(check, area="9")
    kept(check)
    check.evaluate(PUT, [["good", GOOD], *([f"g{n}", one] for n, one in enumerate(GARBAGE))])
    check.evaluate("""([name, note]) => { sessionStorage.clear(); localStorage.setItem("cluster-check.last", name); localStorage.setItem("cluster-check.leaving." + name, JSON.stringify(note)) }""", [f"g{last}", GARBAGE[last]])
    check.reload()
    assert sorted(titles(check)) == sorted(["好的草稿", "未命名的草稿", "未命名的草稿"])
    fill(check, area="7")
    becomes(check, AREAS_OF_DRAFTS, ["5", "7", "9"])
    expect(check.locator("#kept")).to_have_text(re.compile("已保存在本机"))
    assert wrong == []
