"""What can be worked out from answers: a cell, a sum, a share, a growth. Exact fractions, each with its formula."""

from fractions import Fraction
from math import prod
from typing import NamedTuple

from .draft import Answers
from .facts import NONE, UNSURE, Cell, Field, Frozen, Kind
from .wording import exact, listed, spaced

COMPUTED, STATED = "computed", "stated"
ROOTS = {1: "", 2: "√", 3: "∛"}


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
    name: of a figure that was answered or added up; formula: the applicant's own figures put in. floor: answers are absent, the value is what there is at least.
    missing: answers that would help; lack: how to say so. doubt: answered, yet nothing follows from it.
    """

    value: Fraction | None = None
    root: int = 0
    name: str = ""
    formula: str = ""
    basis: str = COMPUTED
    floor: bool = False
    missing: tuple[Cell, ...] = ()
    lack: str = ""
    doubt: str = ""
    lever: Lever | None = None
    note: str = ""  # said before the figure: 填「无」，按 0 计


class Figure(Frozen):
    """A quantity with a unit. `says` describes it for the guidance page."""

    unit: str

    def work(self, answers: Answers) -> Worked:
        raise NotImplementedError

    def uses(self) -> tuple[tuple[Field, int | None], ...]:
        raise NotImplementedError

    def says(self) -> str:
        raise NotImplementedError


class Given(Figure):
    """One cell as answered. 无 counts as 0 for counts, and where `none_is_zero` says so."""

    field: Field
    year: int | None = None
    stated: bool = False
    none_is_zero: bool = False

    def work(self, answers: Answers) -> Worked:
        cell, name = Cell(self.field.id, self.year), self.field.called(self.year)
        value = answers.get(cell)
        if value is None:
            return Worked(missing=(cell,), lack=name)
        if value is UNSURE:
            return Worked(doubt=f"{name}答为「暂不清楚」")
        note = ""
        if value is NONE:
            if not (self.none_is_zero or self.field.kind == Kind.COUNT):
                return Worked(doubt=f"{name}填了「无」，没有数可以比较")
            value, note = Fraction(0), f"{name}填「无」，按 0 计"
        return Worked(value, name=name, basis=STATED if self.stated else COMPUTED,
                      lever=Lever(cell, self.field, value, Fraction(1)), note=note)

    def uses(self):
        return ((self.field, self.year),)

    def says(self) -> str:
        return self.field.called(self.year)


class Total(Figure):
    """The sum of several cells. While some are blank it is a lower bound."""

    parts: tuple[Figure, ...]
    name: str

    def work(self, answers: Answers) -> Worked:
        works = [part.work(answers) for part in self.parts]
        known = [work for work in works if work.value is not None]
        value = sum((work.value for work in known), Fraction(0))
        missing = tuple(cell for work in works for cell in work.missing)
        doubt = "；".join(work.doubt for work in works if work.doubt)
        lever = known[0].lever._replace(holding="") if known else None
        return Worked(value, name=self.name, floor=bool(missing or doubt), missing=missing,
                      lack=listed(work.lack for work in works if work.missing), doubt=doubt, lever=lever)

    def uses(self):
        return tuple(use for part in self.parts for use in part.uses())

    def says(self) -> str:
        return self.name


class Within(Figure):
    """A part of a wider count: its own answer, or 0 where the wider count is 0."""

    part: Given
    whole: Given

    def work(self, answers: Answers) -> Worked:
        part, whole = self.part.work(answers), self.whole.work(answers)
        if part.value is None and whole.value == 0:
            return part._replace(value=Fraction(0), doubt="", missing=(), lack="", lever=whole.lever)
        return part

    def uses(self):
        return (*self.part.uses(), *self.whole.uses())

    def says(self) -> str:
        return self.part.says()


class PercentOf(Figure):
    """A percentage taken of a whole: 集群总产值 × 主导产业占比."""

    percent: Given
    whole: Given

    def work(self, answers: Answers) -> Worked:
        percent, whole = self.percent.work(answers), self.whole.work(answers)
        if percent.value is None or whole.value is None:
            return neither(percent, whole)
        slope = percent.value / 100
        return Worked(whole.value * slope, formula=f"{exact(whole.value, self.unit)} × {exact(percent.value, '%')}",
                      lever=whole.lever._replace(slope=slope, holding=f"{spaced('按现有', percent.name)}，") if slope > 0 else None)

    def uses(self):
        return (*self.whole.uses(), *self.percent.uses())

    def says(self) -> str:
        return f"{self.whole.says()} × {self.percent.says()}"


class FirstOf(Figure):
    """The first way that can be worked out: amounts decide where they are given, the stated figure where not.

    What is asked for in words is the last way, the form's own; `missing` names the answers of every open way.
    """

    ways: tuple[Figure, ...]
    name: str = ""

    def work(self, answers: Answers) -> Worked:
        works = [way.work(answers) for way in self.ways]
        for work in works:
            if work.value is not None:
                return work
        still_open = [work for work in works if work.missing]
        return Worked(missing=tuple(dict.fromkeys(cell for work in still_open for cell in work.missing)),
                      lack=still_open[-1].lack if still_open else "",
                      doubt="" if still_open else "；".join(dict.fromkeys(work.doubt for work in works)))

    def uses(self):
        return tuple(use for way in self.ways for use in way.uses())

    def says(self) -> str:
        first, *rest = dict.fromkeys(way.says() for way in self.ways)
        return self.name or first + "".join(f"（{spaced('没有填时用', way)}）" for way in rest)


class Ratio(Figure):
    """part ÷ whole × scale: a share in % (scale 100), a number per 10,000 people (scale 10000)."""

    part: Given
    whole: Given
    scale: int = 100

    def work(self, answers: Answers) -> Worked:
        part, whole = self.part.work(answers), self.whole.work(answers)
        if whole.value is not None and whole.value <= 0:
            return Worked(doubt=f"{whole.name}为 {exact(whole.value, self.whole.unit)}，不能作除数")
        if part.value is None or whole.value is None:
            return neither(part, whole)
        slope = self.scale / whole.value
        scale = "" if self.scale == 100 else f" × {self.scale:,}"
        return Worked(part.value * slope, lever=part.lever._replace(slope=slope, holding=f"{spaced('按现有', whole.name)}，"),
                      formula=f"{exact(part.value, self.part.unit)} ÷ {exact(whole.value, self.whole.unit)}{scale}")

    def uses(self):
        return (*self.part.uses(), *self.whole.uses())

    def says(self) -> str:
        return f"{self.part.says()} ÷ {self.whole.says()}" + ("" if self.scale == 100 else f" × {self.scale:,}")


class Growth(Figure):
    """Average yearly growth in %, as a geometric mean over `steps` years: (last ÷ first)^(1/steps) − 1."""

    unit: str = "%"
    first: Figure
    last: Figure
    steps: int

    def work(self, answers: Answers) -> Worked:
        first, last = self.first.work(answers), self.last.work(answers)
        if first.value is not None and first.value <= 0:
            return Worked(doubt=f"基期{self.first.says()}为 {exact(first.value, self.first.unit)}，无法计算年均增速")
        if last.value is not None and last.value < 0:
            return Worked(doubt=f"{self.last.says()}为 {exact(last.value, self.last.unit)}，无法计算年均增速")
        if first.value is None or last.value is None:
            return neither(first, last)
        lever = last.lever and last.lever._replace(
            slope=last.lever.slope / first.value, holding=last.lever.holding or "按现有基期数，")
        formula = f"{ROOTS[self.steps]}({operand(last, self.last)} ÷ {operand(first, self.first)}) − 1"
        return Worked(last.value / first.value, self.steps, formula=formula, lever=lever)

    def uses(self):
        return (*self.first.uses(), *self.last.uses())

    def says(self) -> str:
        return f"{ROOTS[self.steps]}({self.last.says()} ÷ {self.first.says()}) − 1"


class JoinedRates(Figure):
    """Yearly growth rates in % joined to their geometric mean."""

    unit: str = "%"
    rates: tuple[Given, ...]

    def work(self, answers: Answers) -> Worked:
        works = [rate.work(answers) for rate in self.rates]
        if too_low := [work for work in works if work.value is not None and work.value <= -100]:
            return Worked(doubt=f"{too_low[0].name}为 {exact(too_low[0].value, '%')}，无法计算年均增速")
        if any(work.value is None for work in works):
            return neither(*works)
        factors = [1 + work.value / 100 for work in works]
        text = " × ".join(f"(1 + {exact(work.value, '%')})" for work in works)
        lever = works[-1].lever._replace(slope=prod(factors[:-1], start=Fraction(1)) / 100, holding="按现有其他年度增速，")
        return Worked(prod(factors), len(works), formula=f"{ROOTS[len(works)]}({text}) − 1", basis=STATED, lever=lever)

    def uses(self):
        return tuple(use for rate in self.rates for use in rate.uses())

    def says(self) -> str:
        return f"{listed(rate.says() for rate in self.rates)}的几何平均"


def neither(*works: Worked) -> Worked:
    """Why a figure of several operands cannot be worked out: a doubt closes this way, else the blanks are asked for."""
    doubt = "；".join(work.doubt for work in works if work.doubt)
    missing = () if doubt else tuple(cell for work in works for cell in work.missing)
    return Worked(missing=missing, lack=listed(work.lack for work in works if work.missing) if missing else "", doubt=doubt)


def operand(work: Worked, figure: Figure) -> str:
    return f"({work.formula})" if work.formula else exact(work.value, figure.unit)
