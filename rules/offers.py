"""What the form asks for and other answers already tell: offered, never put in place of what was typed. Exact; rounds for the form only."""

from fractions import Fraction
from typing import Any

from .consistency import Agrees
from .draft import Answers
from .facts import Cell, Field
from .figures import Figure, Worked
from .notice import Notice
from .ratios import Growth, Ratio
from .wording import exact, figure, shown, unmarked


def offers(check: Agrees, works: list[tuple[Figure, Worked]]) -> list[dict[str, Any]]:
    """The figures that a consistency check worked out, where nothing stated agrees with them.

    value: as the form wants it, two decimals. text: how it was worked out, with the applicant's own figures.
    """
    return [offered(check, figure, work, len(works)) for figure, work in works if can_be(figure, work)]


def can_be(figure: Figure, work: Worked) -> bool:
    """No share is below 0 or above 100: one of its figures is wrong."""
    return not (isinstance(figure, Ratio) and figure.unit == "%") or 0 <= work.value <= 100


def offered(check: Agrees, of: Figure, work: Worked, several: int) -> dict[str, Any]:
    field, unit = check.stated.field, check.stated.unit
    base = f"（基期：{of.first.says()}）" if several > 1 and isinstance(of, Growth) else ""
    text = f"可填 {shown(work.value, unit, work.root)}：{work.formula()}{base}"
    return {"field": field.id, "year": check.stated.year, "value": unmarked(figure(work.value, work.root), 2), "text": text}


def roundings(notice: Notice, answers: Answers) -> list[dict[str, Any]]:
    """The figures that the form prints with fewer decimals than were typed (填报说明第 2 条)."""
    return [rounding(notice.fields[cell.field], cell, value) for cell, value in answers.items()
            if type(value) is Fraction and 100 % value.denominator and not notice.fields[cell.field].supplementary]


def rounding(field: Field, cell: Cell, value: Fraction) -> dict[str, Any]:
    text = f"{field.called(cell.year)}：{exact(value, field.unit)} → {unmarked(value, 2)}"
    return {"field": cell.field, "year": cell.year, "text": text}
