"""清单: a sheet for each list that the filling notes demand, and totals that must equal the form's figures."""

import io
import re
import zipfile
from functools import cache

import openpyxl
import pytest

from wizard.papers.sheets_shanghai_2023 import SHEETS

from . import DATE, EMPTY, FULL, NASTY, NASTY_PRINTED, NOTICE, ROWS, draft, made

DEMANDED = (8, 10, 11, 12, 13, 14, 17, 18, 20, 21, 22, 23, 24, 27)
FIGURES = {"giants": ["无", "2", "3"], "output": ["1", "3", "3"], "sme_share": ["100", "66.666", "100"], "leading_share": ["99.99", "100", "100"],
           "standards_national_led": ["0", "1", "2"], "enterprises": ["7", "8", "9"], "cloud_share": "5"}
WITH_ROWS = draft(FIGURES, lists=ROWS)


def book(text, **how):
    return openpyxl.load_workbook(io.BytesIO(made("lists", text)), **how)


@cache
def values():
    return book(WITH_ROWS, data_only=True)


@cache
def formulas():
    return book(WITH_ROWS)


def sheet_of(workbook, id):
    return workbook[next(sheet.name for sheet in SHEETS if sheet.id == id)]


def checks(workbook):
    """(sheet, what is compared, year) → (total of the list, figure of the form, word)."""
    return {(row[0].value, row[1].value, row[2].value or None): tuple(cell.value for cell in row[3:6]) for row in workbook["核对总表"].iter_rows(min_row=4)}


@pytest.mark.parametrize("note", DEMANDED)
def test_a_note_is_read_whole_on_paper(note):
    """Wrapped over the width of the list, in a row that is high enough: two places of a column for a Chinese letter, 14 points for a line."""
    for sheet in (one for one in SHEETS if note in one.notes):
        page = values()[sheet.name]
        width = 6 + sum(column.width for column in sheet.columns)
        assert page["A2"].alignment.wrap_text and any(str(area).startswith("A2:") for area in page.merged_cells.ranges)
        assert page.row_dimensions[2].height / 14 * width >= 2 * len(page["A2"].value)


@pytest.mark.parametrize("note", DEMANDED)
def test_each_demanded_list_has_a_sheet_that_cites_its_note(note):
    sheets = [sheet for sheet in SHEETS if note in sheet.notes]
    assert sheets
    for sheet in sheets:
        assert f"填报说明第 {note} 条：{NOTICE.form.filling_notes[note - 1]}" in values()[sheet.name]["A2"].value


def test_the_notes_that_demand_something_are_these():
    asking = [n for n, note in enumerate(NOTICE.form.filling_notes, 1) if "提供" in note]
    assert asking == [1, *DEMANDED]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_sheet_is_headed_typed_and_stays_in_view(sheet):
    page = formulas()[sheet.name]
    assert [cell.value for cell in page[4]][:len(sheet.columns) + 1] == ["序号", *(column.title for column in sheet.columns)]
    assert page.freeze_panes == "C5"
    assert page.print_title_rows == "$4:$4"
    lists = [rule for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1.strip('"').split(",") for rule in lists] == [list(column.options) for column in sheet.columns if column.options]
    for place, column in enumerate(sheet.columns, 1):
        letter = openpyxl.utils.get_column_letter(place + 1)
        assert page.column_dimensions[letter].width >= 10


def test_every_checked_figure_is_one_of_the_form_or_stands_behind_one():
    for sheet in SHEETS:
        assert sheet.totals
        for total in sheet.totals:
            field = NOTICE.fields[total.field]
            assert (total.year in field.years) if field.years else total.year is None


SAID = [
    ("08 产值清单", "集群总产值（亿元）", "2020年", 1.00003, 1, "一致"),  # 10,000.3 万元 is 1.00 亿元 on paper
    ("08 产值清单", "集群总产值（亿元）", "2022年", 3, 3, "金额待填"),  # 说不清 is no number: what the rest adds up to says nothing yet
    ("08 产值清单", "中小企业产值占比（%）", "2021年", 66.6666666666667, 66.67, "一致"),  # 66.666 is typed, 66.67 printed
    ("08 产值清单", "主导产业产值占比（%）", "2020年", 100, 99.99, "不一致"),
    ("12 小巨人", "国家级专精特新“小巨人”企业数量（家）", "2020年", 0, 0, "一致"),  # 无 is 0
    ("12 小巨人", "国家级专精特新“小巨人”企业数量（家）", "2022年", 3, 3, "一致"),
    ("17 标准", "国家标准主持数量（项）", "2021年", 1, 1, "一致"),
    ("17 标准", "国家标准主持数量（项）", "2022年", 0, 2, "不一致"),
    ("10 企业清单", "集群企业数量（家）", "2020年", 0, 7, "清单待填"),
    ("11 专精特新", "市级专精特新中小企业数量（家）", "2020年", 0, None, "申报表待填"),
    ("22 上云企业", "企业上云比例（%）", None, 0, 5, "清单待填"),
]


@pytest.mark.parametrize("sheet, name, year, total, said, word", SAID)
def test_a_total_beside_the_forms_figure(sheet, name, year, total, said, word):
    found = checks(values())[sheet, name, year]
    assert found[0] == pytest.approx(total, abs=5e-5)
    assert (found[1] or None, found[2]) == (said or None, word)


def test_a_year_that_the_list_leaves_blank_is_to_be_filled_and_no_contradiction():
    """A blank from top to bottom is no 0: nobody shall type one to be rid of 不一致."""
    said = checks(book(draft({"hightech": ["5", "0", "2"]}, lists={"hightech": [{"name": "甲", "in_2022": "是"}]}), data_only=True, read_only=True))
    assert [said["14 高新技术企业", "国家级高新技术企业数量（家）", f"{year}年"][2] for year in (2020, 2021, 2022)] == ["清单待填", "一致", "不一致"]


def numbered(page):
    """How many rows number themselves."""
    return max(cell.row for cell, in page.iter_rows(min_row=5, max_col=1) if cell.value is not None) - 4


def test_a_list_that_is_not_there_is_one_page_that_says_how_many_rows_it_lacks():
    """807 patents without a list were 14 pages of headings; what is typed below the page counts all the same."""
    text = draft({"sme_patents": {"2020": "1", "2021": "600", "2022": "807"}})
    page, read = sheet_of(book(text), "patents"), sheet_of(book(text, data_only=True, read_only=True), "patents")
    assert page["A29"].value == '=IF(B29="","",ROW()-4)' and numbered(page) == 25
    assert read["A3"].value.endswith("；按申报表至少还要列 807 行") and 'COUNTA($B$5:$B$20004)<807' in page["A3"].value
    ends = {int(row) for line in page.iter_rows(min_row=5, min_col=len(page[4]) - 4) for cell in line if cell.data_type == "f"
            for row in re.findall(r"\$[A-Z]+\$5:\$[A-Z]+\$(\d+)", cell.value)}
    assert ends and min(ends) >= 4 + 20_000


@pytest.mark.parametrize("answers, id, there, last, lacking", [
    ({}, "patents", 0, 25, ""), ({"giants": {"2022": "7"}}, "giants", 0, 25, "；按申报表至少还要列 7 行"), ({"giants": {"2022": "7"}}, "giants", 7, 25, ""),
    ({"giants": {"2022": "40"}}, "giants", 30, 40, "；按申报表至少还要列 10 行"), ({"giants": {"2022": "90"}}, "giants", 30, 55, "；按申报表至少还要列 60 行"),
    ({"giants": {"2022": "30"}}, "giants", 40, 40, ""),
    ({f"standards_{kind}_{role}": ["3", "4", "5"] for kind in ("national", "industry") for role in ("led", "joined")}, "standards", 0, 25, "；按申报表至少还要列 48 行"),
])
def test_the_rows_below_a_list_are_those_the_form_wants_and_a_page_at_most(answers, id, there, last, lacking):
    text = draft(answers, lists={id: [{"name": f"第{n}公司", "in_2022": "是"} for n in range(there)]})
    assert numbered(sheet_of(book(text, read_only=True), id)) == last
    assert sheet_of(book(text, data_only=True, read_only=True), id)["A3"].value.partition(" 项，待填 ")[2].partition(" 项")[2] == lacking


def test_a_number_that_stands_twice_is_marked():
    """By the formula of its first cell: blank cells are no two of a kind."""
    for sheet in SHEETS:
        page = formulas()[sheet.name]
        marked = {str(area.sqref): rule.formula[0] for area, rules in page.conditional_formatting._cf_rules.items() for rule in rules if "SUMPRODUCT" in (rule.formula or [""])[0]}
        letter = next((openpyxl.utils.get_column_letter(place + 1) for place, column in enumerate(sheet.columns, 1) if column.title in ("统一社会信用代码", "标准号", "国际申请号", "专利号或证书号")), None)
        rows = 5 + len(ROWS.get(sheet.id, ())) + 20_000 - 1
        assert marked == ({f"{letter}5:{letter}{rows}": f'AND(${letter}5<>"",SUMPRODUCT((${letter}$5:${letter}${rows}=${letter}5)*1)>1)'} if letter else {})
        assert ("标黄" in page["A2"].value) == bool(letter)


def test_every_total_and_every_check_is_a_formula():
    for sheet in SHEETS:
        page, at = formulas()[sheet.name], len(sheet.columns) + 3
        lines = [[page.cell(row, at + n).value for n in range(5)] for row in range(5, 5 + len(sheet.totals)) if page.cell(row, at).value]
        assert lines
        for _, _, total, _, check in lines:
            assert total.startswith("=") and check.startswith("=IF(") and "不一致" in check


def test_a_name_that_looks_like_a_formula_arrives_as_text():
    page = sheet_of(formulas(), "giants")
    assert [page.cell(5 + n, 2).value for n in range(4)] == [row["name"] for row in ROWS["giants"]]
    assert {page.cell(5 + n, 2).data_type for n in range(4)} == {"s"}
    assert sheet_of(formulas(), "standards")["B6"].value == "=1+1" and sheet_of(formulas(), "standards")["B6"].data_type == "s"


def test_types_arrive():
    page = sheet_of(values(), "giants")
    assert page["C8"].value == "913100000000000000"
    assert page["E8"].value.isoformat().startswith("2025-01-31")
    assert sheet_of(values(), "output")["H5"].value == 10000.1


def test_only_formulas_of_ours_are_in_the_workbook():
    with zipfile.ZipFile(io.BytesIO(made("lists", WITH_ROWS))) as archive:
        found = re.findall("<f>(.*?)</f>", "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name))
    assert found and not [formula for formula in found if "HYPERLINK" in formula or "1+1" in formula]


READ = [
    (NASTY, NASTY_PRINTED.replace("乙", " 乙", 1)),  # a line break, \x0b, is a blank within a cell
    ("甲" * 40_000, "甲" * 32_000),
    ("_x000B_", "_x000B_"),
    ("http://x.example", "http://x.example"),
    ("<r><oops</r>", "<r><oops</r> "), ("<r><t>隐形</t></r>", "<r><t>隐形</t></r> "),  # not XML as it is
    (" ", None),
    ("\t", None),
]


@cache
def named():
    return sheet_of(book(draft({}, lists={"giants": [{"name": text} for text, _ in READ]})), "giants")


@pytest.mark.parametrize("row", range(len(READ)), ids=[ascii(text)[:20] for text, _ in READ])
def test_any_name_can_be_read_back(row):
    cell = named().cell(5 + row, 2)
    assert cell.value == READ[row][1]
    assert cell.hyperlink is None


@pytest.mark.parametrize("lists", ["名单", {"giants": "名单"}, {"giants": ["名单"]}, {"giants": {"name": "甲"}}, ["giants"]])
def test_a_list_that_is_none_is_refused_in_one_sentence(lists):
    with pytest.raises(ValueError, match="读不懂"):
        made("lists", draft({}, lists=lists))


@pytest.mark.parametrize("lists", [{"giants": [{"name": 7, "in_2022": None, "level": ["x"]}]}, {"unknown": 3}, {}])
def test_strange_cells_and_unknown_lists_do_no_harm(lists):
    assert book(draft({}, lists=lists)).sheetnames[0] == "核对总表"


def test_the_date_in_the_file_is_the_callers():
    assert values().properties.created.date().isoformat() == DATE


def test_without_a_draft_of_lists_the_sheets_are_there_to_fill():
    assert len(book(EMPTY, read_only=True).sheetnames) == len(book(FULL, read_only=True).sheetnames) == len(SHEETS) + 1
