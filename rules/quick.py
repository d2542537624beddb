"""The quick check: which question next, worked out from the conditions by trying answers; no route is written down."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from .asks import Asks
from .draft import Answers
from .entry import Value
from .facts import NONE, UNSURE, Cell, Field, Kind
from .findings import Finding
from .notice import Criterion, Group, Notice
from .verdict import MISSING

MOST = 15  # questions in one quick check
NUMBERS = tuple(map(Fraction, (0, 1, 10**6)))
BY_JUDGEMENT, BY_FIGURES, BY_FACT = Fraction(1, 8), Fraction(1), Fraction(2, 3)  # what it is worth to settle a condition


class Step(NamedTuple):
    """The question to ask: its field, the cells that are wanted of it, the ids of the conditions it can help to settle."""

    field: str
    cells: tuple[Cell, ...]
    why: tuple[str, ...]


class Open(NamedTuple):
    """A condition that is not settled. ways: what together settles it, of answers that somebody has to give. settled: the part of its group that is."""

    criterion: Criterion
    ways: Asks
    settled: Fraction

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(dict.fromkeys(cell for way in self.ways for cell in way))


def asked_next(notice: Notice, answers: Answers, asked: Iterable[str] = ()) -> Step | None:
    """The question that settles most; None after MOST of them, or when no answer can change anything more.

    asked: fields asked before; they are not asked again. What nobody has to give (optional) is never asked.
    """
    before, found = set(asked), still_open(notice, answers)
    scores: Counter[str] = Counter()
    for one in found:
        for name in {cell.field for cell in one.cells} - before:
            scores[name] += worth(one, notice.fields[name], answers)
    if len(before) >= MOST or not scores:
        return None
    order = list(notice.fields)
    best = max(scores, key=lambda name: (scores[name], -order.index(name)))
    return step(best, found)


def step(field: str, found: list[Open]) -> Step:
    helps = [one for one in found if any(cell.field == field for cell in one.cells)]
    cells = sorted({cell for one in helps for cell in one.cells if cell.field == field})
    return Step(field, tuple(cells), tuple(one.criterion.id for one in helps))


def still_open(notice: Notice, answers: Answers) -> list[Open]:
    """Preferences are left out: they settle nothing."""
    return [one for group in notice.groups for one in open_in(notice, group, answers)]


def open_in(notice: Notice, group: Group, answers: Answers) -> list[Open]:
    found = [(criterion, criterion.requires.assess(answers)) for criterion in group.criteria if not criterion.preference]
    left = [(criterion, finding) for criterion, finding in found if finding.verdict == MISSING]
    settled = Fraction(len(found) - len(left), len(found))
    return [Open(criterion, demanded(notice, finding), settled) for criterion, finding in left]


def demanded(notice: Notice, finding: Finding) -> Asks:
    return tuple(way for way in finding.settled_by if not any(notice.fields[cell.field].optional for cell in way))


def worth(one: Open, field: Field, answers: Answers) -> Fraction:
    """The part of possible answers that settles the condition at once, or the question's share of the fewest that do together.

    Less where people judge, and less the more of the group is settled, so that every group comes in.
    """
    wanted = [cell for cell in one.cells if cell.field == field.id]
    tried = [one.criterion.requires.assess(answers | dict.fromkeys(wanted, value)).verdict for value in samples(field)]
    at_once = Fraction(sum(verdict != MISSING for verdict in tried), len(tried))
    share = max(Fraction(1, len(names)) for way in one.ways if field.id in (names := {cell.field for cell in way}))
    return max(at_once, share) * weight(one.criterion) / (1 + one.settled)


def weight(criterion: Criterion) -> Fraction:
    """A figure decides by itself; what people judge is hardly settled by the applicant's own yes."""
    kind = criterion.requires.kind
    return BY_JUDGEMENT if kind == "judged" else BY_FIGURES if kind.startswith("computed") else BY_FACT


def samples(field: Field) -> tuple[Value, ...]:
    """Answers to try: small and large figures, every option."""
    if field.kind in (Kind.NUMBER, Kind.COUNT):
        return NUMBERS
    if field.kind == Kind.DATE:
        return (date(2000, 1, 1), date(2100, 1, 1))
    options = tuple(option.id for option in field.options)
    return tuple(frozenset([option]) for option in options) if field.kind == Kind.TICKS else options or ("…",)


def opening(notice: Notice) -> list[Step]:
    """The first questions, in an order that is right whatever is answered, so that they can be asked before anything can be worked out."""
    answers: Answers = {}
    steps: list[Step] = []
    while (after := asked_next(notice, answers, [one.field for one in steps])) and matters(notice, after, steps):
        steps.append(after)
        answers |= dict.fromkeys(after.cells, samples(notice.fields[after.field])[-1])
    return steps


def matters(notice: Notice, after: Step, steps: list[Step]) -> bool:
    """Whether some condition still asks for it, whatever is answered to the questions before."""
    return any(all(set(after.cells) <= set(criterion.requires.assess(answers).missing) for answers in answered(notice, criterion, steps))
               for criterion in notice.criteria if criterion.id in after.why)


def answered(notice: Notice, criterion: Criterion, steps: list[Step]) -> list[Answers]:
    """Every mixture of sample answers to those questions before that the condition reads."""
    read = {field.id for field in criterion.fields}
    mixtures: list[Answers] = [{}]
    for cell in (cell for one in steps if one.field in read for cell in one.cells):
        values = (None, NONE, UNSURE, *samples(notice.fields[cell.field]))
        mixtures = [more | ({} if value is None else {cell: value}) for more in mixtures for value in values]
    return mixtures
