"""From the list to its figures and into the draft, in a real browser: taken over, stale, beside what was typed, handed on."""

import io
import json
import re

import openpyxl
from playwright.sync_api import expect

from wizard.roster import figures
from wizard.start.lean import node

from ..heard import hear, heard
from . import made
from .page import CODES, HEAD, LIST, WAIT, WITH_PYTHON, cell, choose, figure, form_alone, keeps, open_page, paste, put, worked


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


def test_a_list_in_a_file_is_not_believed(window, site):
    """Figures and fields of strange shape in a draft that somebody sent."""
    form_alone(window)
    page = open_page(window, site, "check/")
    strange = [None, 3, {"field": "output", "year": 2020, "value": "5", "status": "complete", "id": "x\"]", "name": "<b>"}, {"field": "</p>", "value": "1", "status": "complete"},
               {"field": "industry_field", "value": "1", "status": "complete", "id": "y"}, {"field": "area", "value": 7, "status": "complete"}]
    draft = {"notice": page.locator("#check").get_attribute("data-notice"), "format": 1, "answers": {"area": "2"}, "roster": {"name": {"a": 1}, "list": "z.!!", "figures": strange, "accepted": ["x"]}}
    page.locator("#draft-file").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(draft).encode()})
    expect(page.locator("#q-area")).to_have_value("2")
    expect(page.locator(".from-list .take")).to_have_count(1)
    page.locator(".from-list .take").click()
    expect(page.locator("#q-output-2020")).to_have_value("5")
    keeps(page, "5", "answers", "output", "2020")
    page.goto(f"{site}roster/")
    expect(page.locator("#source-trouble")).to_have_text("草稿里的企业名单已损坏，请重新选一次名单文件。")


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
