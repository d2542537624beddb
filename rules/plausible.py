"""A figure that can hardly be meant as it stands, whatever the others say: warnings at the question, never verdicts."""

from fractions import Fraction

from .consistency import Check, number
from .draft import Remark
from .facts import Field
from .wording import exact, written

HUNDREDFOLD = "按 {} 算；若是 {}，请填 {}。"
LARGE = "（{}）数额很大，单位应为{}；若是万元数，请"


class Alone(Check):
    """odd: what is said of a figure behind its name; nothing of one that may stand."""

    fields: tuple[Field, ...]

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}{said}")
            for field in self.fields for cell in field.cells
            if (value := number(answers, field, cell)) is not None and (said := self.odd(field, value))
        ]

    def odd(self, field: Field, value: Fraction) -> str:
        raise NotImplementedError


class Percentages(Alone):
    """Shares lie within 0 and 100; of `large` ones none is as small as 1, so that 0.55 was meant for 55 and 1 for 100, as a spreadsheet keeps it."""

    large: tuple[Field, ...] = ()

    def odd(self, field, value):
        if not 0 <= value.numerator <= 100 * value.denominator:
            return f"应在 0 到 100 之间，现为 {exact(value, '%')}，请核对。"
        return hundredfold(value) if 0 < value.numerator <= value.denominator and any(field is one for one in self.large) else ""


class Fractions(Alone):
    """A rate that a spreadsheet keeps as 0.1733 or 0.15: below 1. It may be meant as it stands; it is only asked."""

    def odd(self, field, value):
        return hundredfold(value) if 0 < abs(value.numerator) < value.denominator else ""


class NotBelowZero(Alone):
    """What is measured in money, ground or tons is there or not; some of it is never 0."""

    never_zero: tuple[Field, ...] = ()

    def odd(self, field, value):
        if value.numerator < 0:
            return f"小于 0，现为 {exact(value, field.unit)}，请核对。"
        return "为 0，请核对。" if not value and any(field is one for one in self.never_zero) else ""


class NotBelowNothing(Alone):
    """Nothing falls by more than all of it."""

    def odd(self, field, value):
        return f"低于 -100%，现为 {exact(value, '%')}，请核对。" if value.numerator < -100 * value.denominator else ""


class NotBeyond(Alone):
    """An amount in 亿元 beyond what any cluster has: typed in 万元."""

    most: int

    def odd(self, field, value):
        if value.numerator <= self.most * value.denominator:
            return ""
        return f"{LARGE.format(exact(value, field.unit), field.unit)}写成「{written(value)}万元」。"


def hundredfold(value: Fraction) -> str:
    return HUNDREDFOLD.format(exact(value, "%"), exact(100 * value, "%"), written(100 * value))
