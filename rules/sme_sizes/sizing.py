"""The size class of one enterprise: the highest tier whose every lower bound is met, else micro. Knows only lower bounds."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from rules.wording import exact, listed

from .thresholds import Bound, Indicator, Industry

Figures = Mapping[Indicator, Fraction | None]
CANNOT_TELL = "无法判断"
SME = "中小企业"  # medium, small or micro, and not known which


class Size(StrEnum):
    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"

    @property
    def word(self) -> str:
        return {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"}[self]


LARGE, MEDIUM, SMALL, MICRO = Size


class Sized(NamedTuple):
    """possible: every class that the figures still allow, largest first; one is the answer.

    missing: the indicators that would decide it; empty once it is decided.
    """

    possible: tuple[Size, ...]
    missing: tuple[Indicator, ...] = ()

    @property
    def size(self) -> Size | None:
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def sme(self) -> bool | None:
        """Medium, small or micro; decided as soon as large is out, or is all that is left."""
        return True if LARGE not in self.possible else False if self.size else None

    @property
    def word(self) -> str:
        return self.size.word if self.size else SME if self.sme else CANNOT_TELL


UNKNOWN = Sized(tuple(Size))


def size(industry: Industry, figures: Figures) -> Sized:
    """figures: 人 and 万元; None where not given. What one indicator decides is decided: 15 people in 工业 are 微型."""
    possible = []
    for one, bounds in tiers(industry):
        reached = meets(bounds, figures)
        if reached is not False:
            possible.append(one)
        if reached:
            return settled(possible, industry, figures)
    return settled([*possible, MICRO], industry, figures)


def tiers(industry: Industry) -> tuple[tuple[Size, tuple[Bound, ...]], ...]:
    return (LARGE, industry.large), (MEDIUM, industry.medium), (SMALL, industry.small)


def meets(bounds: tuple[Bound, ...], figures: Figures) -> bool | None:
    """All bounds (Kleene): one not met is no, whatever is missing."""
    known = [None if (value := figures.get(bound.indicator)) is None else reaches(value, bound.least) for bound in bounds]
    return False if False in known else None if None in known else True


def reaches(value: Fraction, least: int) -> bool:
    """及以上: at the number itself, yes. Whole numbers compare many times faster than fractions."""
    return value.numerator >= least * value.denominator


def settled(possible: list[Size], industry: Industry, figures: Figures) -> Sized:
    if len(possible) == 1:
        return Sized((possible[0],))
    return Sized(tuple(possible), tuple(one for one in industry.indicators if figures.get(one) is None))


def explain(industry: Industry, figures: Figures) -> str:
    """The whole way to the answer in one sentence, with the figures."""
    given = [f"{one.word} {exact(figures[one], one.unit)}" for one in industry.indicators if figures.get(one) is not None]
    found = size(industry, figures)
    steps = []
    for one, bounds in tiers(industry):
        steps.append(step(one, bounds, figures))
        if meets(bounds, figures):
            break
    told = f"{industry.name}：{'、'.join(given) or '没有填数字'}。{'；'.join(steps)}。"
    return told + conclusion(found)


def conclusion(found: Sized) -> str:
    if found.size:
        return f"按所填数据为{found.size.word}企业。"
    lacks = listed(one.word for one in found.missing)
    sme = "，但不会是大型，属于中小微企业" if found.sme else ""
    return f"还缺{lacks}，可能是{listed(one.word for one in found.possible)}，{CANNOT_TELL}是哪一类{sme}。"


def step(one: Size, bounds: tuple[Bound, ...], figures: Figures) -> str:
    """大型要求从业人员 1,000 人及以上且营业收入 40,000 万元及以上，从业人员不到."""
    asked = "且".join(f"{bound.indicator.word} {bound.least:,} {bound.indicator.unit}及以上" for bound in bounds)
    short_of = [bound.indicator.word for bound in bounds if figures.get(bound.indicator) is not None and not reaches(figures[bound.indicator], bound.least)]
    lacking = [bound.indicator.word for bound in bounds if figures.get(bound.indicator) is None]
    if short_of:
        return f"{one.word}要求{asked}，{listed(short_of)}不到"
    if lacking:
        return f"{one.word}要求{asked}，{listed(lacking)}没有填"
    return f"{one.word}要求{asked}，{'都' if len(bounds) > 1 else ''}达到"
