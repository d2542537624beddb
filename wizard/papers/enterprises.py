"""The lists that an enterprise list in the draft already answers: their rows, as the sheets want them. What it does not know stays blank."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from rules.draft import BadDraft
from rules.roster.columns import LAST, YEARS
from rules.roster.given import kept
from rules.roster.groups import Group, both
from rules.roster.worked import Worked, value_text, work_out

Row = dict[str, str]
SAYS = {True: "是", False: "否"}
OPEN = "待填"  # where an amount belongs: a blank would say that there was none
TITLES = {"specialized": {}, "giants": {}, "champions": {"level": "国家级"}, "city_champions": {"level": "市级"}, "hightech": {}, "innovative": {}}
SHEET_OF = {"city_champions": "champions"}  # both levels stand in one list


class Enterprises(NamedTuple):
    """One list at hand: who each enterprise is, and its answers by sheet column."""

    done: Worked

    def row(self, index: int, **more: str) -> Row:
        whole = self.done.work.whole
        code = value_text(whole.column("code")[index])
        return {"name": whole.names[index], "code": "" if code == "无" else code} | more

    def said(self, group: Group | None, index: int) -> str:
        """是, 否, or blank where it cannot be told."""
        return SAYS.get(group[index], "") if group is not None and isinstance(group[index], bool) else ""

    def all(self) -> list[int]:
        """But for one that was founded after all years of the form (填报说明第 10 条)."""
        there = [self.done.work.who.there[year] for year in YEARS]
        return [index for index in range(len(self.done.work.whole.rows)) if any(group[index] is not False for group in there)]


def at_hand(roster: Any) -> Worked | None:
    """The list of a draft, worked out; None of one too large to be kept. Raises BadDraft."""
    if isinstance(roster, dict) and "list" not in roster:
        return None
    try:
        return work_out(kept(roster))
    except ValueError as trouble:
        raise BadDraft(str(trouble)) from None


def lists_of(done: Worked | None) -> dict[str, list[Row]]:
    """By id of a sheet, its rows."""
    if done is None:
        return {}
    one = Enterprises(done)
    found: dict[str, list[Row]] = {"output": list(output(one)), "enterprises": list(enterprises(one)), **users(one)}
    for title, more in TITLES.items():
        found.setdefault(SHEET_OF.get(title, title), []).extend(titled(one, title, more))
    return {id: rows for id, rows in found.items() if rows}


def output(one: Enterprises) -> Iterator[Row]:
    work = one.done.work
    values = {year: work.whole.column(work.who.output, year) for year in YEARS if work.has(work.who.output, year)}
    for index in one.all():
        amounts = {f"output_{year}": value_text(amount[index]) or OPEN for year, amount in values.items() if work.who.there[year][index] is True}
        yield one.row(index, leading=one.said(work.who.leading, index), **amounts, **smes(one, index))


def enterprises(one: Enterprises) -> Iterator[Row]:
    who = one.done.work.who
    for index in one.all():
        years = {f"in_{year}": one.said(who.present[year], index) for year in YEARS}
        yield one.row(index, leading=one.said(who.leading, index), **years, **smes(one, index))


def smes(one: Enterprises, index: int) -> Row:
    """By year: an enterprise can be small or medium in one and large in another."""
    return {f"sme_{year}": one.said(one.done.work.who.sme[year], index) for year in YEARS}


def titled(one: Enterprises, title: str, more: dict[str, str]) -> Iterator[Row]:
    """Those that hold the title in some year."""
    held = {year: one.done.work.who.titles.get((title, year)) for year in YEARS}
    for index in one.all():
        if any(group is not None and group[index] is True for group in held.values()):
            yield one.row(index, **more, **{f"in_{year}": one.said(group, index) for year, group in held.items()})


def users(one: Enterprises) -> dict[str, list[Row]]:
    """Those in the cloud, and those of the small and medium enterprises that use a platform."""
    who, whole = one.done.work.who, one.done.work.whole
    there = {"cloud": who.present[LAST], "internet_platform": both(who.present[LAST], who.sme[LAST])}
    ticks = {"cloud": whole.column("cloud", LAST), "internet_platform": whole.column("platform", LAST)}
    return {id: [one.row(index, on="是", sme=one.said(who.sme[LAST], index)) for index in one.all() if ticks[id][index] is True and there[id][index] is True] for id in there}
