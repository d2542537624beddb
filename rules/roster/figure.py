"""One figure that a list gives to the form: its value, its sentence, the rows behind it, and the rows that could not be counted."""

from fractions import Fraction
from typing import Any, NamedTuple

from rules.facts import Field
from rules.wording import exact, shown, spaced

from .columns import BY_ID, LAST, YEARS, called
from .groups import Group, Groups, both
from .places import ranges
from .sizes import Sizes
from .sums import Doubts, Sum, added, counted, joined
from .table import Table
from .written import text

YI = Fraction(1, 10_000)  # 万元 of the list to 亿元 of the form
COMPLETE, INCOMPLETE, ABSENT = "complete", "incomplete", "absent"
NAMED = 20  # names told with a doubt; its rows are told all


class Figure(NamedTuple):
    """value: None where nothing can be said. field None: a figure that the form does not ask for. root: of a growth rate over so many years."""

    id: str
    field: Field | None
    name: str
    year: int | None
    unit: str
    value: Fraction | None
    how: str
    rows: list[int]
    doubts: Doubts
    root: int = 0
    lacking: str = ""

    @property
    def status(self) -> str:
        return ABSENT if self.lacking else INCOMPLETE if self.doubts or self.value is None else COMPLETE

    def shown(self, names: dict[int, str]) -> dict[str, Any]:
        """The figure as JSON values; see the door."""
        written, precise = (None, False) if self.value is None else text(self.value, self.root)
        left = len(set().union(*self.doubts.values()))
        how = f"{self.how}另有 {left:,} 家（行）没有计入。" if left else self.how
        doubts = [{"text": f"{reason}。", "rows": ranges(rows), "count": len(rows), "names": [names.get(row, "") for row in rows[:NAMED]]} for reason, rows in self.doubts.items()]
        return {"id": self.id, "field": self.field.id if self.field else None, "year": self.year, "name": self.name, "unit": self.unit, "value": written,
                "exact": precise, "status": self.status, "how": how, "rows": ranges(self.rows), "doubts": doubts}


class Work(NamedTuple):
    """One list at work: the enterprises, their classes, and who belongs where."""

    whole: Table
    sizes: Sizes
    who: Groups

    @property
    def measure(self) -> str:
        return BY_ID[self.who.output].name

    def has(self, column: str, year: int) -> bool:
        return self.whole.has(column, year)

    def sum(self, group: Group, column: str, year: int) -> Sum:
        there = both(group, self.who.there[year])
        return added(self.whole.rows, there, self.whole.column(column, year), spaced("没有", called(column, year)))

    def sme_sum(self, column: str, year: int) -> Sum:
        return self.sum(self.who.sme[max(year, YEARS[0])], column, year)

    def count(self, *groups: Group) -> Sum:
        return counted(self.whole.rows, both(*groups))

    def classed(self, year: int) -> str:
        """What the size classes rest on: figures of which year, or the list's own word."""
        there = zip(self.whole.rows, self.sizes.by_year[year], self.who.there[year])
        decided = [self.sizes.stated[year].get(row, False) for row, one, is_there in there if one.sme is not None and is_there is not False]
        stated = decided.count(True)
        if stated and stated == len(decided):
            other = "" if self.has("size", year) else f"的 {LAST} 年情况"
            return f"（是否中小企业按表中所填{other}，没有按工信部联企业〔2011〕300号核算）"
        some = f"；{stated:,} 家按表中所填，没有核算" if stated else ""
        return f"（划型按 {year if year in self.sizes.dated else LAST} 年数据，工信部联企业〔2011〕300号{some}）"


def figure(field: Field, year: int | None, value: Fraction | None, how: str, *sums: Sum, root: int = 0) -> Figure:
    return extra(field.id, field.called(year), field.unit, year, value, how, *sums)._replace(field=field, root=root)


def extra(id: str, name: str, unit: str, year: int | None, value: Fraction | None, how: str, *sums: Sum) -> Figure:
    """A figure without a field. Where none of the rows could be counted there is no value."""
    rows, doubts = joined(*sums)
    if any(one.doubts and not one.rows for one in sums):
        value = None
    return Figure(f"{id}.{year}" if year else id, None, name, year, unit, value, how, rows, doubts)


def absent(field: Field, year: int | None, *columns: tuple[str, int | None]) -> Figure:
    lacking = "、".join(f"「{called(*column)}」" for column in columns)
    return figure(field, year, None, f"表中没有{lacking}一列。")._replace(lacking=lacking)


def total(field: Field, year: int | None, one: Sum, name: str, note: str = "") -> Figure:
    """A sum of money in 亿元, or of things, people."""
    told = money(one.value) if field.unit == "亿元" else exact(one.value, field.unit)
    return figure(field, year, one.value * YI if field.unit == "亿元" else one.value, f"{name}：{len(one.rows):,} 家相加，共 {told}{note}。", one)


def quotient(part: Sum, whole: Sum, how: str, scale: int, unit: str) -> tuple[Fraction | None, str]:
    """part ÷ whole × scale, and its sentence; nothing is divided by zero or less."""
    if whole.value <= 0:
        return None, f"{how}，分母{'小于' if whole.value else '为'} 0，算不出。"
    value = part.value * scale / whole.value
    return value, f"{how} = {shown(value, unit)}。"


def ratio(field: Field, year: int | None, part: Sum, whole: Sum, how: str, scale: int = 100) -> Figure:
    return figure(field, year, *quotient(part, whole, how, scale, field.unit), part, whole)


def growth(field: Field, first: Sum, last: Sum, name: str, unit: str) -> Figure:
    """Two steps, from the first year of the form to the last, as geometric mean (填报说明第 9 条)."""
    if first.value <= 0 or last.value < 0:
        year, value = (YEARS[0], first.value) if first.value <= 0 else (LAST, last.value)
        return figure(field, None, None, f"{year} 年{name}为 {shown(value, unit)}，算不出增速。", first, last)
    value = last.value / first.value
    how = f"{name}从 {YEARS[0]} 年 {shown(first.value, unit)} 到 {LAST} 年 {shown(last.value, unit)}：√({LAST} 年 ÷ {YEARS[0]} 年) − 1 = {shown(value, '%', 2)}。"
    return figure(field, None, value, how, first, last, root=2)


def money(value: Fraction) -> str:
    return exact(value * YI, "亿元")
