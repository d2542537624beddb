"""What the title or the sheet's name says for every column that does not say it itself: the unit of money, the year. Values only."""

import re
from typing import NamedTuple

from rules.entry import WIDE

from .columns import KNOWN_YEARS, LAST, YEARS
from .headings import YEAR, Header, Rows, heading, unit_above
from .notes import CHECK, TOLD, Note

NO_YEAR = re.compile(r"日期\s*[:：]?\s*[0-9][0-9年月日/.\-\s]*|4754\s*[-—–]\s*[0-9]{4}|[0-9]{4}\s*[〕\])）】年]\s*第?\s*[0-9]+\s*号")  # 填报日期：…, GB/T 4754-2017, 〔2023〕304号, 2021年第13号
TITLE = 60  # characters; what is longer explains


class Above(NamedTuple):
    """where: the text that names the year, empty where none does; other: a year named there that the form does not ask for."""

    unit: str = ""
    year: int = LAST
    where: str = ""
    other: int = 0

    def told(self) -> list[Note]:
        """What is to be said once for all columns without a year."""
        if self.other:
            return [Note(CHECK, "year_above", f"「{self.where}」写的是 {self.other} 年，申报表只填 {YEARS[0]}—{LAST} 年：没有写年份的列按 {LAST} 年计，请核对。")]
        said = f"没有写年份的列，按「{self.where}」写的 {self.year} 年计"
        if self.year == LAST:
            return [Note(TOLD, "year_above", f"{said}。")] if self.where else []
        return [Note(CHECK, "year_above", f"{said}；企业家数仍按 {LAST} 年计，请核对。")]


def above(rows: Rows, head: Header | None, sheet: str) -> Above:
    """Where a heading is of the last year, the title's year is not that of the others."""
    top = head.rows[0] - 1 if head and head.rows else 0
    unit = unit_above(rows, top)
    if any((one := heading(text)).is_dated and one.year == LAST for text in (head.texts if head else ())):
        return Above(unit)
    found = {year: " ".join(text.split())[:30] for text in (sheet, *(text for row in rows[:top] for text in row)) if len(text) < TITLE for year in years(text)}
    ours = [year for year in found if year in KNOWN_YEARS]
    if len(ours) == 1:
        return Above(unit, ours[0], found[ours[0]])
    return Above(unit, LAST, found[max(found)], max(found)) if found and not ours else Above(unit)


def years(text: str) -> set[int]:
    return {int(long) if long else 2000 + int(short) for long, short in YEAR.findall(NO_YEAR.sub("", text.translate(WIDE)))}
