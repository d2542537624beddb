"""Which conditions read a figure that a warning speaks of: whoever looks at the verdict looks at that figure first. Changes no verdict."""

from collections.abc import Iterable

from .consistency import Check
from .draft import Remark
from .facts import Cell
from .notice import Notice


def doubts(notice: Notice, warned: Iterable[tuple[Check, Remark]]) -> dict[str, list[Cell]]:
    """By the condition's id the places of those warnings, in the form's order."""
    found: dict[str, set[Cell]] = {}
    for check, warning in warned:
        place = Cell(warning.field, warning.year)
        for cell in {place} | check.beside(warning, place in notice.readers):
            for id in notice.readers.get(cell, ()):
                found.setdefault(id, set()).add(place)
    order = list(notice.fields)
    return {id: sorted(places, key=lambda cell: (order.index(cell.field), cell.year or 0)) for id, places in found.items()}
