"""How a list looks and what its columns take: headings, widths, drop-downs, colours, and the overview of all checks."""

from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from . import formulas
from .filling import Filling
from .sheets import Sheet, Total

GREEN, RED, AMBER = ("#E2EFDA", "#375623"), ("#FCE4D6", "#9C0006"), ("#FFF2CC", "#7F6000")
KINDS = {"text": "@", "code": "@", "amount": "#,##0.00", "date": "yyyy-mm-dd"}
DAYS = date(1900, 1, 1), date(2100, 12, 31)


class Book(NamedTuple):
    file: Any
    looks: dict[str, Any]
    filling: Filling


class Check(NamedTuple):
    """One total against the form: where its line begins (counted from 0), and what it shows."""

    sheet: Sheet
    total: Total
    row: int
    column: int
    worked: Any = ""
    said: Any = ""
    word: str = ""
    name: str = ""
    look: str = "two"


def looks(file) -> dict[str, Any]:
    lined = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "font_name": "宋体", "font_size": 11}
    made = {kind: {**lined, "num_format": shape} for kind, shape in KINDS.items()}
    made |= {
        "title": {"font_name": "黑体", "font_size": 16},
        "note": {"font_name": "宋体", "font_size": 10, "font_color": "#595959"},
        "notes": {"font_name": "宋体", "font_size": 10, "font_color": "#595959", "text_wrap": True, "valign": "top"},
        "head": {**lined, "bold": True, "bg_color": "#DDEBF7", "align": "center", "text_wrap": True},
        "line": {**lined, "align": "center", "num_format": "0"},
        "whole": {**lined, "num_format": "0"},
        "two": {**lined, "num_format": "0.00"},
        "check": {**lined, "bold": True, "align": "center"},
        "link": {**lined, "font_color": "#0563C1", "underline": 1},
        "twice": {"border": 1, "border_color": "#BFBFBF", "bg_color": AMBER[0]},
        "typed": {"border": 1, "border_color": "#BFBFBF"},
    }
    made |= {f"plain {kind}": {"num_format": shape, "font_name": "宋体", "font_size": 11} for kind, shape in KINDS.items()}
    return {name: file.add_format(properties) for name, properties in made.items()}


def arranged(book: Book, page, sheet: Sheet, head: int):
    """Widths, types, the headings that stay in view and on every printed page."""
    page.set_column(0, 0, 6)
    for place, column in enumerate(sheet.columns, 1):
        page.set_column(place, place, column.width, book.looks[f"plain {column.kind}"])
    block = len(sheet.columns) + 2
    page.set_column(block - 1, block - 1, 3)
    page.set_column(block, block, 34)
    page.set_column(block + 1, block + 4, 12)
    page.set_row(0, 26)
    page.set_row(head, 34)
    page.freeze_panes(head + 1, 2)
    page.repeat_rows(head)
    printed(page)


def printed(page):
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")


def validated(page, sheet: Sheet, area: tuple[int, int]):
    """What each column takes, from the first row to the last (counted from 1). A strange entry is questioned, never refused."""
    for place, column in enumerate(sheet.columns, 1):
        rule = asked(column)
        if rule:
            page.data_validation(area[0] - 1, place, area[1] - 1, place, {"error_type": "warning", "error_title": column.title, **rule})


def asked(column) -> dict[str, Any]:
    if column.options:
        return {"validate": "list", "source": list(column.options), "error_message": "请从下拉列表中选择。"}
    if column.kind == "date":
        return {"validate": "date", "criteria": "between", "minimum": DAYS[0], "maximum": DAYS[1], "error_message": "请填日期，例如 2022-06-30。"}
    if column.kind == "amount":
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "请填数字，不带单位。"}
    if column.id == "code":
        return {"validate": "length", "criteria": "==", "value": 18, "error_message": "统一社会信用代码为 18 位。"}
    return {}


def coloured(book: Book, page, row: int, column: int, last: int):
    """A check shows its answer by colour and by word."""
    for words, (ground, ink) in (("不一致", RED), ("待填", AMBER), ("一致", GREEN)):
        look = book.file.add_format({"bg_color": ground, "font_color": ink})
        page.conditional_format(row, column, last, column, {"type": "text", "criteria": "containing", "value": words, "format": look, "stop_if_true": True})


def overview(book: Book, page, checks: list[Check]):
    """The first sheet: every total of every list against the form, with a link to the list."""
    heads = ("清单", "核对项目", "年度", "清单合计", "申报表", "核对")
    for place, width in enumerate((26, 38, 10, 14, 14, 14)):
        page.set_column(place, place, width)
    page.write_string(0, 0, f"清单与申报表核对总表　{book.filling.title}", book.looks["title"])
    page.write_formula(1, 0, formulas.counted(f"F4:F{3 + len(checks)}"), book.looks["note"], formulas.said([check.word for check in checks]))
    page.write_row(2, 0, heads, book.looks["head"])
    page.freeze_panes(3, 0)
    page.repeat_rows(2)
    printed(page)
    coloured(book, page, 3, 5, 2 + len(checks))
    for row, check in enumerate(checks, 3):
        summed(book, page, row, check)
    page.merge_range(4 + len(checks), 0, 4 + len(checks), len(heads) - 1, book.filling.notice.preparation, book.looks["notes"])
    page.set_row(4 + len(checks), 42)


def summed(book: Book, page, row: int, check: Check):
    """One check, read from its own sheet."""
    page.write_url(row, 0, f"internal:'{check.sheet.name}'!A1", book.looks["link"], check.sheet.name)
    page.write_string(row, 1, check.name, book.looks["text"])
    page.write_string(row, 2, f"{check.total.year}年" if check.total.year else "", book.looks["text"])
    for place, cached in ((2, check.worked), (3, check.said), (4, check.word)):
        there = f"'{check.sheet.name}'!{xl_rowcol_to_cell(check.row, check.column + place)}"
        page.write_formula(row, place + 1, f'=IF({there}="","",{there})', book.looks["check" if place == 4 else check.look], cached)
