"""What comes out of a condition: verdict, reasons, gap, what is missing. Values only."""

from fractions import Fraction
from itertools import groupby, product
from typing import NamedTuple

from .asks import Asks
from .facts import Cell, Field, Kind
from .figures import COMPUTED, Lever
from .verdict import UNMET, Verdict
from .wording import listed, places, spaced

FINER = {"亿元": 4}  # decimals: people count in 万元


class Change(NamedTuple):
    """One answer to change. by/to: exact numbers (None for a tick or an option). text: the same in words. few: how far off it is, in as few as go; empty where no figure says that."""

    cell: Cell
    field: Field
    text: str
    by: Fraction | None = None
    to: Fraction | str | None = None
    option: str = ""
    few: str = ""


class Way(NamedTuple):
    """Changes that together turn a verdict."""

    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        return "；".join(dict.fromkeys(change.text for change in self.changes if change.text))

    @property
    def few(self) -> str:
        return "；".join(dict.fromkeys(change.few for change in self.changes if change.few))

    @property
    def figures(self) -> dict[Cell, Fraction]:
        """The figures that it leads to."""
        return {change.cell: change.to for change in self.changes if isinstance(change.to, Fraction)}


class Told(NamedTuple):
    """What one reading of a sentence says. played: False when it rests on an optional answer not given."""

    id: str
    title: str
    verdict: Verdict
    because: str
    played: bool


class Finding(NamedTuple):
    """head, tail: the figures, and what they amount to; findings with the same tail are told together.

    missing: the answers that can still change the verdict, asks: which of them together settle it,
    lack: what is asked for. basis: computed, stated, fact, judged or ticks.
    gap: the ways to turn the verdict, each enough on its own.
    """

    verdict: Verdict
    head: str = ""
    tail: str = ""
    basis: str = COMPUTED
    gap: tuple[Way, ...] = ()
    missing: tuple[Cell, ...] = ()
    lack: str = ""
    asks: Asks = ()
    readings: tuple[Told, ...] = ()

    @property
    def settled_by(self) -> Asks:
        """The alternatives; all that is missing where nothing else is said."""
        return self.asks or ((self.missing,) if self.missing else ())

    @property
    def because(self) -> str:
        if self.lack:
            return reasons([self])
        return f"{self.head}，{self.tail}" if self.tail else self.head


def reasons(found: list[Finding]) -> str:
    """The sentences of several findings as one: figures with the same outcome together, what is lacking last."""
    told = [finding for finding in found if finding.head]
    groups = [(tail, list(dict.fromkeys(finding.head for finding in same))) for tail, same in groupby(told, key=lambda finding: finding.tail)]
    sentences = [f"{listed(heads)}，{'均' if len(heads) > 1 else ''}{tail}" if tail else "；".join(heads) for tail, heads in groups]
    lacks = listed(finding.lack for finding in found if finding.lack)
    return "；".join([*sentences, spaced("还缺", lacks)] if lacks else sentences)


def step(lever: Lever, short_by: Fraction, strict: bool) -> tuple[Fraction, Fraction]:
    """The smallest change of the lever that closes the gap, and what it leads to.

    Exact where a decimal writes it; else up to the next figure of two decimals, as the form has it, or the next whole one of a count.
    An amount that the form does not print goes as fine as it is told.
    """
    to = lever.current + short_by / lever.slope
    unit = Fraction(1) if lever.field.kind == Kind.COUNT else Fraction(1, 10**decimals(lever))
    if strict:
        to = to // unit * unit + unit
    elif unit == 1 or (places(to) or 99) > 6:
        to = -(-to // unit) * unit
    return to - lever.current, to


def decimals(lever: Lever) -> int:
    if not lever.field.supplementary or lever.field.unit not in FINER:
        return 2
    return max(FINER[lever.field.unit], min(places(lever.current) or 0, 6))


def together(found: list[Finding]) -> tuple[Way, ...]:
    """All parts have to turn: one way of each, joined; of two changes of the same cell the larger one serves both. None where a part has none."""
    ways_of_parts = [finding.gap for finding in found if finding.gap or finding.verdict == UNMET]
    joined = []
    for choice in product(*ways_of_parts):
        largest: dict[tuple[Cell, str], Change] = {}
        for change in (change for way in choice for change in way.changes):
            key = (change.cell, change.option)
            if key not in largest or (change.by or 0) > (largest[key].by or 0):
                largest[key] = change
        joined.append(Way(tuple(largest.values())))
    return tuple(joined) if ways_of_parts else ()
