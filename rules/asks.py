"""Which answers together would settle what is missing: alternatives, each a set of cells, none holding another."""

from collections.abc import Iterable
from itertools import product

from .facts import Cell, Field

Asks = tuple[tuple[Cell, ...], ...]


def every(several: Iterable[Asks]) -> Asks:
    """All of several have to be settled: one alternative of each, joined."""
    return smallest(tuple(dict.fromkeys(cell for asks in choice for cell in asks)) for choice in product(*several))


def smallest(asks: Iterable[tuple[Cell, ...]]) -> Asks:
    """Without doubles, and without those that ask more than another does."""
    found: list[tuple[Cell, ...]] = []
    for cells in sorted(asks, key=len):
        if not any(set(kept) <= set(cells) for kept in found):
            found.append(cells)
    return tuple(found)


def ways_out(asks: Asks, fields: dict[str, Field]) -> list[dict[str, list[Cell]]]:
    """The alternatives by question, three at most: first what nobody may leave out, of that the fewest questions; none that asks all of another."""
    def effort(way: dict[str, list[Cell]]) -> tuple[bool, int, int]:
        optional = sum(len(cells) for id, cells in way.items() if fields[id].optional)
        return optional > 0, len(way), optional

    found: list[dict[str, list[Cell]]] = []
    for way in sorted(map(by_question, asks), key=effort):
        if not any(less.keys() <= way.keys() for less in found):
            found.append(way)
    return found[:3]


def by_question(cells: tuple[Cell, ...]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.field, []).append(cell)
    return found
