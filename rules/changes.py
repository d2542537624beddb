"""What changed between two notices: criterion by criterion, told by their sentences. Pure values."""

import re
from collections.abc import Callable
from typing import NamedTuple

from .facts import Form
from .notice import Criterion, Notice
from .wording import bare

SAME, CHANGED, NEW, GONE = "未变", "有变", "新增", "不再出现"


class Changed(NamedTuple):
    """One criterion in two notices; before is None where it is new, after where it is gone."""

    kind: str
    before: Criterion | None
    after: Criterion | None


def changes(before: Notice, after: Notice) -> list[Changed]:
    """In the later notice's order, what is gone last. A criterion is the same one when its id is."""
    moved = years_on(before.form, after.form)
    old = {criterion.id: criterion for criterion in before.criteria}
    found = [Changed(compared(old[new.id], new, moved) if new.id in old else NEW, old.get(new.id), new) for new in after.criteria]
    kept = {criterion.id for criterion in after.criteria}
    return found + [Changed(GONE, criterion, None) for criterion in before.criteria if criterion.id not in kept]


def compared(old: Criterion, new: Criterion, moved: Callable[[str], str]) -> str:
    """White space aside, the sentence decides, and what the rules make of it; that the form asks for later years is no change."""
    same = bare(old.quote) == bare(new.quote) and moved(old.requires.says()) == new.requires.says()
    return SAME if same else CHANGED


def years_on(before: Form, after: Form) -> Callable[[str], str]:
    """Words that name years of one form, or the year before them, with those of the other in their places."""
    if not before.years or not after.years:
        return str
    by = after.years[0] - before.years[0]
    known = re.compile("|".join(map(str, (before.years[0] - 1, *before.years))))
    return lambda words: known.sub(lambda year: str(int(year[0]) + by), words)
