"""How demands join: all of them, any of them; a quantity of several figures."""

import re
from fractions import Fraction

from .asks import Asks, every
from .conditions import Compared, Condition, GenerallyAtMost
from .draft import Answers
from .facts import Cell, Field, Frozen
from .figures import COMPUTED, STATED, Figure, Given
from .findings import Finding, reasons, together
from .verdict import MET, MISSING, UNMET, Verdict, all_of, any_of
from .wording import listed

YEAR = re.compile(r"(?:(?<=[\u4e00-\u9fff]) )?[0-9]{4} 年")  # with the blank that stood before it, for a figure, after a Chinese word


class Joined(Condition):
    """Several demands as one."""

    parts: tuple[Condition, ...]

    def uses(self):
        return tuple(use for part in self.parts for use in part.uses())

    def boxes(self, answers: Answers) -> tuple[str, ...]:
        return tuple(box for part in self.parts for box in part.boxes(answers))

    def numbers(self):
        return tuple(number for part in self.parts for number in part.numbers())


class AllOf(Joined):
    def assess(self, answers: Answers) -> Finding:
        found = [part.assess(answers) for part in self.parts]
        verdict = all_of(finding.verdict for finding in found)
        return Finding(verdict, told(found, verdict), "", basis_of(found), together(found),
                       missing_in(found, verdict), lack_in(found, verdict), asks_in(found, verdict))

    def verdict(self, answers: Answers) -> Verdict:
        return all_of(part.verdict(answers) for part in self.parts)

    def says(self) -> str:
        texts = [part.says() for part in self.parts]
        each = {YEAR.sub("", text) for text in texts}
        return f"{each.pop()}（每一年）" if len(each) == 1 else "，且".join(texts)


class AnyOf(Joined):
    """in_full: also what is met is told with all its figures, for people to weigh."""

    in_full: bool = False

    def assess(self, answers: Answers) -> Finding:
        found = [part.assess(answers) for part in self.parts]
        verdict = any_of(finding.verdict for finding in found)
        gap = tuple(way for finding in found for way in finding.gap) if verdict != MET else ()
        text = told(found, verdict if not self.in_full else MISSING)
        return Finding(verdict, text, "", basis_of(found), gap, missing_in(found, verdict), lack_in(found, verdict), asks_in(found, verdict))

    def verdict(self, answers: Answers) -> Verdict:
        return any_of(part.verdict(answers) for part in self.parts)

    def says(self) -> str:
        texts = [part.says() for part in self.parts]
        each = {YEAR.sub("", text) for text in texts}
        return f"{each.pop()}（任一年）" if len(each) == 1 else "；或者".join(texts)


class Quantity(Frozen):
    """Figures that a sentence speaks of, each of which has to do what it says."""

    figures: tuple[Figure, ...]

    def at_least(self, bound: int) -> Condition:
        return self.each(Compared(figure=figure, bound=Fraction(bound), strict=False) for figure in self.figures)

    def more_than(self, bound: int) -> Condition:
        return self.each(Compared(figure=figure, bound=Fraction(bound), strict=True) for figure in self.figures)

    def generally_at_most(self, bound: int) -> Condition:
        return self.each(GenerallyAtMost(figure=figure, bound=Fraction(bound)) for figure in self.figures)

    @staticmethod
    def each(conditions) -> Condition:
        parts = tuple(conditions)
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)


def the(figure: Figure | Field) -> Quantity:
    return Quantity(figures=(given(figure) if isinstance(figure, Field) else figure,))


def given(field: Field, year: int | None = None, **more) -> Given:
    return Given(field=field, unit=field.unit, year=year, **more)


def told(found: list[Finding], verdict: Verdict) -> str:
    """Of a decided verdict what decides it; else all that is known."""
    if verdict == MET or verdict == UNMET:
        found = [finding for finding in found if finding.verdict != MISSING]
    if verdict == MET and any(finding.verdict == UNMET for finding in found):
        found = [finding for finding in found if finding.verdict == MET]
    return reasons([finding._replace(lack="") for finding in found])


def lack_in(found: list[Finding], verdict: Verdict) -> str:
    return listed(finding.lack for finding in found if finding.lack) if verdict == MISSING else ""


def basis_of(found: list[Finding]) -> str:
    """`stated` as soon as one part rests on a stated figure."""
    bases = [finding.basis for finding in found if finding.verdict != MISSING] or [finding.basis for finding in found]
    return STATED if STATED in bases else (bases[0] if bases else COMPUTED)


def missing_in(found: list[Finding], verdict: Verdict) -> tuple[Cell, ...]:
    """The answers that can still change an undecided verdict: those its undecided parts ask for."""
    if verdict != MISSING:
        return ()
    return tuple(dict.fromkeys(cell for finding in found for cell in finding.missing))


def asks_in(found: list[Finding], verdict: Verdict) -> Asks:
    """Which answers together settle it, whatever they are: those of every undecided part."""
    return every(finding.settled_by for finding in found if finding.verdict == MISSING) if verdict == MISSING else ()
