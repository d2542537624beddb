"""清单: one workbook with a sheet for each list; every text is written as text, so that no name can act as a formula."""

import io
from datetime import date as day
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from rules.facts import Cell, Kind
from rules.roster.headings import BESIDE

from . import formulas
from .agreement import compared, listed
from .filling import Filling
from .sheets import Column, Rows, Sheet, form_figure
from .workbook import Book, Check, arranged, coloured, looks, overview, validated

HEAD = 3  # the row of the headings, counted from 0: title, what the notice says, the checks, headings
SPARE = 20_000  # rows that can be added and still count
BLANK = 25  # rows below the list that number themselves where the form's count wants them: one page, for each is printed, blank or not
BOTTOM = 1_048_575  # the last row of a sheet
ADDED = "加的行没有序号时，请把上一行的序号向下填充。"
TWICE = "两行写了同一个号的会标黄，请核对是不是重复。"
PLAINLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def lists(filling: Filling, date: str) -> bytes:
    buffer = io.BytesIO()
    file = xlsxwriter.Workbook(buffer, PLAINLY)
    file.set_properties({"title": f"清单：{filling.title}", "created": datetime.fromisoformat(date)})
    book = Book(file, looks(file), filling)
    first = file.add_worksheet("核对总表")
    overview(book, first, [check for sheet, rows in listed(filling) for check in laid_out(book, sheet, rows)])
    file.close()
    return buffer.getvalue()


def laid_out(book: Book, sheet: Sheet, rows: Rows) -> list[Check]:
    """One sheet, and its checks for the overview."""
    page = book.file.add_worksheet(sheet.name)
    area = (HEAD + 2, HEAD + 1 + len(rows) + SPARE)
    arranged(book, page, sheet, HEAD)
    validated(page, sheet, area)
    notes = "".join(f"填报说明第 {n} 条：{book.filling.notice.form.filling_notes[n - 1]}" for n in sheet.notes)
    words = notes + sheet.hint + ADDED + (TWICE if sheet.key else "")
    page.write_string(0, 0, sheet.title, book.looks["title"])
    page.merge_range(1, 0, 1, len(sheet.columns), words, book.looks["notes"])
    page.set_row(1, 14 * -(-2 * len(words) // (6 + sum(column.width for column in sheet.columns))))  # a Chinese letter is as wide as two others
    page.write_row(HEAD, 0, ("序号", *(column.title for column in sheet.columns)), book.looks["head"])
    if sheet.key:
        place = sheet.place(sheet.key)
        page.conditional_format(HEAD + 1, place, area[1] - 1, place, {"type": "formula", "criteria": formulas.twice(place, area), "format": book.looks["twice"]})
    page.conditional_format(HEAD + 1, 0, area[1] - 1, len(sheet.columns), {"type": "formula", "criteria": f'=$B{HEAD + 2}<>""', "format": book.looks["typed"]})
    page.print_area(0, 0, BOTTOM, len(sheet.columns))  # whole columns: printed down to the last row that holds something
    fill(book, page, sheet, rows)
    return totals(book, page, sheet, rows, area)


def fill(book: Book, page, sheet: Sheet, rows: Rows):
    for at, row in enumerate(rows, HEAD + 1):
        page.write_number(at, 0, at - HEAD, book.looks["line"])
        for place, column in enumerate(sheet.columns, 1):
            put(book, page, (at, place), row[column.id], column)
    for at in range(HEAD + 1 + len(rows), HEAD + 1 + max(BLANK, min(len(rows) + BLANK, expected(book.filling, sheet)))):
        page.write_formula(at, 0, f'=IF(B{at + 1}="","",ROW()-{HEAD + 1})', None, "")


def expected(filling: Filling, sheet: Sheet) -> int:
    """How many rows the form's own counts ask for: kinds of one thing stand below each other, years in the same rows."""
    sums: dict[frozenset[str], Fraction] = {}
    for total in sheet.totals:
        if not total.add and total.whole is None and total.over is None:
            columns = frozenset(total.where)
            sums[columns] = sums.get(columns, Fraction(0)) + (form_figure(filling, Cell(total.field, total.year)) or 0)
    return int(max(sums.values(), default=0))


def put(book: Book, page, place: tuple[int, int], value: str | Fraction, column: Column):
    if isinstance(value, Fraction):
        page.write_number(*place, number(value), book.looks[column.kind])
    elif column.kind == "date" and (moment := moment_of(value)):
        page.write_datetime(*place, moment, book.looks["date"])
    elif value:
        page.write_string(*place, f"{value} " if value.startswith("<r>") else value, book.looks["text"])  # or <r>…</r> would be taken for XML as it is
    else:
        page.write_blank(*place, None, book.looks[column.kind])


def moment_of(words: str) -> day | None:
    try:
        moment = day.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.year >= 1900 else None


def number(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def totals(book: Book, page, sheet: Sheet, rows: Rows, area: tuple[int, int]) -> list[Check]:
    """Beside the list: what it adds up to, the form's figure, and whether they agree."""
    at = len(sheet.columns) + 2
    asked = [total for total in sheet.totals if not book.filling.field(total.field).optional or form_figure(book.filling, Cell(total.field, total.year)) is not None]
    page.write_row(HEAD, at, BESIDE, book.looks["head"])
    checks = [checked(book.filling, Check(sheet, total, HEAD + 1 + n, at), rows) for n, total in enumerate(asked)]
    for check in checks:
        drawn(book, page, check, area)
    first, last = xl_rowcol_to_cell(HEAD + 1, at + 4), xl_rowcol_to_cell(HEAD + len(checks), at + 4)
    wanted, there = expected(book.filling, sheet), sum(row[sheet.columns[0].id] != "" for row in rows)
    page.write_formula(2, 0, formulas.counted(f"{first}:{last}") + formulas.more(wanted, area), book.looks["note"],
                       formulas.said([check.word for check in checks]) + formulas.more_said(wanted - there))
    coloured(book, page, HEAD + 1, at + 4, HEAD + len(checks))
    return checks


def checked(filling: Filling, check: Check, rows: Rows) -> Check:
    """What the list adds up to, what the form says, and the word for both."""
    field = filling.field(check.total.field)
    value, said, word = compared(filling, check.sheet, check.total, rows)
    return check._replace(
        worked="" if value is None else number(value), said="" if said is None else number(said), word=word,
        name=f"{field.name}（{field.unit}）", look="whole" if field.kind == Kind.COUNT else "two")


def drawn(book: Book, page, check: Check, area: tuple[int, int]):
    """One line of totals: the formula beside the form's figure, and the check."""
    row, at, look = check.row, check.column, book.looks[check.look]
    page.write_string(row, at, check.name, book.looks["text"])
    page.write_string(row, at + 1, f"{check.total.year}年" if check.total.year else "", book.looks["text"])
    page.write_formula(row, at + 2, formulas.total(check.sheet, check.total, book.filling, area), look, check.worked)
    page.write(row, at + 3, check.said, look)
    cells = (xl_rowcol_to_cell(row, at + 2), xl_rowcol_to_cell(row, at + 3))
    page.write_formula(row, at + 4, formulas.agreement(*cells, check.sheet, check.total, area), book.looks["check"], check.word)
