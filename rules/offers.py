"""What the form asks for and other answers already tell: offered, never put in place of what was typed. Exact; rounds for the form only."""

from fractions import Fraction
from typing import Any

from .consistency import Agrees, Apart
from .draft import Answers
from .facts import Cell, Field
from .notice import Notice
from .ratios import Growth, Ratio
from .wording import exact, figure, unmarked


def offers(check: Agrees, works: list[Apart]) -> list[dict[str, Any]]:
    """The figures that a consistency check worked out, where nothing stated agrees with them.

    value: as the form wants it, two decimals. text: how it was worked out, with the applicant's own figures.
    """
    return [offered(check, one, len(works)) for one in works if can_be(one)]


def can_be(one: Apart) -> bool:
    """No share is below 0 or above 100: one of its figures is wrong."""
    return not (isinstance(one.figure, Ratio) and one.figure.unit == "%") or 0 <= one.work.value <= 100


def offered(check: Agrees, one: Apart, several: int) -> dict[str, Any]:
    base = f"（基期：{one.figure.first.says()}）" if several > 1 and isinstance(one.figure, Growth) else ""
    value = unmarked(figure(one.work.value, one.work.root), 2)
    return {"field": check.stated.field.id, "year": check.stated.year, "value": value, "text": f"可填 {one.value}：{one.formula}{base}"}


def roundings(notice: Notice, answers: Answers) -> list[dict[str, Any]]:
    """The figures that the form prints with fewer decimals than were typed (填报说明第 2 条)."""
    return [rounding(notice.fields[cell.field], cell, value) for cell, value in answers.items()
            if type(value) is Fraction and 100 % value.denominator and not notice.fields[cell.field].supplementary]


def rounding(field: Field, cell: Cell, value: Fraction) -> dict[str, Any]:
    text = f"{field.called(cell.year)}：{exact(value, field.unit)} → {unmarked(value, 2)}"
    return {"field": cell.field, "year": cell.year, "text": text}
