"""The size class of every enterprise of a list, year by year, by 300号 from figures of that year; where those cannot tell, by what the list itself states."""

from fractions import Fraction
from typing import NamedTuple

from rules.facts import NONE
from rules.sme_sizes.industries import Found, found
from rules.sme_sizes.sizing import UNKNOWN, Figures, Size, Sized, explain, size
from rules.sme_sizes.thresholds import Industry
from rules.wording import listed

from .columns import BASE, KNOWN_YEARS, LAST, YEARS, called
from .mapping import Key, Place
from .notes import CHECK, TOLD, Note
from .table import Table

CANNOT_TELL = "不能确定是不是中小企业"


class Sizes(NamedTuple):
    """industries: in the order of the table. by_year: the class in each year.

    stated: rows decided by the list's own word, True where without it nobody knew whether small or medium at all.

    dated: the years whose own figures were used; the others take the class of the last year.
    """

    industries: list[Found]
    by_year: dict[int, list[Sized]]
    stated: dict[int, dict[int, bool]]
    dated: tuple[int, ...]

    def sme(self, year: int) -> list[bool | str]:
        """In, out, or why it cannot be told."""
        return [CANNOT_TELL if one.sme is None else one.sme for one in self.by_year[year]]


def sizes(whole: Table, found_places: list[Place], notes: list[Note]) -> Sizes:
    where = {place.key: place.index for place in found_places if place.column}
    notes += of_other_years(whole, where)
    industries = [found(text) if isinstance(text, str) else found("") for text in whole.column("industry")]
    by_year = {LAST: [one_size(whole, i, LAST, one.industry) for i, one in enumerate(industries)]}
    dated = tuple(year for year in YEARS[:-1] if whole.has("employees", year))
    for year in YEARS[:-1]:
        by_year[year] = by_year[LAST] if year not in dated else [one_size(whole, i, basis(whole, year, one.industry), one.industry) for i, one in enumerate(industries)]
    figured = {year: [year == LAST or year in dated and basis(whole, year, one.industry) == year for one in industries] for year in YEARS}
    stated = {year: apply_stated(whole, by_year, year, figured[year], where, notes) for year in reversed(YEARS)}
    for row, one, text, sized in zip(whole.rows, industries, whole.column("industry"), by_year[LAST]):
        if text and not one.industry:
            notes.append(Note(CHECK, "industry", one.ask, row, where.get(("industry", None))))
    return Sizes(industries, by_year, stated, dated)


def basis(whole: Table, year: int, industry: Industry | None) -> int:
    """The year itself where the list has every indicator of the industry for it, else the last year."""
    return year if industry and all(whole.has(one.value, year) for one in industry.indicators) else LAST


def figures(whole: Table, index: int, year: int, industry: Industry) -> Figures:
    """无 and — are no figure here: an enterprise without employees or revenue is more likely one whose figure is not known."""
    values = {one: whole.column(one.value, year)[index] if whole.has(one.value, year) else None for one in industry.indicators}
    return {one: value if type(value) is Fraction else None for one, value in values.items()}


def one_size(whole: Table, index: int, year: int, industry: Industry | None) -> Sized:
    return size(industry, figures(whole, index, year, industry)) if industry else UNKNOWN


def apply_stated(whole: Table, by_year: dict[int, list[Sized]], year: int, figured: list[bool], where: dict[Key, int], notes: list[Note]) -> dict[int, bool]:
    """Rows where the list's own 企业规模 decided: the year's own column, else that of the last year.

    figured: what was worked out rests on figures of the year itself. Then a contradiction is named, and what was worked out stands; else the year's own word does.
    """
    own = ("size", year) if whole.has("size", year) else ("size", LAST)
    decided: dict[int, bool] = {}
    answers = list(by_year[year])
    for index, (said, row) in enumerate(zip(whole.column(*own), whole.rows)):
        if not said or said is NONE:
            continue
        one = answers[index] if figured[index] or own[1] != year else UNKNOWN
        both = tuple(which for which in one.possible if which in said)
        if not both and own[1] == year:
            notes.append(Note(CHECK, "size_differs", f"表中写的是{words(said)}，按 300 号规定算得{words(one.possible)}，用了算出的，请核对。", row, where[own]))
        elif both and len(both) < len(one.possible):
            answers[index] = Sized(both, one.missing if len(both) > 1 else ())
            decided[row] = one.sme is None
    by_year[year] = answers
    return decided


def of_other_years(whole: Table, where: dict[Key, int]) -> list[Note]:
    """Columns that tell the class of some years and not of the last, which no other year stands for; one of the year before the three."""
    there = [year for year in KNOWN_YEARS if whole.has("size", year)]
    lacks = "、".join(str(year) for year in YEARS if year not in there)
    notes = []
    if there and LAST not in there:
        text = f"表中只写了 {'、'.join(map(str, there))} 年的企业规模，没有写 {LAST} 年的：{lacks} 年按 300 号规定算，算不出的，不能确定是不是中小企业。"
        notes.append(Note(CHECK, "size_year", text, 0, where["size", there[0]]))
    if BASE in there:
        notes.append(Note(TOLD, "size_year", f"{called('size', BASE)}没有用到：{BASE} 年的数，按 {YEARS[0]} 年是不是中小企业计。", 0, where["size", BASE]))
    return notes


def words(which) -> str:
    return listed(one.word for one in Size if one in which)


def told(whole: Table, one: Sizes, index: int) -> str:
    """How the class of one enterprise in the last year was found, or what is missing."""
    industry = one.industries[index].industry
    if whole.rows[index] in one.stated[LAST]:
        return f"数据不全，按表中所填企业规模：{words(one.by_year[LAST][index].possible)}。"
    return explain(industry, figures(whole, index, LAST, industry)) if industry else one.industries[index].ask


def missing(one: Sizes, index: int) -> list[str]:
    if not one.industries[index].industry:
        return ["行业"]
    return [which.word for which in one.by_year[LAST][index].missing]
