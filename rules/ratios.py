"""What is worked out of two or more figures: a percentage of, a ratio, a growth. Exact, each with its formula."""

from fractions import Fraction
from math import prod

from .asks import every
from .draft import Answers
from .figures import STATED, Figure, Given, Lever, Worked
from .wording import exact, listed, spaced

ROOTS = {1: "", 2: "√", 3: "∛"}


class PercentOf(Figure):
    """A percentage taken of a whole: 集群总产值 × 主导产业占比."""

    percent: Given
    whole: Given

    def work(self, answers: Answers) -> Worked:
        percent, whole = self.percent.work(answers), self.whole.work(answers)
        if percent.value is None or whole.value is None:
            return neither(percent, whole)
        return Worked(whole.value * percent.value / 100, formula=lambda: f"{exact(whole.value, self.unit)} × {exact(percent.value, '%')}")

    def lever(self, answers: Answers) -> Lever | None:
        whole, percent = self.whole.lever(answers), self.percent.work(answers)
        if whole is None or not percent.value or percent.value < 0:
            return None
        return whole._replace(slope=percent.value / 100, holding=f"{spaced('按现有', percent.name)}，")

    def uses(self):
        return (*self.whole.uses(), *self.percent.uses())

    def says(self) -> str:
        return f"{self.whole.says()} × {self.percent.says()}"


class Ratio(Figure):
    """part ÷ whole × scale: a share in % (scale 100), a number per 10,000 people (scale 10000)."""

    part: Given
    whole: Given
    scale: int = 100

    def work(self, answers: Answers) -> Worked:
        part, whole = self.part.work(answers), self.whole.work(answers)
        if whole.value is not None and whole.value.numerator <= 0:
            return Worked(doubt=f"{whole.name}为 {exact(whole.value, self.whole.unit)}，不能作除数", stuck=part.value is not None)
        if part.value is None or whole.value is None:
            return neither(part, whole)
        value = Fraction(part.value.numerator * whole.value.denominator * self.scale, part.value.denominator * whole.value.numerator)
        return Worked(value, year=self.part.year, formula=lambda: f"{exact(part.value, self.part.unit)} ÷ {exact(whole.value, self.whole.unit)}{self.times}")

    def lever(self, answers: Answers) -> Lever | None:
        part, whole = self.part.lever(answers), self.whole.work(answers)
        return part and part._replace(slope=self.scale / whole.value, holding=f"{spaced('按现有', whole.name)}，")

    def uses(self):
        return (*self.part.uses(), *self.whole.uses())

    def says(self) -> str:
        return f"{self.part.says()} ÷ {self.whole.says()}{self.times}"

    @property
    def times(self) -> str:
        return "" if self.scale == 100 else f" × {self.scale:,}"


class Growth(Figure):
    """Average yearly growth in %, as a geometric mean over `steps` years: (last ÷ first)^(1/steps) − 1."""

    unit: str = "%"
    first: Figure
    last: Figure
    steps: int

    def work(self, answers: Answers) -> Worked:
        first, last = self.first.work(answers), self.last.work(answers)
        if first.value is not None and first.value.numerator <= 0:
            return Worked(doubt=f"{spaced('基期', self.first.says())}为 {exact(first.value, self.first.unit)}，无法计算年均增速", stuck=last.value is not None)
        if last.value is not None and last.value.numerator < 0:
            return Worked(doubt=f"{self.last.says()}为 {exact(last.value, self.last.unit)}，无法计算年均增速", stuck=first.value is not None)
        if first.value is None or last.value is None:
            return neither(first, last)
        return Worked(last.value / first.value, root=self.steps, formula=lambda: rooted(self.steps, self.factor(answers)))

    def factor(self, answers: Answers) -> str:
        return " ÷ ".join(operand(figure.work(answers), figure) for figure in (self.last, self.first))

    def lever(self, answers: Answers) -> Lever | None:
        last, first = self.last.lever(answers), self.first.work(answers).value
        return last and last._replace(slope=last.slope / first, holding=last.holding or "按现有基期数，")

    def uses(self):
        return (*self.first.uses(), *self.last.uses())

    def says(self) -> str:
        return rooted(self.steps, f"{self.last.says()} ÷ {self.first.says()}")


class JoinedRates(Figure):
    """Yearly growth rates in %, and growths from amounts between them, in the order of the years, joined to their geometric mean."""

    unit: str = "%"
    rates: tuple[Given | Growth, ...]

    def work(self, answers: Answers) -> Worked:
        works = [rate.work(answers) for rate in self.rates]
        stuck = any(work.stuck for work in works)
        for rate, work in zip(self.rates, works):
            if work.value is not None and (grown(work) < 0 or grown(work) == 0 and rate is not self.rates[-1]):  # to nothing or below: only the last year may end at nothing, for nobody grows from it
                end = rate.last if work.root else rate
                return Worked(doubt=f"{end.says()}为 {exact(end.work(answers).value, end.unit)}，无法计算年均增速", stuck=stuck or bool(work.root))
        if any(work.value is None for work in works):
            return neither(*works)._replace(stuck=stuck)
        root = sum(work.root or 1 for work in works)
        return Worked(prod(map(grown, works)), root=root, formula=lambda: rooted(root, " × ".join(factor(rate, answers) for rate in self.rates)), basis=STATED)

    def lever(self, answers: Answers) -> Lever | None:
        *others, last = self.rates
        lever, by_amounts = last.lever(answers), isinstance(last, Growth)
        slope = prod((grown(rate.work(answers)) for rate in others), start=Fraction(1)) / (1 if by_amounts else 100)
        return lever and lever._replace(slope=lever.slope * slope, holding=f"按现有{'基期数和' * by_amounts}其他年度增速，")

    def uses(self):
        return tuple(use for rate in self.rates for use in rate.uses())

    def says(self) -> str:
        return f"{listed(rate.says() for rate in self.rates)}的几何平均"


def grown(work: Worked) -> Fraction:
    """What one is after these years."""
    return work.value if work.root else 1 + work.value / 100


def factor(rate: Given | Growth, answers: Answers) -> str:
    if isinstance(rate, Growth):
        return rate.factor(answers)
    value = rate.work(answers).value
    return f"(1 − {exact(-value, '%')})" if value < 0 else f"(1 + {exact(value, '%')})"


def rooted(steps: int, factors: str) -> str:
    return f"{ROOTS[steps]}({factors}) − 1"


def neither(*works: Worked) -> Worked:
    """Why a figure of several operands cannot be worked out: a doubt closes this way, else the blanks are asked for."""
    doubt = "；".join(work.doubt for work in works if work.doubt)
    if doubt:
        return Worked(doubt=doubt)
    blank = [work for work in works if work.missing]
    return Worked(missing=tuple(cell for work in blank for cell in work.missing), lack=listed(work.lack for work in blank),
                  asks=every(work.asks for work in blank))


def operand(work: Worked, figure: Figure) -> str:
    return f"({work.formula()})" if work.formula else exact(work.value, figure.unit)
