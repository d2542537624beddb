"""The draft is kept on the device as it is typed, and brought back however the window ended."""

import os
import re
import signal
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import expect

from .. import shell
from ..conftest import FLAGS
from .page import AREAS, WAITS, becomes, fill, kept, opened, titles

HELD = """() => new Promise(held => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const store = target.result.transaction("drafts", "readwrite").objectStore("drafts");
    window.free = false;
    const hold = () => { if (!window.free) store.count().onsuccess = hold; held(); };
    hold();
    target.result.close(); } })"""
SECOND = """() => new Promise(done => setTimeout(() => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    target.result.transaction("drafts", "readwrite").objectStore("drafts").count().onsuccess = () => done();
    target.result.close(); } }, 1000))"""  # of the page itself, however slow, and what it had begun to write by then


def test_what_is_typed_while_the_draft_is_fetched_stays_beside_it(check, second):
    """On a slow machine somebody is quicker than the device: one year, one box, and a figure put right."""
    for year in (2020, 2021, 2022):
        check.locator(f"#q-output-{year}").fill("30")
    check.locator("#q-sharing_work input[value=staff]").check()
    fill(check, area="12.5", plan_goals="甲")
    kept(check)
    check.evaluate(WAITS)
    page = second()
    page.locator("#q-output-2022").fill("33")
    page.locator("#q-sharing_work input[value=workshop]").check()
    page.locator("#q-area").press_sequentially("13")
    expect(page.locator("#q-plan_goals")).to_have_value("")
    check.evaluate("free()")
    expect(page.locator("#q-plan_goals")).to_have_value("甲")
    assert [page.locator(f"#q-output-{year}").input_value() for year in (2020, 2021, 2022)] == ["30", "30", "33"]
    assert page.locator("#q-sharing_work input:checked").count() == 2
    expect(page.locator("#q-area")).to_have_value("13")


def test_a_killed_browser_loses_at_most_the_last_second(driver, tmp_path, few):
    """Killed it has not yet written which draft was open: the latest is."""
    page = visited(driver, tmp_path, few)
    fill(page, area="12.50")
    page.locator("#q-plan_goals").press_sequentially("甲乙丙丁戊己庚辛壬癸" * 2, delay=100)
    page.evaluate(SECOND)
    fill(page, plan_tasks="来不及")
    with page.context.expect_event("close"):
        kill(str(tmp_path))
    page = visited(driver, tmp_path, few)
    expect(page.locator("#kept")).to_have_text(re.compile("^已保存在本机"))
    expect(page.locator("#q-area")).to_have_value("12.50")
    expect(page.locator("#q-plan_goals")).to_have_value("甲乙丙丁戊己庚辛壬癸" * 2)
    page.context.close()


def visited(driver, profile, few):
    """The form in a profile that stays on the disk."""
    for lock in profile.glob("Singleton*"):
        lock.unlink()
    return opened(driver.chromium.launch_persistent_context(profile, executable_path=shell(), args=FLAGS.split()).new_page(), few)


def kill(profile):
    """Every process of the browser at once, as a system without memory does."""
    found = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if profile in path.read_text(errors="replace")]
    assert found
    for process in found:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def test_a_reload_in_mid_typing_loses_nothing_even_while_the_database_is_slow(alone):
    fill(alone, area="77", plan_goals="写到一半")
    alone.add_init_script("""IDBObjectStore.prototype.put = function () { throw new DOMException("busy") }""")
    alone.reload()
    expect(alone.locator("#q-plan_goals")).to_have_value("写到一半")
    expect(alone.locator("#q-area")).to_have_value("77")


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


def test_saving_is_said_with_its_time_not_with_every_key_and_with_the_day_where_it_is_another(check):
    check.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(document.getElementById("kept").textContent))
        .observe(document.getElementById("kept"), { childList: true, characterData: true, subtree: true }) }""")
    assert check.locator("#kept").get_attribute("role") == "status"
    check.locator("#q-plan_goals").press_sequentially("一二三四五六七八九十一二三四五", delay=200)
    kept(check)
    assert len(check.evaluate("said")) <= 2
    check.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
        const work = target.result.transaction("drafts", "readwrite"), store = work.objectStore("drafts");
        store.getAll().onsuccess = ({ target: { result: [one] } }) => store.put({ ...one, turn: one.turn + 1, saved: "2024-03-05T01:02:03Z" }, one.id);
        work.oncomplete = () => done(target.result.close()) } })""")
    check.reload()
    expect(check.locator("#kept")).to_have_text(re.compile(r"^已保存在本机 2024-03-05 \d\d:02"))


def test_an_older_firefox_that_was_killed_shows_the_latest_draft_too(alone):
    """Before 126 it lists no databases; which draft was open has not been written yet, and a new window knows of none."""
    fill(alone, area="12.5")
    kept(alone)
    alone.add_init_script("delete IDBFactory.prototype.databases; localStorage.clear(); sessionStorage.clear()")
    alone.reload()
    expect(alone.locator("#q-area")).to_have_value("12.5")
