"""Which answers together would settle what is missing: alternatives, each a set of cells, none holding another."""

from collections.abc import Iterable
from itertools import product

from .facts import Cell

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
