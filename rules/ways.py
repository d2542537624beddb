"""Several ways to one figure: the first that can be worked out counts."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from .asks import smallest
from .draft import Answers
from .facts import Cell
from .figures import Figure, Lever, Worked
from .wording import spaced


class FirstOf(Figure):
    """The first way that can be worked out: amounts decide where they are given, the stated figure where not.

    What is asked for in words is the way that takes the fewest answers, none that is optional; of several the one begun, else the last, the form's own.
    `missing` names the answers of every open way.
    Where only optional answers could still open a way, none is asked for: nobody has to give them. What is in doubt is told of the first and the last.
    """

    ways: tuple[Figure, ...]
    name: str = ""

    def work(self, answers: Answers) -> Worked:
        works = self.tried(answers)
        if works[-1].value is not None:
            return works[-1]
        begun = any(len(work.missing) < size for work, size in zip(works, self.sizes))
        still_open = [(work, size) for place, (work, size) in enumerate(zip(works, self.sizes)) if work.missing and not (begun and self.in_vain(place, answers, work))]
        asks = [cells for work, _ in still_open for cells in work.asks]
        if all(map(self.rests_on_optional, asks)):
            return works[-1] if works[-1].stuck else Worked(doubt="；".join(dict.fromkeys(work.doubt for work in (works[0], works[-1]) if work.doubt)))
        easiest, _ = min(reversed(still_open), key=self.effort)
        return Worked(missing=tuple(dict.fromkeys(cell for work, _ in still_open for cell in work.missing)), lack=easiest.lack, asks=smallest(asks))

    def tried(self, answers: Answers) -> list[Worked]:
        """The ways up to the one that decides: the first with a figure, or with figures that cannot be worked with."""
        works = []
        for way in self.ways:
            works.append(work := way.work(answers))
            if work.value is not None or work.stuck:
                break
        return works

    def in_vain(self, place: int, answers: Answers, work: Worked) -> bool:
        """Whether another way decides, or none can, once there are figures for what this one lacks."""
        works = self.tried(answers | dict.fromkeys(work.missing, Fraction(1)))
        return len(works) <= place or works[place].value is None

    def effort(self, way: tuple[Worked, int]) -> tuple[bool, int, bool]:
        work, size = way
        fewest = min((self.rests_on_optional(cells), len(cells)) for cells in work.asks)
        return *fewest, len(work.missing) == size

    def rests_on_optional(self, cells: Iterable[Cell]) -> bool:
        return not self.optional.isdisjoint(cell.field for cell in cells)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many answers each way reads."""
        return tuple(len(set(way.uses())) for way in self.ways)

    @cached_property
    def optional(self) -> frozenset[str]:
        return frozenset(field.id for field, _ in self.uses() if field.optional)

    def lever(self, answers: Answers) -> Lever | None:
        return next((way.lever(answers) for way in self.ways if way.work(answers).value is not None), None)

    def uses(self):
        return tuple(use for way in self.ways for use in way.uses())

    def says(self) -> str:
        first, *rest = dict.fromkeys(way.says() for way in self.ways)
        return self.name or first + "".join(f"（{spaced('没有填时用', way)}）" for way in rest)
