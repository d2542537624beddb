"""The size class of every enterprise of a list, year by year, by 300号; what the list itself states fills in only where that cannot tell."""

from fractions import Fraction
from typing import NamedTuple

from rules.facts import NONE
from rules.sme_sizes.industries import Found, found
from rules.sme_sizes.sizing import UNKNOWN, Figures, Size, Sized, explain, size
from rules.sme_sizes.thresholds import Industry
from rules.wording import listed

from .columns import LAST, YEARS
from .mapping import Place
from .notes import CHECK, Note
from .table import Table

CANNOT_TELL = "不能确定是不是中小企业"


class Sizes(NamedTuple):
    """industries: in the order of the table. by_year: the class in each year. stated: rows decided by the list's own word.

    dated: the years whose own figures were used; the others take the class of the last year.
    """

    industries: list[Found]
    by_year: dict[int, list[Sized]]
    stated: dict[int, set[int]]
    dated: tuple[int, ...]

    def sme(self, year: int) -> list[bool | str]:
        """In, out, or why it cannot be told."""
        return [CANNOT_TELL if one.sme is None else one.sme for one in self.by_year[year]]


def sizes(whole: Table, found_places: list[Place], notes: list[Note]) -> Sizes:
    where = {place.key: place.index for place in found_places if place.column}
    industries = [found(text) if isinstance(text, str) else found("") for text in whole.column("industry")]
    by_year = {LAST: [one_size(whole, i, LAST, one.industry) for i, one in enumerate(industries)]}
    dated = tuple(year for year in YEARS[:-1] if whole.has("employees", year))
    for year in YEARS[:-1]:
        by_year[year] = by_year[LAST] if year not in dated else [one_size(whole, i, basis(whole, year, one.industry), one.industry) for i, one in enumerate(industries)]
    stated = {year: apply_stated(whole, by_year, year, where, notes) for year in reversed(YEARS)}
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


def apply_stated(whole: Table, by_year: dict[int, list[Sized]], year: int, where: dict, notes: list[Note]) -> set[int]:
    """Rows where the list's own 企业规模 decided; a contradiction is named, and what was worked out stands."""
    if not whole.has("size"):
        return set()
    decided: set[int] = set()
    answers = list(by_year[year])
    for index, (said, one) in enumerate(zip(whole.column("size"), answers)):
        if not said or said is NONE:
            continue
        both = tuple(which for which in one.possible if which in said)
        if not both and year == LAST:
            notes.append(Note(CHECK, "size_differs", f"表中写的是{words(said)}，按 300 号规定算得{words(one.possible)}，用了算出的，请核对。", whole.rows[index], where["size", None]))
        elif both and len(both) < len(one.possible):
            answers[index] = Sized(both, one.missing if len(both) > 1 else ())
            decided.add(whole.rows[index])
    by_year[year] = answers
    return decided


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
