"""What the title, the sheet's name or a column of years says for every column that does not say it itself: the unit of money, the year. Values only."""

import re
from typing import NamedTuple

from rules.entry import WIDE

from .columns import KNOWN_YEARS, LAST, YEARS
from .headings import BRACKETS, QUOTES, YEAR, Header, Rows, beside, heading, stem, unit_above, years_in
from .lines import at
from .notes import CHECK, ERROR, TOLD, Note

NO_YEAR = re.compile(r"日期\s*[:：]?\s*[0-9][0-9年月日/.\-\s]*|4754\s*[-—–]\s*[0-9]{4}|[0-9]{4}\s*[〕\])）】年]\s*第?\s*[0-9]+\s*号")  # 填报日期, GB/T 4754-…, 〔…〕304号, …年第13号
OF_A_ROW = ("年度", "年份", "年", "会计年度", "财务年度", "统计年度", "数据年度", "报告年度", "所属年度")
TITLE = 60  # characters; what is longer explains


class Above(NamedTuple):
    """where: the text that names the year, empty where none does; other: a year named there that the form does not ask for; column: of the rows' years, which are several where is_mixed."""

    unit: str = ""
    year: int = LAST
    where: str = ""
    other: int = 0
    column: int | None = None
    is_mixed: bool = False

    def told(self) -> list[Note]:
        """What is to be said once for all columns without a year."""
        if self.is_mixed:
            text = f"「{self.where}」一列写了几个年份，各行没有计入：请改成一家企业一行，各年的数各占一列（如「{LAST}年营业收入」），再选一次。"
            return [Note(ERROR, "years_in_rows", text, 0, self.column)]
        if self.other:
            return [Note(CHECK, "year_above", f"「{self.where}」写的是 {self.other} 年，申报表只填 {YEARS[0]}—{LAST} 年：没有写年份的列按 {LAST} 年计，请核对。", 0, self.column)]
        said = f"没有写年份的列，按「{self.where}」写的 {self.year} 年计"
        if self.year == LAST:
            return [Note(TOLD, "year_above", f"{said}。", 0, self.column)] if self.where else []
        return [Note(CHECK, "year_above", f"{said}；企业家数仍按 {LAST} 年计，请核对。", 0, self.column)]


def above(rows: Rows, head: Header | None, sheet: str, excluded: frozenset[int]) -> Above:
    """Where a heading is of the last year, the title's year is not that of the others. A year in every row says more than the title."""
    head = head or Header((), ())
    top = head.rows[0] - 1 if head.rows else 0
    unit = unit_above(rows, top)
    if any((one := heading(text)).is_dated and one.year == LAST for text in head.texts):
        return Above(unit)
    column, found = years_of_rows(rows, head, excluded)
    if len(found) > 1:
        return Above(unit, where=head.texts[column], column=column, is_mixed=True)
    found = found or {year: " ".join(text.split())[:30] for text in (sheet, *(text for row in rows[:top] for text in row)) if len(text) < TITLE for year in years(text)}
    ours = [year for year in found if year in KNOWN_YEARS]
    if len(ours) == 1:
        return Above(unit, ours[0], found[ours[0]], column=column)
    return Above(unit, LAST, found[max(found)], max(found), column) if found and not ours else Above(unit)


def years_of_rows(rows: Rows, head: Header, excluded: frozenset[int]) -> tuple[int | None, dict[int, str]]:
    """The column 年度 and the years in it, each with the heading."""
    for index, text in enumerate(head.texts[:beside(head.texts)]):
        if stem(QUOTES.sub("", BRACKETS.sub("", text))) in OF_A_ROW:
            cells = (at(row, index).strip() for number, row in enumerate(rows, 1) if number > head.rows[-1] and number not in excluded)
            if found := {year: text for cell in cells if YEAR.fullmatch(cell.translate(WIDE)) for year in years(cell)}:
                return index, found
    return None, {}


def years(text: str) -> set[int]:
    return years_in(NO_YEAR.sub("", text.translate(WIDE)))
