"""A figure that can hardly be meant as it stands, whatever the others say: warnings at the question, never verdicts."""

from fractions import Fraction

from .consistency import Check, number
from .draft import Remark
from .facts import Field
from .wording import exact, written


class Percentages(Check):
    """Shares lie within 0 and 100; of `large` ones none is below 1, so that 0.55 was meant for 55, as a spreadsheet keeps it."""

    fields: tuple[Field, ...]
    large: tuple[Field, ...] = ()

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}{said}")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and (said := self.odd(field, value))
        ]

    def odd(self, field: Field, value: Fraction) -> str:
        if not 0 <= value.numerator <= 100 * value.denominator:
            return f"应在 0 到 100 之间，现为 {exact(value, '%')}，请核对。"
        if 0 < value.numerator < value.denominator and any(field is one for one in self.large):
            return f"按 {exact(value, '%')} 算；若是 {exact(100 * value, '%')}，请填 {written(100 * value)}。"
        return ""


class Fractions(Check):
    """A rate that a spreadsheet keeps as 0.1733: below 1, with more digits than the form prints."""

    fields: tuple[Field, ...]

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}按 {exact(value, '%')} 算；若是 {exact(100 * value, '%')}，请填 {written(100 * value)}。")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and abs(value.numerator) < value.denominator and (100 * value).denominator > 1
        ]


class NotBelowZero(Check):
    """What is measured in money, ground or tons is there or not; some of it is never 0."""

    fields: tuple[Field, ...]
    never_zero: tuple[Field, ...] = ()

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}{said}，请核对。")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and (said := self.odd(field, value))
        ]

    def odd(self, field: Field, value: Fraction) -> str:
        if value.numerator < 0:
            return f"小于 0，现为 {exact(value, field.unit)}"
        return "为 0" if not value and any(field is one for one in self.never_zero) else ""


class NotBeyond(Check):
    """An amount in 亿元 beyond what any cluster has: typed in 万元."""

    fields: tuple[Field, ...]
    most: int

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}（{exact(value, field.unit)}）数额很大，单位应为{field.unit}；若是万元数，请写成「{written(value)}万元」。")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and value > self.most
        ]
