"""What changed between two notices: criterion by criterion, told by their sentences. Pure values."""

from typing import NamedTuple

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
    old = {criterion.id: criterion for criterion in before.criteria}
    found = [Changed(compared(old[new.id], new) if new.id in old else NEW, old.get(new.id), new) for new in after.criteria]
    kept = {criterion.id for criterion in after.criteria}
    return found + [Changed(GONE, criterion, None) for criterion in before.criteria if criterion.id not in kept]


def compared(old: Criterion, new: Criterion) -> str:
    """White space aside, the sentence decides, and what the rules make of it."""
    same = bare(old.quote) == bare(new.quote) and old.requires.says() == new.requires.says()
    return SAME if same else CHANGED
