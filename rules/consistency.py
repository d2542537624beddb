"""Figures that do not go together: warnings at the question, never verdicts."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from .draft import Answers, Remark
from .facts import NONE, Cell, Field, Frozen, Kind
from .figures import Figure, Given, Worked
from .memo import Memo
from .wording import exact, figure, kinds, rounded, shown, spaced, target

ROUNDING = Fraction(1, 100)  # two decimals: what a stated figure may differ by
FINEST = 10**30  # a root is worked out to smaller parts than that


class Check(Frozen):
    """beside: what else may be wrong where a warning speaks; is_read: whether a condition rests on the figure it names."""

    def warnings(self, answers: Answers) -> list[Remark]:
        raise NotImplementedError

    def beside(self, warning: Remark, is_read: bool) -> set[Cell]:
        return set()


class PartsOf(Check):
    """Figures that are each a part of another, of the same year; what has no year is as of the last."""

    parts: tuple[Field, ...]
    whole: Field

    def beside(self, warning, is_read):
        return {cell for cell in self.whole.cells if cell.year == (warning.year or self.whole.cells[-1].year)}

    @cached_property
    def places(self) -> list[tuple[Field, Cell, Cell]]:
        """Each part with its place and that of the whole in the same year."""
        whole = self.whole
        return [(part, cell, Cell(whole.id, (cell.year or whole.years[-1]) if whole.years else None))
                for part in self.parts for cell in part.cells if whole.years or cell == part.cells[-1]]

    def pairs(self, answers: Answers) -> list[tuple[Field, Cell, Fraction, Cell, Fraction]]:
        """Each part and its cell with its figure, and the whole's cell and figure of the same year."""
        return [
            (part, cell, value, there, whole) for part, cell, there in self.places
            if (value := number(answers, part, cell)) is not None and (whole := number(answers, self.whole, there)) is not None
        ]


class NotMore(PartsOf):
    """A part is not more than its whole, year by year."""

    def warnings(self, answers):
        return [
            Remark(*cell, f"{part.called(cell.year)}（{exact(value, part.unit)}）{spaced('多于', self.whole.called(there.year))}（{exact(most, self.whole.unit)}），请核对。")
            for part, cell, value, there, most in self.pairs(answers) if value.numerator * most.denominator > most.numerator * value.denominator
        ]


class NotOfNothing(PartsOf):
    """Of none there is no share, and none has anything."""

    def warnings(self, answers):
        return [
            Remark(*cell, f"{self.whole.called(there.year)}为 0，{part.called(cell.year)}却填了 {exact(value, part.unit)}，请核对。")
            for part, cell, value, there, most in self.pairs(answers) if not most and value
        ]


class FallsInPrint(Check):
    """What falls from year to year also falls in the two decimals that the form prints."""

    field: Field

    def warnings(self, answers):
        known = [(cell, value) for cell in self.field.cells if (value := number(answers, self.field, cell)) is not None]
        return [
            Remark(*cell, f"申报表保留两位小数，{before.year} 年和 {cell.year} 年的{self.field.name}都印成 {rounded(value, 2)}，看不出下降；请在佐证材料里写明原数。")
            for (before, more), (cell, value) in zip(known, known[1:]) if more > value and rounded(more, 2) == rounded(value, 2)
        ]


class BetweenLargestAndSum(Check):
    """Different enterprises over overlapping lists: not fewer than the longest list, not more than all together. 无 is no number of them."""

    counts: tuple[Given, ...]
    different: Given

    def warnings(self, answers):
        cell, value = self.different.cell, self.different.work(answers).value
        lists = [work.value for count in self.counts if (work := count.work(answers)).value is not None]
        if value is None or not lists:
            return []
        if value < max(lists):
            return [Remark(*cell, f"去重后的家数（{exact(value, '家')}）少于其中一类的家数（{exact(max(lists), '家')}），请核对。")]
        if len(lists) == len(self.counts) and value > sum(lists):
            return [Remark(*cell, f"去重后的家数（{exact(value, '家')}）多于{kinds(len(lists))}合计（{exact(sum(lists), '家')}），请核对。")]
        return []


class Apart(NamedTuple):
    """What was worked out where something else is stated: the figure, and in words its formula and its value."""

    figure: Figure
    work: Worked
    formula: str
    value: str


class Agrees(Check):
    """A stated figure against the ones worked out: beyond rounding from every one of them it is named."""

    stated: Given
    worked: tuple[Figure, ...]

    @cached_property
    def compared(self) -> Memo[tuple[Worked, list[Apart]]]:
        return Memo(self.apart, (self.stated.field, *(field for figure in self.worked for field, _ in figure.uses())))

    def apart(self, answers: Answers) -> tuple[Worked, list[Apart]]:
        """The stated figure, and those worked out; none of these where one agrees with it."""
        stated = self.stated.work(answers)
        works = [(figure, work) for figure in self.worked if (work := figure.work(answers)).value is not None]
        if stated.value is not None and any(near(stated.value, work) for _, work in works):
            return stated, []
        return stated, [Apart(figure, work, work.formula(), shown(work.value, self.stated.unit, work.root)) for figure, work in works]

    def warnings(self, answers):
        return self.warned(*self.compared(answers))

    def beside(self, warning, is_read):
        return set() if is_read else {Cell(field.id, year) for figure in self.worked for field, year in figure.uses()}

    def warned(self, stated: Worked, works: list[Apart]) -> list[Remark]:
        if stated.value is None or not works:
            return []
        told = "，或 ".join(f"{one.formula} = {one.value}" for one in works)
        return [Remark(self.stated.field.id, self.stated.year,
                       f"{self.stated.says()}填的是 {exact(stated.value, self.stated.unit)}，按所填数据算得 {told}，请核对。")]


class SameScale(Check):
    """A year that stands 1,000 times from most others, of two years both: 万元 where 亿元 was meant. series: the fields whose years are neighbours."""

    series: tuple[tuple[Field, ...], ...]

    def warnings(self, answers):
        found = []
        for fields in self.series:
            known = [(field, cell, value) for field in fields for cell in field.cells if (value := number(answers, field, cell)) is not None and value.numerator > 0]
            unit = lcm(*(value.denominator for *_, value in known))
            amounts = [value.numerator * (unit // value.denominator) for *_, value in known]  # whole numbers: quick to compare
            if not amounts or max(amounts) < 1000 * min(amounts):
                continue
            for (field, cell, value), amount in zip(known, amounts):
                if 2 * sum(amount >= 1000 * other or other >= 1000 * amount for other in amounts) >= len(amounts):
                    found.append(Remark(*cell, f"{field.called(cell.year)}（{exact(value, field.unit)}）与其他年度相差很大，单位应为{field.unit}，请核对。"))
        return found


class NotAfter(Check):
    """A day is not after another, or after the usual one where that is not answered."""

    day: Field
    last: Field
    default: date

    def warnings(self, answers):
        cell = Cell(self.day.id)
        day, last = answers.get(cell), answers.get(Cell(self.last.id), self.default)
        if not isinstance(day, date) or not isinstance(last, date) or day <= last:
            return []
        return [Remark(*cell, f"{self.day.name}（{day.isoformat()}）晚于{self.last.name}（{last.isoformat()}），请核对。")]


def number(answers: Answers, field: Field, cell: Cell) -> Fraction | None:
    """无 is 0 of what is counted; of an amount it is no figure."""
    value = answers.get(cell)
    if value is NONE and field.kind == Kind.COUNT:
        return Fraction(0)
    return value if type(value) is Fraction else None


def near(stated: Fraction, work: Worked) -> bool:
    """Within 0.01 of the figure worked out, exactly, also where that is a root."""
    value = figure(work.value, work.root)
    apart, unit = abs(stated.numerator * value.denominator - value.numerator * stated.denominator), stated.denominator * value.denominator
    beyond = apart * ROUNDING.denominator - unit  # of whole numbers, which is many times as quick
    if not work.root or abs(beyond) * FINEST > unit:
        return beyond <= 0
    low, high = stated - ROUNDING, stated + ROUNDING
    return (low <= -100 or target(low, work.root) <= work.value) and high >= -100 and target(high, work.root) >= work.value
