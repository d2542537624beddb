"""The lists held against the form: the rows of each, what they add up to, whether the form says the same. Makes no file."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from rules.draft import BadDraft
from rules.entry import PLAIN
from rules.facts import Cell
from rules.wording import shown

from .characters import one_line
from .enterprises import lists_of
from .filling import Filling
from .sheets import Column, Rows, Sheet, Total, form_figure, verdict, worked
from .sheets_shanghai_2023 import SHEETS as SHANGHAI_2023

OF_NOTICE = {"shanghai-2023-304": SHANGHAI_2023}
LONGEST = 32_000  # characters; a cell of a spreadsheet holds 32,767
APART = "不一致"


def listed(filling: Filling) -> Iterator[tuple[Sheet, Rows]]:
    """Every list of the notice with its rows."""
    enterprises = lists_of(filling.beside["roster"]) if "roster" in filling.beside else {}
    return ((sheet, rows_of(filling, sheet, enterprises)) for sheet in OF_NOTICE[filling.notice.id])


def rows_of(filling: Filling, sheet: Sheet, enterprises: dict[str, list[dict[str, str]]]) -> Rows:
    """The rows that the draft brings for a sheet: {"lists": {"giants": [{"name": …, "in_2022": "是"}]}}, else those of its enterprise list."""
    given = filling.beside.get("lists", {})
    rows = given.get(sheet.id, enterprises.get(sheet.id, [])) if isinstance(given, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadDraft(f"草稿中的「{sheet.title}」读不懂，请重新导入清单。")
    return [{column.id: typed(row.get(column.id), column) for column in sheet.columns} for row in rows]


def typed(raw: Any, column: Column) -> str | Fraction:
    """An amount that is plainly a number is one; all else stays the text it is."""
    words = one_line(raw)[:LONGEST] if isinstance(raw, str) else ""
    if column.kind == "amount" and len(words) < 30 and PLAIN.fullmatch(words):
        return Fraction(words)
    return words


def compared(filling: Filling, sheet: Sheet, total: Total, rows: Rows) -> tuple[Fraction | None, Fraction | None, str]:
    """What the list adds up to, what the form says, and the word for both."""
    value, said = worked(total, rows, filling), form_figure(filling, Cell(total.field, total.year))
    return value, said, verdict(value, said, any(all(row[id] == "" for row in rows) for id in (sheet.columns[0].id, *total.columns)))


def disagreements(filling: Filling) -> list[str]:
    """Figures of the form that a list in the same draft does not bear out, a sentence each; lists that cannot be read, in one."""
    try:
        return [told(filling, sheet, total, value, said) for sheet, rows in listed(filling) for total in sheet.totals
                for value, said, word in (compared(filling, sheet, total, rows),) if word == APART]
    except BadDraft as trouble:
        return [str(trouble)]


def told(filling: Filling, sheet: Sheet, total: Total, value: Fraction | None, said: Fraction) -> str:
    field = filling.field(total.field)
    sums = "算不出" if value is None else shown(value, field.unit)
    return f"{field.called(total.year)}：清单「{sheet.name}」合计 {sums}，申报表 {shown(said, field.unit)}。"
