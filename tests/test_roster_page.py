"""The enterprise list in a real browser: a file to its figures, put right, taken into the draft; the sizes; what goes wrong."""

import io
import json
import re
import zipfile

import openpyxl
import pytest
from playwright.sync_api import expect

from wizard.roster import figures
from wizard.roster.reading import MOST_BYTES

from .axe import clear
from .conftest import ROOT
from .heard import hear, heard
from .keys import lost
from .large import narrow
from .roster import made
from .roster.test_figures import ROWS, expected, frame  # noqa: F401

WAIT = 60_000  # ms in which Python has to be there, also on a busy machine
HEAD = ["企业名称", "统一社会信用代码", "行业代码", "从业人员", "2020年营业收入（万元）", "2021年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "高新技术企业"]
CODES = [made.credit_code(made.random.Random(n)) for n in range(4)]
LIST = [HEAD, ["甲公司", CODES[0], "C35", "120", "180000", "200000", "240000", "是", "是"], ["乙公司", CODES[1], "C35", "1500", "90000", "95000", "99000", "否", "否"],
        ["丙公司", CODES[2], "C35", "60", "60000", "65000", "70000", "是", "否"]]
FORGET = """() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
    const change = target.result.transaction("drafts", "readwrite");
    change.objectStore("drafts").clear();
    change.oncomplete = () => { new BroadcastChannel("cluster-check").postMessage({ id: null, turn: null }); done(); } } })"""


def sheet(rows):
    return "\n".join("\t".join(row) for row in rows)


def open_page(context, site, path="roster/"):
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(site + path)
    return page


@pytest.fixture
def window(browser):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.complaints = []
    context.on("weberror", lambda error: context.complaints.append(f"{error.error.message} {error.error.stack}"))
    context.on("console", lambda said: context.complaints.append(said.text) if said.type == "error" else None)
    yield context
    assert context.complaints == []
    context.close()


@pytest.fixture
def roster(window, site):
    return open_page(window, site)


def choose(page, data, name="名单.xlsx"):
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def paste(page, rows):
    if page.locator("#pasting").is_hidden():
        page.locator("#show-paste").click()
    page.locator("#pasted").fill(sheet(rows))
    page.locator("#read-pasted").click()
    expect(page.locator("#current-rows")).to_contain_text("家企业计入", timeout=WAIT)
    worked(page)
    return page


def worked(page):
    expect(page.locator("#figures-said")).not_to_be_empty(timeout=WAIT)
    expect(page.locator("#engine")).to_be_hidden(timeout=WAIT)


def figure(page, id):
    return page.locator(f'[id="f-{id}"]')


def cell(page, row, column):
    return page.locator(f'[data-row="{row}"] [data-column="{column}"] input')


def put(page, row, column, text):
    cell(page, row, column).fill(text)
    cell(page, row, column).press("Tab")


def kept(page):
    """The draft as the device keeps it, once it has been written."""
    expect(page.locator("#kept")).to_contain_text("已保存在本机")
    return page.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
        target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => done(target.result[0].draft) } })""")


def test_from_a_file_to_other_verdicts(roster, site, seen, tmp_path):
    """The whole way: a file with trouble, mapped by hand, put right, taken over, seen on the form, changed again, told as stale, in the bundle."""
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
    assert kept(roster)["answers"]["output"] == {"2020": "33", "2021": "36", "2022": "40.9"}

    roster.get_by_role("link", name="看自测结果").click()
    check = roster
    expect(check.locator("#q-output-2022")).to_have_value("40.9")
    expect(check.locator("#c-output_floor")).to_have_attribute("data-verdict", "met", timeout=WAIT)
    expect(check.locator("#c-leading_majority")).to_have_attribute("data-verdict", "met")
    expect(check.locator('.from-list[data-of="output"]')).to_have_text("2020、2021、2022 年与企业名单算得的一致　怎样算的")
    check.locator('.from-list[data-of="output"] a').click()

    expect(figure(roster, "output.2020")).to_be_in_viewport(timeout=WAIT)
    expect(cell(roster, 4, "D")).to_have_value("1500")  # what was put right is kept, and so is the column set by hand
    put(roster, 3, "E", "140000")
    expect(figure(roster, "output.2020")).to_have_attribute("data-state", "stale")
    expect(figure(roster, "output.2020")).to_contain_text("采用的是 33，名单改动后是 29。")
    assert kept(roster)["answers"]["output"]["2020"] == "33"
    roster.get_by_role("link", name="看自测结果").click()
    expect(check.locator("#listed-said")).to_contain_text("采用过的")
    check.locator('.from-list[data-of="output"]').get_by_role("button", name="换成 29：2020 年集群总产值").click()
    expect(check.locator("#undo")).to_contain_text("已填入 29，原来填的是「33」。")
    expect(check.locator("#c-output_floor")).to_have_attribute("data-verdict", "unmet")
    with check.expect_download(timeout=WAIT) as download:
        check.locator('[data-paper="bundle"]').click()
    download.value.save_as(tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        name = next(name for name in bundle.namelist() if name.endswith("清单.xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(bundle.read(name)), data_only=True)
    assert [book["08 产值清单"][f"{letter}5"].value for letter in "BCF"] == ["甲公司", CODES[0], 140000]
    says = {(row[0], row[2]): row[5] for row in book["核对总表"].iter_rows(min_row=4, values_only=True) if row[1].startswith("集群总产值")}
    assert says[("08 产值清单", "2020年")] == "一致"


@pytest.fixture(scope="module")
def warm(browser, site):
    """One page with Python and the tools of the list in it, for the tests that need nothing new."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    page = open_page(context, site)
    yield paste(page, LIST)
    context.close()


@pytest.fixture
def page_of_list(warm):
    """That page with the small list in it and nothing said about it."""
    warm.set_viewport_size({"width": 1280, "height": 900})
    warm.evaluate(FORGET)  # as another window does it
    expect(warm.locator("#current")).to_be_hidden()
    paste(warm, LIST)
    if warm.locator("#undo").is_visible():
        warm.locator("#undo-done").click()
    return warm


def test_the_page_says_what_pandas_says(page_of_list, frame):  # noqa: F811
    """The 300 rows of the engine's own test, chosen as a file."""
    choose(page_of_list, made.xlsx(ROWS))
    expect(page_of_list.locator("#current-rows")).to_contain_text("300 家企业计入", timeout=WAIT)
    worked(page_of_list)
    shown = {one.get_attribute("id")[2:]: one.locator("b").inner_text().split(" ")[0].removesuffix("%") for one in page_of_list.locator(".figure").all()}
    engine = {one["id"]: one["value"] for one in json.loads(figures(made.xlsx(ROWS)))["figures"] if one["status"] != "absent"}
    assert shown == engine
    for id, value in expected(frame).items():
        assert abs(float(shown[id]) - float(value)) < 1e-5, id


def test_a_figure_that_differs_is_shown_beside_and_asked_for(page_of_list):
    page = page_of_list
    figure(page, "output.2020").get_by_role("button", name="采用").click()
    figure(page, "output.2021").get_by_role("button", name="采用").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "same")
    put(page, 2, "F", "210000")
    expect(figure(page, "output.2021")).to_contain_text("采用的是 36，名单改动后是 37。")
    figure(page, "output.2021").get_by_role("button", name="不改").click()
    expect(figure(page, "output.2021")).to_contain_text("草稿里填的是「36」，名单算得 37。")
    assert kept(page)["answers"]["output"]["2021"] == "36"
    page.locator("#accept-all").click()
    expect(page.locator("#differ-title")).to_have_text("有 1 个数和已填的不同")
    expect(page.locator("#differ li")).to_have_text("2021 年集群总产值：已填「36」，名单算得 37 亿元")
    page.locator("#differ-blank").click()
    expect(page.locator("#undo")).to_contain_text("个数。")
    assert kept(page)["answers"]["output"] == {"2020": "33", "2021": "36", "2022": "40.9"}
    page.locator("#accept-all").click()
    page.locator("#differ-all").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "same")
    page.locator("#undo-back").click()
    expect(figure(page, "output.2021")).to_have_attribute("data-state", "differs")
    assert kept(page)["answers"]["output"]["2021"] == "36"


def test_a_row_left_out_and_back_again(page_of_list):
    page = page_of_list
    page.get_by_role("button", name="第 3 行不计入").click()
    expect(page.locator("#current-rows")).to_contain_text("2 家企业计入")
    expect(page.locator('[data-row="3"] .row-stands')).to_have_text("按您的要求，这一行不计入。")
    expect(figure(page, "output.2020")).to_contain_text("24 亿元")
    page.get_by_role("button", name="第 3 行恢复计入").click()
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")


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


def test_a_correction_is_taken_back(page_of_list):
    page = page_of_list
    put(page, 2, "E", "1")
    expect(figure(page, "output.2020")).to_contain_text("15.0001 亿元")
    page.get_by_role("button", name="第 2 行 2020年营业收入（万元）还原").click()
    expect(cell(page, 2, "E")).to_have_value("180000")
    expect(cell(page, 2, "E")).to_be_focused()
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")
    assert kept(page)["roster"]["corrections"] == []


def test_headings_and_measure_can_be_said(page_of_list):
    page = page_of_list
    page.locator("#heading-rows").fill("无")
    page.locator("#heading-rows").press("Enter")
    expect(page.locator("#figures-said")).to_contain_text("没有能算的数字")
    page.locator("#heading-rows").fill("")
    page.locator("#heading-rows").press("Enter")
    expect(page.locator("#heading-rows")).to_have_value("1")
    expect(figure(page, "output.2020")).to_contain_text("33 亿元")


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
    assert "roster" not in kept(page) and kept(page)["answers"]["output"]["2020"] == "33"
    page.locator("#undo-back").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "same")


def encrypted():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(("name", "data", "says"), [
    ("照片.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "「照片.png」没有读成：这不是表格文件，请选 .xlsx、.xls、.ods 或 .csv。"),
    ("空.xlsx", b"", "「空.xlsx」没有读成：文件是空的。"),
    ("密码.xlsx", encrypted(), "「密码.xlsx」没有读成：文件有密码，请去掉密码另存后再选。"),
    ("半个.xlsx", made.xlsx(LIST)[:2000], "「半个.xlsx」没有读成：文件已损坏或没有下载完整，请重新保存后再选。"),
    ("乱码.csv", b"\xff\xff\xff\x81", "「乱码.csv」没有读成：没有读懂这个文件，请用 Excel 或 WPS 另存为 .xlsx 后再选。"),
])
def test_a_file_that_cannot_be_read_is_said_and_the_list_stays(page_of_list, name, data, says):
    choose(page_of_list, data, name)
    expect(page_of_list.locator("#source-trouble")).to_have_text(says, timeout=WAIT)
    expect(page_of_list.locator("#current-rows")).to_contain_text("3 家企业计入")
    expect(figure(page_of_list, "output.2020")).to_contain_text("33 亿元")


def test_a_file_that_is_too_large_is_not_even_read(page_of_list, tmp_path):
    with open(tmp_path / "很大.xlsx", "wb") as large:
        large.truncate(50_000_000)
    page_of_list.locator("#file").set_input_files(tmp_path / "很大.xlsx")
    expect(page_of_list.locator("#source-trouble")).to_have_text("「很大.xlsx」有 50 MB，太大；请只留名单一张表后另存。")
    expect(page_of_list.locator("#current-rows")).to_contain_text("3 家企业计入")


def test_formulas_and_gb18030_and_two_sheets(page_of_list):
    page = page_of_list
    book = openpyxl.Workbook()
    for row in LIST:
        book.active.append(row)
    book.active["D2"] = "=100+20"
    book.create_sheet("去年").append(["企业名称", "从业人员"])
    book["去年"].append(["丁公司", 5])
    choose(page, made.saved(book))
    expect(page.locator("#notes")).to_contain_text("这一格的公式没有存下结果，从业人员没有读到", timeout=WAIT)
    page.locator("#sheet").select_option("去年")
    expect(page.locator("#current-name")).to_have_text("名单.xlsx，工作表「去年」")
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
    page.locator("#undo-back").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_be_hidden()
    expect(page.locator("#accept-all")).to_be_enabled()


def test_no_state_has_a_fault_and_none_hides_the_focus(page_of_list):
    """A refused file, columns put right, rows in doubt and left out, figures taken and grown stale, the question which to keep."""
    page = page_of_list
    page.emulate_media(reduced_motion="reduce")
    choose(page, b"", "空.xlsx")
    expect(page.locator("#source-trouble")).not_to_be_empty()
    page.locator("#show-paste").click()
    paste(page, [[*HEAD[:6], "去年收入", *HEAD[7:]], LIST[1], [*LIST[2][:3], "一千五", *LIST[2][4:]], LIST[3]])
    page.get_by_role("button", name="第 2 行不计入").click()
    page.evaluate("document.querySelectorAll('.check details').forEach(one => { one.open = true })")
    page.locator("#accept-all").click()
    expect(page.locator("#undo")).to_be_visible()
    page.get_by_role("button", name="第 2 行恢复计入").click()
    expect(figure(page, "output.2020")).to_have_attribute("data-state", "stale")
    for size in ({"width": 1280, "height": 900}, {"width": 390, "height": 700}):
        page.set_viewport_size(size)
        assert clear(page) + lost(page) + narrow(page) == []
    page.locator("#accept-all").click()
    expect(page.locator("#differ")).to_be_visible()
    assert clear(page, "#differ") + narrow(page) == []
    page.keyboard.press("Escape")
    page.emulate_media(reduced_motion="no-preference")


def test_on_a_phone_rows_are_cards_and_nothing_is_wider(page_of_list):
    page = page_of_list
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


def test_many_rows_come_a_page_at_a_time(page_of_list):
    page = page_of_list
    paste(page, [HEAD, *([f"第{n}公司", "", "C35", "5", "1", "1", "一" if n == 700 else "1", "是", "否"] for n in range(1, 901))])
    expect(page.locator(".rows-grid tbody tr")).to_have_count(25)
    page.get_by_role("button", name="G701", exact=True).click()
    expect(cell(page, 701, "G")).to_be_focused()
    expect(page.locator("#page-said")).to_have_text("第 29 / 37 页")
    page.locator("#row-jump").fill("3")
    page.locator("#row-jump").press("Enter")
    expect(cell(page, 3, "A")).to_be_focused()
    page.locator("#page-on").click()
    expect(cell(page, 26, "A")).to_have_value("第25公司")


def test_python_that_dies_loses_no_list(window, site):
    page = open_page(window, site)
    paste(page, LIST)
    page.route("**/worker.mjs*", lambda route: route.abort())
    kept(page)
    page.reload()
    expect(page.locator("#engine-text")).to_have_text(re.compile("名单工具.*已选的名单还在，请点「重试」。"), timeout=WAIT)
    expect(page.locator("#current-name")).to_have_text("粘贴的名单")
    page.unroute("**/worker.mjs*")
    page.locator("#engine-retry").click()
    expect(figure(page, "output.2020")).to_contain_text("33 亿元", timeout=WAIT)
    window.complaints.clear()  # of the worker that did not come


def test_the_list_can_be_left_out_of_what_is_handed_on(window, site, tmp_path):
    page = paste(open_page(window, site), LIST)
    page.locator("#accept-all").click()
    kept(page)
    check = open_page(window, site, "check/")
    expect(check.locator("#listed")).to_contain_text("企业名单「粘贴的名单」，3 家")

    def saved(name):
        with check.expect_download() as download:
            check.locator("#save-file").click()
        download.value.save_as(tmp_path / name)
        return (tmp_path / name).read_text("utf-8")
    whole = saved("whole.html")
    assert '"list":"z.' in whole and "粘贴的名单，完整地存在这个文件里" in whole
    expect(check.locator("#undo")).to_contain_text("，含企业名单")
    check.locator("#without-list").check()
    bare = saved("bare.html")
    assert '"roster"' not in bare and "甲公司" not in bare and "没有存进这个文件" in bare and '"2020":"33"' in bare
    check.locator("#drop-list").click()
    expect(check.locator("#listed")).to_be_hidden()
    expect(check.locator(".from-list")).to_have_count(0)
    check.locator("#undo-back").click()
    expect(check.locator("#listed")).to_be_visible()
    check.locator("#draft-file").set_input_files(tmp_path / "whole.html")
    expect(check.locator("#undo")).to_contain_text("已打开")
    check.goto(f"{site}roster/")
    expect(check.locator("#current-name")).to_have_text("粘贴的名单")
    expect(figure(check, "output.2020")).to_have_attribute("data-state", "same", timeout=WAIT)


def test_a_list_in_a_file_is_not_believed(window, site):
    """Figures and fields of strange shape in a draft that somebody sent."""
    page = open_page(window, site, "check/")
    strange = [None, 3, {"field": "output", "year": 2020, "value": "5", "status": "complete", "id": "x\"]", "name": "<b>"}, {"field": "</p>", "value": "1", "status": "complete"},
               {"field": "industry_field", "value": "1", "status": "complete", "id": "y"}, {"field": "area", "value": 7, "status": "complete"}]
    draft = {"notice": page.locator("#check").get_attribute("data-notice"), "format": 1, "answers": {"area": "2"}, "roster": {"name": {"a": 1}, "list": "z.!!", "figures": strange, "accepted": ["x"]}}
    page.locator("#draft-file").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(draft).encode()})
    expect(page.locator("#q-area")).to_have_value("2")
    expect(page.locator(".from-list .take")).to_have_count(1)
    page.locator(".from-list .take").click()
    expect(page.locator("#q-output-2020")).to_have_value("5")
    page.wait_for_timeout(1100)
    page.goto(f"{site}roster/")
    expect(page.locator("#source-trouble")).to_have_text("草稿里的企业名单已损坏，请重新选一次名单文件。")


def test_the_form_leads_to_the_list_and_back(window, site):
    page = open_page(window, site, "check/")
    page.locator("#q-area").fill("12")
    page.get_by_role("link", name="从名单算出这些数字").click()
    paste(page, LIST)
    figure(page, "output.2020").get_by_role("button", name="采用").click()
    assert kept(page)["answers"] == {"area": "12", "output": {"2020": "33"}}
    page.go_back()
    expect(page.locator("#q-output-2020")).to_have_value("33")
    expect(page.locator("#q-area")).to_have_value("12")
    expect(page.locator("#other")).to_be_hidden()


def test_the_limit_of_a_file_is_the_readers(page_of_list):
    assert int(page_of_list.locator("#roster").get_attribute("data-most")) == MOST_BYTES


@pytest.fixture(scope="module")
def sizes(browser, site):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield open_page(context, site, "size/")
    context.close()


@pytest.mark.parametrize(("given", "says", "more"), [
    ({"industry": "C35", "employees": "999", "revenue": "4亿"}, "中型企业", "从业人员不到"),
    ({"industry": "工业", "employees": "15", "revenue": "50000"}, "微型企业", "属于中小微企业"),
    ({"industry": "软件和信息技术服务业", "employees": "300", "revenue": "10000"}, "大型企业", "不属于中小微企业"),
    ({"industry": "M", "employees": "300"}, "大型企业", "其他未列明行业"),
    ({"industry": "L72", "employees": "120", "assets": "8000"}, "中型企业", "资产总额 8,000 万元及以上"),
    ({"industry": "C35", "employees": "1000"}, "不能判断，还缺营业收入", "从业人员1000人以下或营业收入40000万元以下的为中小微型企业"),
    ({"industry": "生物医药", "employees": "5"}, "不能判断，还缺行业", "看不出属于哪一个行业"),
    ({"industry": "C35", "employees": "一些", "revenue": "1"}, "微型企业", "「一些」不是能确认的数字"),
])
def test_the_size_of_one_enterprise(sizes, given, says, more):
    for name in ("industry", "employees", "revenue", "assets"):
        sizes.locator(f"#s-{name}").fill(given.get(name, ""))
    expect(sizes.locator("#sized")).to_have_text(says, timeout=WAIT)
    expect(sizes.locator("#size")).to_contain_text(more)


def test_the_sizes_bring_little(page, seen, site):
    page.goto(f"{site}size/")
    page.locator("#s-industry").fill("65")
    expect(page.locator("#sized")).to_contain_text("不能判断", timeout=WAIT)
    assert [url for url in seen.requests if "wizard_roster" in url or "calamine" in url or not url.startswith((site, "data:"))] == [] and seen.errors == []


def test_the_guidance_leads_to_both(page, site):
    page.goto(f"{site}sizes/")
    assert page.locator('article a[href="../size/"]').count() and page.locator('article a[href="../roster/"]').count()
    assert (ROOT / "site/roster/index.html").exists()
