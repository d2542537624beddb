"""Five verdicts and how they combine. Pure: knows no question, no condition, no notice."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What can be said of one condition; the value is the key in JSON, `word` what a person reads."""

    MET = "met"
    UNMET = "unmet"
    MISSING = "missing"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"

    @property
    def word(self) -> str:
        return WORDS[self]


MET, UNMET, MISSING, REVIEW, NOT_APPLICABLE = Verdict

WORDS = {
    MET: "满足",
    UNMET: "不满足",
    MISSING: "待补充",
    REVIEW: "需评审判断",
    NOT_APPLICABLE: "不适用",
}

# Strong Kleene logic: the first one present decides; not-applicable is neutral, and so is nothing at all.
IN_AND = {UNMET: 0, MISSING: 1, REVIEW: 2, MET: 3, NOT_APPLICABLE: 4}
IN_OR = {MET: 0, MISSING: 1, REVIEW: 2, UNMET: 3, NOT_APPLICABLE: 4}


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """AND: one unmet is unmet, whatever is missing."""
    return min(verdicts, key=IN_AND.__getitem__, default=NOT_APPLICABLE)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """OR: one met is met, whatever is missing."""
    return min(verdicts, key=IN_OR.__getitem__, default=NOT_APPLICABLE)


def negated(verdict: Verdict) -> Verdict:
    """NOT: met and unmet change places; what is not decided stays so. No condition asks for it: it completes the logic, as DMN's table has it."""
    return {MET: UNMET, UNMET: MET}.get(verdict, verdict)
