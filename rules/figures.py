"""What answers amount to: a cell, a sum. Exact fractions; knows no threshold."""

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from .asks import Asks, every
from .draft import Answers
from .facts import UNSURE, Cell, Field, Frozen, Kind
from .wording import listed

COMPUTED, STATED = "computed", "stated"
MANY = 5  # parts of a sum that are not named one by one any more


class Lever(NamedTuple):
    """The answer whose change moves a figure: value grows by `slope` for each unit of the cell."""

    cell: Cell
    field: Field
    current: Fraction
    slope: Fraction
    holding: str = ""  # what stays as it is: 按现有从业人员数，


class Worked(NamedTuple):
    """A figure worked out, or why not.

    value: the figure; with a root, the ratio over `root` years behind a yearly growth; None when it cannot be told.
    name: of a figure that was answered or added up; formula: says it with the applicant's own figures put in, year: whose they all are. floor: answers are absent, the value is what there is at least.
    missing: answers that would help, lack: how to say so, asks: which of them together are enough. doubt: answered, yet nothing follows from it.
    stuck: all figures are given, and cannot be worked with (a base of zero): no stated figure takes their place.
    """

    value: Fraction | None = None
    name: str = ""
    basis: str = COMPUTED
    root: int = 0
    formula: Callable[[], str] | None = None
    year: int | None = None
    floor: bool = False
    missing: tuple[Cell, ...] = ()
    lack: str = ""
    asks: Asks = ()
    doubt: str = ""
    stuck: bool = False
    note: str = ""  # said before the figure: 填「无」，按 0 计


class Figure(Frozen):
    """A quantity with a unit. `lever`: which answer moves it; `says` describes it for the guidance page."""

    unit: str

    def work(self, answers: Answers) -> Worked:
        raise NotImplementedError

    def lever(self, answers: Answers) -> Lever | None:
        raise NotImplementedError

    def uses(self) -> tuple[tuple[Field, int | None], ...]:
        raise NotImplementedError

    def says(self) -> str:
        raise NotImplementedError


class Given(Figure):
    """One cell as answered. none_is_zero: whether 无 counts as 0; unless said, for counts."""

    field: Field
    year: int | None = None
    stated: bool = False
    none_is_zero: bool | None = None

    @cached_property
    def cell(self) -> Cell:
        return Cell(self.field.id, self.year)

    @cached_property
    def name(self) -> str:
        return self.field.called(self.year)

    @cached_property
    def zero(self) -> bool:
        """Whether 无 is 0 here."""
        return self.field.kind == Kind.COUNT if self.none_is_zero is None else self.none_is_zero

    def work(self, answers: Answers) -> Worked:
        cell, name, basis = self.cell, self.name, STATED if self.stated else COMPUTED
        value = answers.get(cell)
        if type(value) is Fraction:
            return Worked(value, name, basis)
        if value is None:
            return Worked(missing=(cell,), lack=name, asks=((cell,),))
        if value is UNSURE:
            return Worked(doubt=f"{name}答为「暂不清楚」")
        if self.zero:
            return Worked(Fraction(0), name, basis, note="填「无」，按 0 计")
        return Worked(doubt=f"{name}填了「无」，{'请改为填写数字' if self.field.kind == Kind.COUNT else '没有数可以比较'}")

    def lever(self, answers: Answers) -> Lever | None:
        value = self.work(answers).value
        return None if value is None else Lever(self.cell, self.field, value, Fraction(1))

    def uses(self):
        return ((self.field, self.year),)

    def says(self) -> str:
        return self.name


class Total(Figure):
    """The sum of several cells. While some are blank it is a lower bound."""

    parts: tuple[Figure, ...]
    name: str

    def work(self, answers: Answers) -> Worked:
        works = [part.work(answers) for part in self.parts]
        value = added([work.value for work in works if work.value is not None])
        missing = tuple(cell for work in works for cell in work.missing)
        doubt = "；".join(work.doubt for work in works if work.doubt)
        lacks = [work.lack for work in works if work.missing]
        return Worked(value, name=self.name, floor=bool(missing or doubt), missing=missing,
                      lack=listed(lacks) if len(lacks) < MANY else f"{self.name}的 {len(missing)} 栏", doubt=doubt,
                      asks=every(work.asks for work in works if work.missing))

    def lever(self, answers: Answers) -> Lever | None:
        return next(filter(None, (part.lever(answers) for part in self.parts)), None)

    def uses(self):
        return tuple(use for part in self.parts for use in part.uses())

    def says(self) -> str:
        return self.name


def added(values: list[Fraction]) -> Fraction:
    """Their sum; whole numbers, as counts are, first and by themselves, which is four times as quick."""
    whole = sum(value.numerator for value in values if value.denominator == 1)
    return sum((value for value in values if value.denominator != 1), Fraction(whole))


class Within(Figure):
    """A part of a wider count: its own answer, or 0 where the wider count is 0."""

    part: Given
    whole: Given

    def work(self, answers: Answers) -> Worked:
        part, whole = self.part.work(answers), self.whole.work(answers)
        if part.value is None and whole.value == 0:
            return part._replace(value=Fraction(0), doubt="", missing=(), lack="", asks=())
        return part._replace(missing=(*part.missing, *whole.missing)) if part.missing else part

    def lever(self, answers: Answers) -> Lever | None:
        return self.part.lever(answers) or self.whole.lever(answers)

    def uses(self):
        return (*self.part.uses(), *self.whole.uses())

    def says(self) -> str:
        return self.part.says()
