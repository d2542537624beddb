"""The lists held against the form: the rows of each, what they add up to, whether the form says the same. Makes no file."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from rules.draft import BadDraft
from rules.entry import PLAIN
from rules.facts import NONE, Cell
from rules.roster.answered import alike
from rules.roster.figure import COMPLETE, Figure
from rules.roster.worked import Worked
from rules.roster.written import text
from rules.wording import exact, shown

from .characters import one_line
from .enterprises import at_hand, lists_of
from .filling import Filling
from .sheets import AGREED, APART, PARTIAL, Column, Rows, Sheet, Total, form_figure, in_words, verdict, worked
from .sheets_shanghai_2023 import SHEETS as SHANGHAI_2023

OF_NOTICE = {"shanghai-2023-304": SHANGHAI_2023}
LONGEST = 32_000  # characters; a cell of a spreadsheet holds 32,767


def listed(filling: Filling) -> Iterator[tuple[Sheet, Rows]]:
    """Every list of the notice with its rows."""
    return filled(filling, roster_of(filling))


def roster_of(filling: Filling) -> Worked | None:
    return at_hand(filling.beside["roster"]) if "roster" in filling.beside else None


def filled(filling: Filling, roster: Worked | None) -> Iterator[tuple[Sheet, Rows]]:
    enterprises = lists_of(roster)
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
    empty = any(all(row[id] == "" for row in rows) for id in (sheet.columns[0].id, *total.columns))
    return value, said, verdict(value, said, in_words(total, rows), empty)


def disagreements(filling: Filling) -> list[str]:
    """Figures answered that a list in the same draft does not bear out, or not yet, a sentence each; lists that cannot be read, in one."""
    try:
        roster = roster_of(filling)
        checks = [(sheet, total, *compared(filling, sheet, total, rows)) for sheet, rows in filled(filling, roster) for total in sheet.totals]
    except BadDraft as trouble:
        return [str(trouble)]
    words = {Cell(total.field, total.year): word for _, total, *_, word in checks}
    others = [one for one in roster.figures if one.field and is_open(one, words.get(Cell(one.field.id, one.year)))] if roster else []
    return [told(filling, *check) for check in checks if check[-1] in (APART, PARTIAL)] + [words for one in others if (words := differs(filling, one))]


def is_open(one: Figure, word: str | None) -> bool:
    """Whether the lists have not said yet how a figure of the enterprise list stands."""
    return word not in (APART, PARTIAL) and not (word == AGREED and one.status == COMPLETE)


def told(filling: Filling, sheet: Sheet, total: Total, value: Fraction | None, said: Fraction, word: str) -> str:
    field = filling.field(total.field)
    sums = "算不出" if value is None else shown(value, field.unit)
    rest = "有的金额不是数，其余合计" if word == PARTIAL else "合计"
    return f"{field.called(total.year)}：清单「{sheet.name}」{rest} {sums}，申报表 {shown(said, field.unit)}。"


def differs(filling: Filling, one: Figure) -> str:
    """What the enterprise list works out beside what is answered; nothing where all of it says the same, or one of them is not there."""
    answer = filling.draft.answers.get(Cell(one.field.id, one.year))
    answer, value = Fraction(0) if answer is NONE else answer, None if one.value is None else Fraction(text(one.value, one.root)[0])
    if value is None or not isinstance(answer, Fraction) or one.status == COMPLETE and alike(one.field, answer, value):
        return ""
    how = "算得" if one.status == COMPLETE else "还算不全，现为"
    words = exact(value, one.unit) if value == one.value and not one.root else shown(value, one.unit, beside=answer)  # else it was cut to six digits
    return f"{one.name}填的是 {exact(answer, one.unit)}，企业名单{how} {words}。"
