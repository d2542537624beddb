"""The list to start from, .xlsx: the headings that are recognised, drop-downs, one worked line, and how each column is filled in."""

import io
from datetime import datetime, time

import xlsxwriter

from rules import LATEST
from rules.roster.codes import check_character
from rules.roster.columns import BASE, COLUMNS, YEARS, Column, Kind
from rules.sme_sizes.thresholds import INDUSTRIES, NUMBER, TITLE

NAME, NOTES, CHOICES = "名单", "填写说明", "行业"
LINES = 5_000  # rows with drop-downs
WIDTHS = {"name": 32, "code": 24, "industry": 18, "founded": 13}
EXAMPLE_CODE = "91310000MA1EXAMPL"
BY_YEAR = {"revenue": (5200, 6100.5, 7320.8), "rd_spending": (310, 366.2, 450), "patents": (4, 6, 9)}
EXAMPLE = {
    "name": "示例企业（填写前请删去本行）", "code": EXAMPLE_CODE + check_character(EXAMPLE_CODE), "industry": "C35", "founded": "2015-06-01",
    ("employees", None): 120, ("assets", None): 8600,
    ("leading", None): "是", ("specialized", None): "是", ("giants", None): "否", ("champions", None): "否", ("city_champions", None): "否",
    ("hightech", None): "是", ("innovative", None): "是", ("rd_staff", None): 26, ("platform", None): "是", ("cloud", None): "是",
    **{(id, year): value for id, values in BY_YEAR.items() for year, value in zip(YEARS, values)},
}
GENERAL = (
    "每行一家企业。表头请不要改；用不着的列可以空着或删去。",
    "金额单位是万元。没有的填「无」或 0，不知道的空着：空着的会逐一列出，不会当作 0。",
    f"模板里没有、但也认得的列：企业规模（可以每年一列）、产值、企业称号，以及各列的 {BASE} 年数（填了多算一种年均增速）。",
    "名单只在您的电脑上计算，不会上传。",
)


def template() -> bytes:
    """The same bytes every time."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"title": "集群企业名单", "created": datetime.combine(LATEST.issued, time.min)})
        sheet, notes, choices = (book.add_worksheet(name) for name in (NAME, NOTES, CHOICES))
        columns = [(column, year) for column in COLUMNS for year in column.template]
        headings(book, sheet, columns)
        for at, (column, _) in enumerate(columns):
            drop_down(sheet, at, column)
        explain(book, notes, columns)
        for row, one in enumerate(INDUSTRIES):
            choices.write_row(row, 0, (one.name, "、".join(one.prefixes)))
        choices.set_column(0, 1, 30)
    return data.getvalue()


def heading(column: Column, year: int | None) -> str:
    """2020年营业收入（万元）."""
    ask = "（是/否）" if column.kind == Kind.TICK else ""
    return f"{f'{year}年' if year else ''}{column.name}{f'（{column.unit}）' if column.unit else ''}{ask}"


def headings(book, sheet, columns) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#E8EEF7"})
    as_text, grey = book.add_format({"num_format": "@"}), {"italic": True, "font_color": "#666666"}
    example = {True: book.add_format(grey | {"num_format": "@"}), False: book.add_format(grey)}
    for at, (column, year) in enumerate(columns):
        is_text = column.kind in (Kind.CODE, Kind.INDUSTRY, Kind.DAY)
        sheet.set_column(at, at, WIDTHS.get(column.id, 13), as_text if is_text else None)
        sheet.write_string(0, at, heading(column, year), bold)
        value = EXAMPLE.get((column.id, year), EXAMPLE.get(column.id))
        if value is not None:
            sheet.write(1, at, value, example[is_text])
    sheet.set_row(0, 45)
    sheet.freeze_panes(1, 1)


def drop_down(sheet, at: int, column: Column) -> None:
    """是 or 否 to choose; an industry to choose or to type; whole numbers; a code of 18 characters. Warns, never refuses."""
    rules = {
        Kind.TICK: {"validate": "list", "source": ["是", "否"], "error_type": "warning"},
        Kind.INDUSTRY: {"validate": "list", "source": f"={CHOICES}!$A$1:$A${len(INDUSTRIES)}", "show_error": False},
        Kind.COUNT: {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning", "error_message": "请填整数"},
        Kind.CODE: {"validate": "length", "criteria": "==", "value": 18, "error_type": "warning", "error_message": "统一社会信用代码是 18 位"},
    }
    if column.kind in rules:
        sheet.data_validation(1, at, LINES, at, rules[column.kind])


def explain(book, notes, columns) -> None:
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    notes.set_column(0, 0, 34)
    notes.set_column(1, 1, 80)
    for row, text in enumerate(GENERAL):
        notes.merge_range(row, 0, row, 1, text, wrap)
    row = len(GENERAL) + 1
    notes.write_row(row, 0, ("列", "怎样填"), bold)
    for row, (column, year) in enumerate(columns, row + 1):
        notes.write_row(row, 0, (heading(column, year), column.note or ("是或否。" if column.kind == Kind.TICK else "没有的填「无」。")), wrap)
    notes.write_string(row + 2, 0, f"大中小微按《{TITLE}》（{NUMBER}）划分，只看下限。", wrap)
