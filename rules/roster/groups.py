"""Who belongs: for every enterprise in, out, or the reason why it cannot be told (Kleene). Lists run in the order of the table."""

from datetime import date
from typing import NamedTuple

from rules.wording import spaced

from .columns import BY_ID, KNOWN_YEARS, LAST, TITLE_COLUMNS, YEARS, called
from .sizes import Sizes
from .table import Table

Answer = bool | str
Group = list[Answer]
DIFFERENT = ("specialized", "innovative", "hightech")  # the three lists of condition 2 that overlap


class Groups(NamedTuple):
    """everyone, and by year: there (counts into sums), present (counts as an enterprise of that year), sme; leading: None without its column.

    titles: by title and year, those of the leading industry where the list says which; output: the measure of output, revenue or output.
    """

    everyone: Group
    there: dict[int, Group]
    present: dict[int, Group]
    sme: dict[int, Group]
    leading: Group | None
    titles: dict[tuple[str, int], Group]
    different: Group | None
    output: str


def both(*groups: Group) -> Group:
    """AND: one out is out, whatever is not known; then the first reason."""
    some = [group for group in groups if group.count(True) < len(group)] or groups[:1]  # a group of all changes nothing
    if len(some) == 1:
        return some[0]
    return [False if False in row else next((one for one in row if one is not True), True) for row in zip(*some)]


def either(*groups: Group) -> Group:
    return [True if True in row else next((one for one in row if one is not False), False) for row in zip(*groups)]


def groups(whole: Table, one: Sizes, output: str) -> Groups:
    everyone: Group = [True] * len(whole.rows)
    there = {year: founded_by(whole, year) for year in KNOWN_YEARS}
    present = {year: both(there[year], with_output(whole, year, output)) for year in YEARS}
    leading = ticked(whole, "leading", LAST) if whole.has("leading", LAST) else None
    titles = {(name, year): both(leading, held) if leading else held
              for name in TITLE_COLUMNS for year in YEARS if (held := title(whole, name, year)) is not None}
    held = [titles[name, LAST] for name in DIFFERENT if (name, LAST) in titles]
    return Groups(everyone, there, present, {year: one.sme(year) for year in YEARS}, leading, titles, either(*held) if held else None, output)


def founded_by(whole: Table, year: int) -> Group:
    """Out is only who was founded later; 成立日期 is often not in the list."""
    return [not isinstance(day, date) or day.year <= year for day in whole.column("founded")]


def with_output(whole: Table, year: int, output: str) -> Group:
    """The list is of the last year. In an earlier one: who was founded by then, or has a figure of output; 无 is not there."""
    if year == LAST:
        return [True] * len(whole.rows)
    if not whole.has("founded") and not whole.has(output, year):
        return [spaced("表中没有", called(output, year))] * len(whole.rows)
    return [True if isinstance(day, date) else spaced("没有", called(output, year)) if value is None else hasattr(value, "numerator")
            for day, value in zip(whole.column("founded"), whole.column(output, year))]


def ticked(whole: Table, column: str, year: int) -> Group:
    reason = f"没有填「{BY_ID[column].name}」"
    return [reason if value is None else value for value in whole.column(column, year)]


def title(whole: Table, name: str, year: int) -> Group | None:
    """By its own column; by the column of several titles where its own is absent or blank; None without both."""
    own = ticked(whole, name, year) if whole.has(name, year) else None
    named: Group | None = None
    if year == LAST and whole.has("titles"):
        named = [f"没有填「{BY_ID[name].name}」" if held is None else name in held for held in whole.column("titles")]
    if own and named:
        return [other if isinstance(mine, str) else mine for mine, other in zip(own, named)]
    return own or named


def measure(whole: Table, wanted: str) -> str:
    """revenue or output: the one that was asked for, else the one with more years; the same for all years and both sides of a ratio."""
    years = {name: sum(whole.has(name, year) for year in YEARS) for name in ("revenue", "output")}
    return wanted if wanted in years and years[wanted] else max(years, key=lambda name: (years[name], name == "output"))
