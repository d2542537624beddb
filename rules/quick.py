"""The quick check: which question next, worked out from the conditions by trying answers; no route is written down."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from .draft import Answers, Draft
from .entry import Value
from .facts import Field, Kind
from .notice import Criterion, Notice
from .verdict import MISSING

NUMBERS = tuple(map(Fraction, (0, 1, 10**6)))


def asked_next(notice: Notice, draft: Draft) -> dict[str, Any]:
    """next: the question that settles most, or None; why: the locators it can help to settle.

    settled, of: how many conditions are decided, of how many. A question that can change nothing is never next.
    """
    found = [(group, criterion, criterion.requires.assess(draft.answers))
             for group in notice.groups for criterion in group.criteria if not criterion.preference]
    settled = Counter(group.id for group, _, finding in found if finding.verdict != MISSING)
    scores: Counter[str] = Counter()
    for group, criterion, finding in found:
        for name in dict.fromkeys(cell.field for cell in finding.missing):
            scores[name] += worth(criterion, notice.fields[name], draft.answers) / (1 + settled[group.id])
    best = max(scores, key=lambda name: (scores[name], -list(notice.fields).index(name)), default=None)
    why = [criterion.locator for _, criterion, finding in found if best in {cell.field for cell in finding.missing}]
    return {"next": best, "why": why, "settled": settled.total(), "of": len(found)}


def worth(criterion: Criterion, field: Field, answers: Answers) -> Fraction:
    """The part of possible answers that settles the condition; a little for those that only help, less where people judge."""
    tried = [criterion.requires.assess(answers | dict.fromkeys(field.cells, value)).verdict for value in samples(field)]
    part = Fraction(sum(verdict != MISSING for verdict in tried), len(tried)) or Fraction(1, 10)
    return part / (4 if criterion.requires.kind == "judged" else 1) / (2 if field.optional else 1)


def samples(field: Field) -> tuple[Value, ...]:
    """Answers to try: small and large figures, every option."""
    if field.kind in (Kind.NUMBER, Kind.COUNT):
        return NUMBERS
    if field.kind == Kind.DATE:
        return (date(2000, 1, 1), date(2100, 1, 1))
    options = tuple(option.id for option in field.options)
    return tuple(frozenset([option]) for option in options) if field.kind == Kind.TICKS else options or ("…",)
