"""The page of the list in a real browser: files good and bad are put right, by keyboard and on a phone too; figures are worked out, taken over, handed on, stale, beside what was typed."""

import io
import json
import re

import openpyxl
from playwright.sync_api import expect

from wizard.roster import figures
from wizard.roster.reading import MOST_BYTES
from wizard.start.lean import node

from ..alike import clear_once
from ..heard import hear, heard
from ..keeping.page import becomes
from ..keys import lost
from ..large import narrow
from . import made
from .page import CODES, HEAD, LIST, WAIT, WITH_PYTHON, cell, choose, figure, form_alone, keeps, open_page, paste, put, sheet, worked


def test_every_cell_of_a_row_is_as_high_as_the_row(page_put_back):
    heights = page_put_back.locator(".rows-grid tbody tr").nth(1).evaluate("""row => {
        row.cells[1].style.height = "9rem"; // as where a remark stands in one of them
        const all = [row, ...row.cells].map(one => Math.round(one.getBoundingClientRect().height));
        row.cells[1].style.height = "";
        return all }""")
    assert len(set(heights)) == 1 and len(heights) > 5


def test_a_row_left_out_and_back_again(page_put_back):
    page = page_put_back
    page.get_by_role("button", name="第 3 行不计入").click()
    expect(page.locator("#current-rows")).to_contain_text("2 家企业计入")
    expect(page.locator('[data-row="3"] .row-stands')).to_have_text("按您的要求，这一行不计入。")
    expect(figure(page, "output.2020")).to_contain_text("24 亿元")
    page.get_by_role("button", name="第 3 行恢复计入").click()
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")


def test_a_correction_is_taken_back(page_put_back):
    page = page_put_back
    put(page, 2, "E", "1")
    expect(figure(page, "output.2020")).to_contain_text("15.0001 亿元")
    page.get_by_role("button", name="第 2 行 2020年营业收入（万元）还原").click()
    expect(cell(page, 2, "E")).to_have_value("180000")
    expect(cell(page, 2, "E")).to_be_focused()
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")
    keeps(page, [], "roster", "corrections")


def test_choosing_a_column_leaves_the_other_choices_standing(page_put_back):
    """Or a list of choices that was opened meanwhile would close."""
    page = page_put_back
    page.locator("#columns-fold").evaluate("fold => { fold.open = true }")
    one, other = page.get_by_label("I 列「高新技术企业」当作"), page.get_by_label("F 列「2021年营业收入（万元）」的年度")
    was = one.input_value()
    other.focus()
    held = other.element_handle()
    one.select_option("")
    expect(page.locator("#columns-said")).to_have_text("认出 8 列，1 列没有用到")
    expect(other).to_be_focused()
    assert held.evaluate("one => one.isConnected") and other.input_value() == "2021"
    page.get_by_role("button", name="I 列恢复自动").press("Enter")
    expect(one).to_have_value(was)
    expect(one).to_be_focused()
    expect(page.get_by_role("button", name="I 列恢复自动")).to_be_hidden()
    expect(page.locator("#columns-said")).to_have_text("认出 9 列")


def test_headings_and_measure_can_be_said(page_put_back):
    page = page_put_back
    page.locator("#heading-rows").fill("无")
    page.locator("#heading-rows").press("Enter")
    expect(page.locator("#figures-said")).to_contain_text("没有能算的数字")
    page.locator("#heading-rows").fill("")
    page.locator("#heading-rows").press("Enter")
    expect(page.locator("#heading-rows")).to_have_value("1")
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")


def test_columns_that_go_under_the_row_numbers_end_at_a_line(page_put_back):
    """Else 行 and what is left of the next heading are read as one: 行 1年."""
    page = page_put_back
    page.set_viewport_size({"width": 800, "height": 900})
    page.locator("#rows-scroll").scroll_into_view_if_needed()
    page.locator("#rows-scroll").evaluate("rows => { rows.scrollLeft = 200 }")
    assert page.locator("#rows-scroll").evaluate("rows => rows.scrollLeft") > 100
    for place in (".rows-grid thead th", '[data-row="2"] > :first-child'):
        box = page.locator(place).first.bounding_box()
        ground, edge = [page.screenshot(clip={"x": x, "y": box["y"] + box["height"] - 9, "width": 1, "height": 6}) for x in (box["x"] + 2, box["x"] + box["width"] - 1)]
        assert ground != edge, place


def test_on_a_phone_rows_are_cards_and_nothing_is_wider(page_put_back):
    page = page_put_back
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    row = page.locator('[data-row="2"]')
    expect(row.locator('[data-column="A"]')).to_be_visible()
    expect(row.locator('[data-column="E"]')).to_be_hidden()
    row.get_by_role("button", name="第 2 行各列").click()
    expect(row.locator('[data-column="E"]')).to_be_visible()
    page.locator("#columns-fold").evaluate("fold => { fold.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert row.locator('[data-column="E"] input').bounding_box()["width"] < 390


def test_the_focus_is_not_thrown_back_to_a_cell_that_is_corrected_again(page_of_list):
    page = page_of_list
    restore = page.get_by_role("button", name="第 3 行 从业人员还原")
    put(page, 3, "D", "901")
    expect(restore).to_be_visible()
    put(page, 3, "D", "902")
    expect(restore).to_be_focused()
    worked(page)
    page.keyboard.type("12345")
    expect(cell(page, 3, "D")).to_have_value("902")
    expect(restore).to_be_focused()
    put(page, 3, "D", "很多")
    expect(page.locator('[data-row="3"] [data-column="D"] .complaints')).to_be_visible()
    expect(restore).to_be_focused()  # though it was made anew, below the complaint
    put(page, 3, "D", "1500")
    expect(restore).to_have_count(0)
    expect(cell(page, 3, "E")).to_be_focused()
    page.keyboard.type("12345")
    expect(cell(page, 3, "E")).to_have_value("12345")


def test_a_stray_cell_far_to_the_right_holds_nothing_up(page_of_list):
    """Sixteen thousand columns of which ten are the list's: only those are drawn, and what stands in the last of them is that column's."""
    gap = [""] * 400
    rows = [[*HEAD, *gap, "备注", "2019年营业收入（万元）"], *([*row, *gap, "好", "5000"] for row in LIST[1:])]
    page = paste(page_of_list, [*rows[:3], [*rows[3], *[""] * 15972, "x"]])
    expect(page.locator("#columns-list tr")).to_have_count(201)
    expect(page.locator("#columns-list tr").last).to_contain_text("2019年营业收入（万元）5000")
    expect(page.locator('[data-kind="far"]', has_text="有内容的 2 列（从 OT 列起）太靠右")).to_have_count(1)
    expect(cell(page, 2, "OU")).to_have_value("5000")
    put(page, 2, "OU", "6000")
    expect(page.locator('[data-row="2"] [data-column="OU"] .echoes')).to_contain_text("原为「5000」")
    put(page, 2, "OU", "5000")
    expect(page.locator('[data-row="2"] [data-column="OU"] .echoes')).to_have_count(0)
    assert page.locator("*").count() < 20_000


def test_another_list_in_its_place_and_back(page_of_list):
    page = page_of_list
    page.locator("#accept-all").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")
    paste(page, [LIST[0], LIST[1]])
    expect(page.locator("#current-rows")).to_contain_text("1 家企业计入")
    expect(figure(page, "output.2020")).to_contain_text("采用的是 33，名单改动后是 18。")
    expect(page.locator("#undo p")).to_contain_text("已读取")  # and not any more what was taken over before
    page.locator("#undo-back").click()
    expect(page.locator("#current-rows")).to_contain_text("3 家企业计入")
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")
    page.locator("#remove").click()
    expect(page.locator("#worked")).to_be_hidden()
    keeps(page, None, "roster")
    keeps(page, "33", "answers", "output", "2020")
    page.locator("#undo-back").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")


DRAFTS = """() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) =>
        done(target.result.map(({ draft }) => [draft.roster?.rows ?? 0, draft.answers]).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))) } })"""


def a_list_in_a_file_is_not_believed(page, site):
    """Figures and fields of strange shape in a draft that somebody sent."""
    strange = [None, 3, {"field": "output", "year": 2020, "value": "5", "status": "complete", "id": "x\"]", "name": "<b>"}, {"field": "</p>", "value": "1", "status": "complete"},
               {"field": "industry_field", "value": "1", "status": "complete", "id": "y"}, {"field": "area", "value": 7, "status": "complete"}]
    draft = {"notice": page.locator("#check").get_attribute("data-notice"), "format": 1, "answers": {"area": "2"}, "roster": {"name": {"a": 1}, "list": "z.!!", "figures": strange, "accepted": ["x"]}}
    page.locator("#draft-file").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(draft).encode()})
    expect(page.locator("#q-area")).to_have_value("2")
    expect(page.locator(".from-list .take")).to_have_count(1)
    page.locator(".from-list .take").click()
    expect(page.locator("#q-output-2020")).to_have_value("5")
    becomes(page, DRAFTS, [[0, {"area": "2", "output": {"2020": "5"}}], [0, {"output": {"2020": "99"}}], [3, {"area": "12", "output": {"2020": "33"}}]])
    page.goto(f"{site}roster/")
    expect(page.locator("#source-trouble")).to_have_text("草稿里的企业名单已损坏，请重新选一次名单文件。")


def test_the_form_leads_to_the_list_and_back_with_figures_for_the_new_draft_and_none_for_the_one_before(window, site):
    form_alone(window)
    page = open_page(window, site, "check/")
    page.locator("#q-output-2020").fill("99")
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    page.locator("#show-drafts").click()
    page.locator("#draft-new").click()
    expect(page.locator("#undo")).to_contain_text("已新建")
    page.locator("#q-area").fill("12")
    page.get_by_role("link", name="从名单算出这些数字").click()
    expect(page.locator("#which")).to_contain_text("正在填的草稿：未命名的草稿")
    paste(page, LIST)
    figure(page, "output.2020").get_by_role("button", name="采用").click()
    becomes(page, DRAFTS, [[0, {"output": {"2020": "99"}}], [3, {"area": "12", "output": {"2020": "33"}}]])
    page.go_back()
    expect(page.locator("#q-output-2020")).to_have_value("33")
    expect(page.locator("#q-area")).to_have_value("12")
    expect(page.locator("#other")).to_be_hidden()
    a_list_in_a_file_is_not_believed(page, site)


BAD = [
    ("照片.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "「照片.png」没有读成：这不是表格文件，请选 .xlsx、.xls、.ods 或 .csv。"),
    ("空.xlsx", b"", "「空.xlsx」没有读成：文件是空的。"),
    ("密码.xlsx", made.encrypted(), "「密码.xlsx」没有读成：文件有密码，请去掉密码另存后再选。"),
    ("半个.xlsx", made.xlsx(LIST)[:2000], "「半个.xlsx」没有读成：文件已损坏或没有下载完整，请重新保存后再选。"),
    ("乱码.csv", b"\xff\xff\xff\x81", "「乱码.csv」没有读成：没有读懂这个文件，请用 Excel 或 WPS 另存为 .xlsx 后再选。"),
]


def test_a_file_that_cannot_be_read_is_said_and_the_list_stays(page_of_list, tmp_path):
    """One that is too large for the reader is not even read."""
    for name, data, says in BAD:
        choose(page_of_list, data, name)
        expect(page_of_list.locator("#source-trouble")).to_have_text(says, timeout=WAIT)
        expect(page_of_list.locator("#current-rows")).to_contain_text("3 家企业计入")
        expect(figure(page_of_list, "output.2020")).to_contain_text("33 亿元")
    with open(tmp_path / "很大.xlsx", "wb") as large:
        large.truncate(50_000_000)
    page_of_list.locator("#file").set_input_files(tmp_path / "很大.xlsx")
    assert int(page_of_list.locator("#roster").get_attribute("data-most")) == MOST_BYTES
    expect(page_of_list.locator("#source-trouble")).to_have_text("「很大.xlsx」有 50 MB，太大；请只留名单一张表后另存。")
    expect(page_of_list.locator("#current-rows")).to_contain_text("3 家企业计入")


def test_what_was_pasted_goes_only_when_it_was_read(page_of_list):
    page, foreign = page_of_list, "<!DOCTYPE html><html><body>名单</body></html>"
    page.locator("#show-paste").click()
    page.locator("#pasted").fill(foreign)
    page.locator("#read-pasted").click()
    expect(page.locator("#source-trouble")).to_contain_text("这个文件其实是网页")
    expect(page.locator("#pasted")).to_have_value(foreign)
    page.locator("#pasted").fill(sheet(LIST))
    page.locator("#read-pasted").click()
    page.locator("#pasted").evaluate("place => { place.value = '下一份' }")  # already, while the one before is read
    expect(page.locator("#pasting")).to_be_hidden()
    expect(page.locator("#current-rows")).to_contain_text("3 家企业计入")
    page.wait_for_timeout(1000)  # by then it has been stored
    expect(page.locator("#pasted")).to_have_value("下一份")
    page.locator("#pasted").evaluate("place => { place.value = '' }")
    paste(page, LIST)
    expect(page.locator("#pasted")).to_have_value("")


def test_what_goes_wrong_after_reading_is_not_laid_to_the_file(page_of_list):
    page = page_of_list
    page.evaluate("() => { window.was = Number.prototype.toLocaleString; Number.prototype.toLocaleString = () => { throw new Error('odd') } }")
    choose(page, made.xlsx(LIST))
    expect(page.locator("#source-trouble")).to_have_text("「名单.xlsx」读好了，但没有显示完整。请刷新本页再看；还是不行，请重新选一次。")
    page.evaluate("() => { Number.prototype.toLocaleString = was; window.was = File.prototype.arrayBuffer; File.prototype.arrayBuffer = () => Promise.reject(new Error('busy')) }")
    choose(page, made.xlsx(LIST))
    expect(page.locator("#source-trouble")).to_contain_text("打不开，可能正被别的程序使用")
    page.evaluate("() => { File.prototype.arrayBuffer = was }")


def test_formulas_and_gb18030_and_two_sheets(page_of_list):
    page = page_of_list
    book = openpyxl.Workbook()
    for row in LIST:
        book.active.append(row)
    book.active["D2"] = "=100+20"
    book.create_sheet("2021年").append(["企业名称", "从业人员"])
    book["2021年"].append(["丁公司", 5])
    choose(page, made.saved(book))
    expect(page.locator("#notes")).to_contain_text("这一格的公式没有存下结果，从业人员没有读到", timeout=WAIT)
    page.locator("#sheet").select_option("2021年")
    expect(page.locator("#current-name")).to_have_text("名单.xlsx，工作表「2021年」")
    expect(page.locator("#notes")).to_contain_text("没有写年份的列，按「2021年」写的 2021 年计")
    expect(page.locator("#current-rows")).to_contain_text("1 家企业计入")
    choose(page, sheet(LIST).replace("\t", ",").encode("gb18030"), "国标.csv")
    expect(page.locator("#current-name")).to_have_text("国标.csv")
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")


def test_the_template_is_downloaded_and_read_back(page_of_list, tmp_path):
    with page_of_list.expect_download(timeout=WAIT) as download:
        page_of_list.locator("#template").click()
    download.value.save_as(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book["名单"]["A2"].value.startswith("示例企业") and book["名单"].data_validations.dataValidation
    choose(page_of_list, (tmp_path / "t.xlsx").read_bytes(), "t.xlsx")
    expect(page_of_list.locator("#figures-said")).to_have_text("名单里还没有能算的数字。")


def test_nasty_text_stays_text(page_of_list):
    page, nasty = page_of_list, '<img src=x onerror="document.title=1">'
    paste(page, [[*HEAD[:8], nasty], [nasty, "<b>", "C35", "</script>", "1", "1", "1", "是", "是"]])
    expect(cell(page, 2, "A")).to_have_value(nasty)
    expect(page.locator("#notes")).to_contain_text("</script>")
    assert page.locator("#roster img, #roster b b").count() == 0 and page.title() != "1"


def test_by_keyboard(page_of_list):
    page = page_of_list
    cell(page, 2, "D").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    expect(cell(page, 2, "E")).to_be_focused()
    expect(page.locator('[data-row="2"] .row-stands')).to_have_text("微型")
    page.keyboard.type("7")  # while the figures are worked out anew
    expect(cell(page, 2, "E")).to_be_focused()
    page.locator("#accept-all").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#undo-back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_be_hidden()
    expect(page.locator("#accept-all")).to_be_enabled()


LINES = "#roster :is(tr, li), .figure"


def test_no_state_has_a_fault_and_none_hides_the_focus(page_of_list):
    """A refused file, columns put right, rows in doubt and left out, figures taken and grown stale, the question which to keep."""
    page = page_of_list
    page.emulate_media(reduced_motion="reduce")
    choose(page, b"", "空.xlsx")
    expect(page.locator("#source-trouble")).not_to_be_empty()
    page.locator("#show-paste").click()
    paste(page, [[*HEAD[:6], "去年收入", *HEAD[7:]], LIST[1], [*LIST[2][:3], "一千五", *LIST[2][4:]], LIST[3]])
    page.get_by_role("button", name="第 2 行不计入").click()
    expect(figure(page, "output.2020")).to_contain_text("15 亿元")
    worked(page)  # or what stood there before would be taken
    page.evaluate("document.querySelectorAll('.check details').forEach(one => { one.open = true })")
    page.locator("#accept-all").click()
    expect(page.locator("#undo")).to_be_visible()
    page.get_by_role("button", name="第 2 行恢复计入").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "stale")
    known = set()
    for size in ({"width": 1280, "height": 900}, {"width": 390, "height": 700}):
        page.set_viewport_size(size)
        assert clear_once(page, LINES, "#roster", known) + lost(page) == []
    assert narrow(page) == []
    page.locator("#accept-all").click()
    expect(page.locator("#differ")).to_be_visible()
    assert clear_once(page, LINES, "#differ") + narrow(page) == []
    page.keyboard.press("Escape")
    page.emulate_media(reduced_motion="no-preference")


def test_many_rows_come_a_page_at_a_time(page_of_list):
    page = page_of_list
    paste(page, [HEAD, *([f"第{n}公司", "", "C35", "5", "1", "1", "一" if n == 207 else "1", "是", "否"] for n in range(1, 231))])
    expect(page.locator(".rows-grid tbody tr")).to_have_count(25)
    page.get_by_role("button", name="G208", exact=True).click()
    expect(cell(page, 208, "G")).to_be_focused()
    expect(page.locator("#page-said")).to_have_text("第 9 / 10 页")
    page.locator("#row-jump").fill("3")
    page.locator("#row-jump").press("Enter")
    expect(cell(page, 3, "A")).to_be_focused()
    page.locator("#page-on").click()
    expect(cell(page, 26, "A")).to_have_value("第25公司")


def test_what_stands_in_a_cell_outlives_the_page_and_python_that_dies_loses_no_list_nor_does_an_odd_address(page_of_list):
    page = page_of_list
    page.route("**/worker.mjs*", lambda route: route.abort())
    keeps(page, "粘贴的名单", "roster", "name")
    keeps(page, 3, "roster", "rows")
    page.evaluate("Worker.prototype.postMessage = () => {}")  # as on a slow machine that is left before it has answered
    put(page, 3, "D", "778")
    cell(page, 3, "E").fill("5")  # and not left
    page.evaluate("location.hash = '%E0%A4%A'")
    page.reload()
    expect(page.locator("#engine-text")).to_have_text(re.compile("名单工具.*已选的名单还在，请点「重试」。"), timeout=WAIT)
    expect(page.locator("#current-name")).to_have_text("粘贴的名单")
    page.unroute("**/worker.mjs*")
    page.locator("#engine-retry").press("Enter")
    expect(page.locator("#source")).to_be_focused()
    expect(figure(page, "output.2020")).to_contain_text("24.0005 亿元", timeout=WAIT)
    expect(cell(page, 3, "D")).to_have_value("778")
    expect(cell(page, 3, "E")).to_have_value("5")
    keeps(page, 3, "roster", "rows")
    assert page.url.endswith("/roster/#%E0%A4%A")
    expect(page.locator("#source-trouble")).to_be_empty()
    expect(page.locator("#absent summary")).to_contain_text("名单里没有的列")
    page.context.complaints.clear()  # of the worker that did not come


# ---- its figures ----

def handed_on_with_and_without(check, folder):
    """The list can be left out of what is handed on, and out of the draft; what does not fit it any more is not offered."""
    def saved(name):
        with check.expect_download() as download:
            check.locator("#save-file").click()
        download.value.save_as(folder / name)
        return (folder / name).read_text("utf-8")
    whole = saved("whole.html")
    assert '"list":"z.' in whole and "名单.xlsx，完整地存在这个文件里" in whole
    expect(check.locator("#undo")).to_contain_text("，含企业名单")
    check.locator("#without-list").check()
    bare = saved("bare.html")
    assert '"roster"' not in bare and "甲公司" not in bare and "没有存进这个文件" in bare and '"2020":"33"' in bare
    check.locator("#drop-list").click()
    expect(check.locator("#listed")).to_be_hidden()
    expect(check.locator(".from-list")).to_have_count(0)
    check.locator("#undo-back").click()
    expect(check.locator("#listed")).to_be_visible()
    expect(check.locator("#without-list")).not_to_be_checked()  # it was said of the list that went
    check.locator("#draft-file").set_input_files(folder / "whole.html")
    expect(check.locator("#undo")).to_contain_text("已打开")
    expect(check.locator("#listed-said")).to_have_text("名单改过，还没有重新计算，请打开名单页算一次。")


def test_from_a_file_to_other_verdicts(page_of_list, site, tmp_path):
    """The whole way: a file with trouble, mapped by hand, put right, taken over, seen on the form, handed on, changed again, told as stale or not whole any more, in the lists of the papers."""
    roster = check = page_of_list
    rows = [["某集群企业名单", *[""] * 8], [*HEAD[:6], "去年收入", *HEAD[7:]], LIST[1], [*LIST[2][:3], "一千五", *LIST[2][4:]], LIST[3], ["合计", *[""] * 8]]
    choose(roster, made.xlsx(rows, merged=("A1:I1",)))
    expect(roster.locator("#current-rows")).to_have_text("共 6 行：3 家企业计入，3 行是标题、空行、合计等。", timeout=WAIT)
    worked(roster)
    expect(roster.locator("#heading-rows")).to_have_value("2")
    expect(figure(roster, "output.2022")).to_have_count(0)
    roster.locator("#columns-fold summary").click()
    roster.get_by_label("G 列「去年收入」当作").select_option(label="营业收入")
    expect(roster.get_by_label("G 列「去年收入」的年度")).to_have_value("2022")
    expect(figure(roster, "output.2022")).to_contain_text("40.9 亿元")
    share = figure(roster, "sme_share.2022")
    expect(share).to_have_attribute("data-state", "incomplete")
    expect(share.locator(".take")).to_have_count(0)
    roster.get_by_role("button", name="D4", exact=True).click()
    expect(cell(roster, 4, "D")).to_be_focused()
    expect(roster.locator('[data-row="4"] [data-column="D"] .complaints')).to_contain_text("「一千五」不是能确认的数字")
    put(roster, 4, "D", "1500")
    expect(share).to_have_attribute("data-state", "blank")
    expect(share).to_contain_text("中小企业营业收入 31.00 亿元 ÷ 全部 40.90 亿元 = 75.79%")
    expect(roster.locator('[data-row="4"] [data-column="D"] .echoes')).to_have_text("原为「一千五」还原")
    share.get_by_role("button", name="看这 3 行").click()
    expect(roster.locator("#rows-said")).to_have_text("只看：算出「2022 年中小企业产值占比」的行，3 行")
    assert [one.get_attribute("data-row") for one in roster.locator(".rows-grid tbody tr").all()] == ["3", "4", "5"]
    figure(roster, "output.2020").get_by_role("button", name="采用").click()
    expect(roster.locator("#undo")).to_contain_text("已采用 2020 年集群总产值：33 亿元。")
    roster.locator("#undo-done").click()
    roster.locator("#accept-all").click()
    expect(roster.locator("#undo")).to_contain_text(re.compile(r"已采用 \d+ 个数。"))
    keeps(roster, {"2020": "33", "2021": "36", "2022": "40.9"}, "answers", "output")

    roster.evaluate("Worker.prototype.postMessage = () => {}")  # the list is left before Python has worked out anew what was corrected in it
    put(roster, 3, "E", "140000")
    roster.get_by_role("link", name="看自测结果").click()
    expect(check.locator("#q-output-2022")).to_have_value("40.9")
    expect(check.locator("#listed")).to_contain_text("企业名单「名单.xlsx」")
    expect(check.locator("#listed-said")).to_have_text("名单改过，还没有重新计算，请打开名单页算一次。")
    expect(check.locator(".from-list")).to_have_count(0)
    handed_on_with_and_without(check, tmp_path)
    expect(check.locator("#listed a")).to_have_js_property("href", f"{site}roster/")

    roster.goto(f"{site}roster/#f-output.2020")  # as of a figure's link on the form
    expect(figure(roster, "output.2020")).to_be_in_viewport(timeout=WAIT)
    expect(roster.locator("#current-name")).to_have_text("名单.xlsx，工作表「名单」")
    expect(cell(roster, 4, "D")).to_have_value("1500")  # what was put right is kept, and so is the column set by hand
    expect(figure(roster, "output.2022")).to_have_attribute("data-state", "same")
    expect(figure(roster, "output.2021")).to_have_attribute("data-state", "same")
    expect(figure(roster, "output.2020")).to_have_attribute("data-state", "stale")
    expect(figure(roster, "output.2020")).to_contain_text("采用的是 33，名单改动后是 29。")
    keeps(roster, "33", "answers", "output", "2020")
    put(roster, 3, "F", "")
    expect(figure(roster, "output.2021")).to_contain_text("算不全")
    worked(roster)
    check = open_page(roster.context, site, WITH_PYTHON)
    expect(check.locator("#c-output_floor")).to_have_attribute("data-verdict", "met", timeout=WAIT)
    expect(check.locator("#c-leading_majority")).to_have_attribute("data-verdict", "met")
    expect(check.locator("#listed")).to_contain_text("企业名单「名单.xlsx」，3 家")
    expect(check.locator("#listed-said")).to_contain_text("采用过的")
    expect(check.locator('.from-list[data-of="smes"]')).to_have_text("2020、2022 年与企业名单算得的一致　怎样算的")
    expect(check.locator('.from-list[data-of="output"] a').last).to_have_js_property("href", f"{site}roster/#f-output.2020")
    todo = check.locator("[data-todo=warnings]")
    expect(todo).to_contain_text("2020 年集群总产值填的是 33，企业名单算得 29 亿元，请核对。")
    expect(todo).to_contain_text("2021 年集群总产值填的是 36，企业名单还算不全，现为 16 亿元，请核对。")
    check.locator('.from-list[data-of="output"]').get_by_role("button", name="换成 29：2020 年集群总产值").click()
    expect(todo).not_to_contain_text("企业名单算得 29 亿元")
    expect(check.locator("#undo")).to_contain_text("已填入 29，原来填的是「33」。")
    expect(check.locator("#c-output_floor")).to_have_attribute("data-verdict", "unmet")
    with check.expect_download(timeout=WAIT) as download:
        check.locator('[data-paper="lists"]').click()  # as it is in the bundle: tests/papers/test_bundle.py
    assert "_清单_" in download.value.suggested_filename
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()), data_only=True)
    assert [book["08 产值清单"][f"{letter}5"].value for letter in "BCH"] == ["甲公司", CODES[0], 140000]
    says = {(row[0], row[2]): row[5] for row in book["核对总表"].iter_rows(min_row=4, values_only=True) if (row[1] or "").startswith("集群总产值")}
    assert says[("08 产值清单", "2020年")] == "一致"
    check.close()


def test_the_page_says_what_the_engine_says(page_of_list):
    """The 300 rows chosen as a file; that it is what pandas says, the engine's own test sees."""
    book = made.xlsx(made.ROWS)
    choose(page_of_list, book)
    expect(page_of_list.locator("#current-rows")).to_contain_text("300 家企业计入", timeout=WAIT)
    worked(page_of_list)
    told = page_of_list.locator(".figure").evaluate_all("all => all.map(one => [one.id.slice(2), one.querySelector('b').innerText])")
    shown = {id: words.split(" ")[0].removesuffix("%").replace(",", "") for id, words in told}
    engine = {one["id"]: one["value"] for one in json.loads(figures(book))["figures"] if one["status"] != "absent"}
    assert shown == engine


def test_a_large_figure_is_written_as_in_its_sentence_and_goes_plain_into_the_form(page_of_list):
    page = page_of_list
    put(page, 2, "D", "900")
    put(page, 4, "D", "800")
    people = figure(page, "sme_employees")
    expect(people.locator("b")).to_have_text("1,700 人")
    expect(people.locator(".figure-how")).to_contain_text("共 1,700 人")
    people.get_by_role("button", name="采用").click()
    expect(page.locator("#undo")).to_contain_text("中小企业从业人员数：1,700 人。")
    keeps(page, "1700", "answers", "sme_employees")
    put(page, 4, "D", "700")
    expect(people).to_contain_text("采用的是 1,700，名单改动后是 1,600。")
    people.get_by_role("button", name="不改").click()
    expect(people).to_contain_text("草稿里填的是「1700」，名单算得 1,600。")


def test_a_figure_that_differs_is_shown_beside_and_asked_for(page_of_list):
    page = page_of_list
    figure(page, "output.2020").get_by_role("button", name="采用").click()
    figure(page, "output.2021").get_by_role("button", name="采用").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "same")
    put(page, 2, "F", "210000")
    expect(figure(page, "output.2021")).to_contain_text("采用的是 36，名单改动后是 37。")
    worked(page)
    figure(page, "output.2021").get_by_role("button", name="不改").click()
    expect(figure(page, "output.2021")).to_contain_text("草稿里填的是「36」，名单算得 37。")
    keeps(page, "36", "answers", "output", "2021")
    page.locator("#accept-all").click()
    expect(page.locator("#differ-title")).to_have_text("有 1 个数和已填的不同")
    expect(page.locator("#differ li")).to_have_text("2021 年集群总产值：已填「36」，名单算得 37 亿元")
    page.locator("#differ-blank").click()
    expect(page.locator("#undo")).to_contain_text("个数。")
    keeps(page, {"2020": "33", "2021": "36", "2022": "40.9"}, "answers", "output")
    page.locator("#accept-all").click()
    page.locator("#differ-all").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "same")
    page.locator("#undo-back").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "differs")
    keeps(page, "36", "answers", "output", "2021")


def the_focus_stays_on_a_figure_when_another_is_offered_anew(form):
    lines = form.locator('.from-list[data-of="output"]')
    lines.get_by_role("button", name="填入 33").focus()
    form.evaluate(TYPED, "5")
    expect(lines.get_by_role("button", name="换成 40.9")).to_be_visible()
    expect(lines.get_by_role("button", name="填入 33")).to_be_focused()
    form.evaluate(TYPED, "")


TYPED = "words => { const cell = document.getElementById('q-output-2022'); cell.value = words; cell.dispatchEvent(new Event('input', { bubbles: true })) }"


def test_what_the_list_cannot_tell_yet_stays_and_that_is_said(page_of_list, site):
    page = page_of_list
    keeps(page, 3, "roster", "rows")
    form = open_page(page.context, site, "check/")
    the_focus_stays_on_a_figure_when_another_is_offered_anew(form)
    form.locator("#q-output-2021").fill("36")
    keeps(form, {"2021": "36"}, "answers", "output")
    form.close()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "same")  # the list's page has heard of it
    worked(page)
    paste(page, [HEAD, [*LIST[1][:5], "", *LIST[1][6:]], *LIST[2:]])
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "incomplete")
    expect(figure(page, "output.2021")).to_contain_text("草稿里填的是「36」，没有改动。")
    page.locator("#accept-all").click()
    expect(page.locator("#undo")).to_contain_text("另有 1 个名单还算不全，仍是原来填的，请核对。")
    keeps(page, {"2020": "33", "2021": "36", "2022": "40.9"}, "answers", "output")


def test_the_question_before_figures_are_overwritten_opens_at_its_top_and_no_second_key_answers_it(page_of_list):
    page = page_of_list
    page.locator("#accept-all").click()
    expect(page.locator("#undo")).to_contain_text("个数。")
    for column in "EFG":
        put(page, 2, column, "7")
    worked(page)
    page.set_viewport_size({"width": 390, "height": 500})
    page.locator("#accept-all").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#differ-title")).to_be_focused()
    expect(page.locator("#differ-title")).to_be_in_viewport(ratio=1)
    assert page.locator("#differ").evaluate("dialog => dialog.scrollHeight > dialog.clientHeight && dialog.scrollTop") == 0
    page.keyboard.press("Enter")
    expect(page.locator("#differ")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#differ-none")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#accept-all")).to_be_focused()


def test_the_focus_stays_where_figures_were_taken_and_where_the_list_was(page_of_list):
    page = page_of_list
    figure(page, "output.2020").get_by_role("button", name="采用").press("Enter")
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")
    expect(figure(page, "output.2020")).to_be_focused()
    page.locator("#accept-all").press("Enter")
    expect(page.locator("#figures")).to_be_focused()
    put(page, 2, "E", "7")
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "stale")
    page.locator("#accept-all").press("Enter")
    page.locator("#differ-all").press("Enter")
    expect(page.locator("#figures")).to_be_focused()
    page.locator("#undo-done").press("Enter")
    expect(page.locator("#figures")).to_be_focused()
    page.locator("#remove").press("Enter")
    expect(page.locator("#current")).to_be_hidden()
    expect(page.locator("#source")).to_be_focused()


def test_a_change_is_announced_once(page_of_list):
    """Not that it is being worked out, only what came of it."""
    page = page_of_list
    figure(page, "output.2020").get_by_role("button", name="采用").click()
    expect(page.locator("#undo")).to_be_visible()
    worked(page)
    hear(page)
    put(page, 2, "E", "1")
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "stale")
    worked(page)
    [said] = heard(page)
    assert said.startswith(page.locator("#figures-said").inner_text()) and "采用后名单变了" in said
    figure(page, "output.2020").get_by_role("button", name="更新").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")
    expect(page.locator("#undo")).to_contain_text("15.0001")
    assert [text[:5] for text in heard(page)] == ["已采用 2"]


TWO_LISTS = """
    globalThis.document = { getElementById: () => ({}) }
    const { accepting } = await import("./wizard/roster-accept.mjs"), answers = [], shown = []
    const { show } = accepting({ draft: { now: () => ({ answers: {} }), roster: () => null }, python: { json: () => new Promise(done => answers.push(done)) }, figures: { show: one => shown.push(one.name) } })
    const lists = ["first", "second"].map(name => ({ name, figures: [] })), all = [...lists, null].map(show)
    answers[1]({}), answers[0]({})
    await Promise.all(all)
    const last = show(lists[1])
    answers[2](null)
    await last
    console.log(JSON.stringify(shown))"""


def test_what_comes_too_late_is_not_shown():
    """A list is chosen, then another, then none, all before Python has answered."""
    assert json.loads(node("--input-type=module", "-e", TWO_LISTS)) == ["second"]
