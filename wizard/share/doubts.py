"""Which conditions rest on a figure that a warning names: the reviewer looks at that figure first. Adds no judgement."""

from rules.consistency import Agrees, Check, NotOfNothing
from rules.draft import Answers, Remark
from rules.facts import Cell, Kind
from rules.notice import Notice

FIGURES = {Kind.NUMBER, Kind.COUNT}


def doubted(notice: Notice, answers: Answers) -> list[str]:
    """The conditions' ids, in their order."""
    read = {criterion.id: {Cell(field.id, year) for field, year in criterion.requires.uses() if field.kind in FIGURES} for criterion in notice.criteria}
    every = set().union(*read.values())
    cells = set().union(*(named(check, warning, every) for check in notice.checks for warning in check.warnings(answers)))
    return [id for id, its in read.items() if its & cells]


def named(check: Check, warning: Remark, read: set[Cell]) -> set[Cell]:
    """The figure it names; where no condition reads that, those it was compared with."""
    found = Cell(warning.field, warning.year)
    return {found} if found in read else compared(check, warning)


def compared(check: Check, warning: Remark) -> set[Cell]:
    if isinstance(check, Agrees):
        return {Cell(field.id, year) for figure in check.worked for field, year in figure.uses()}
    if isinstance(check, NotOfNothing):
        return {cell for cell in check.whole.cells if cell.year == (warning.year or check.whole.cells[-1].year)}
    return set()
