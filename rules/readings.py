"""One sentence under several defensible readings: they agree, or people decide."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from .conditions import Condition
from .draft import Answers
from .facts import Frozen
from .figures import Given
from .findings import Finding, Told, together
from .joined import asks_in, basis_of, missing_in
from .verdict import MET, MISSING, REVIEW, UNMET, Verdict
from .wording import listed, spaced


class Reading(Frozen):
    """One defensible reading of a sentence. rests_on: answers that nobody has to give; with none of them it is not worked out."""

    id: str
    title: str
    requires: Condition
    rests_on: tuple[Given, ...] = ()

    def begun(self, answers: Answers) -> bool:
        return not self.rests_on or any(answers.get(given.cell) is not None for given in self.rests_on)

    def plays(self, finding: Finding, answers: Answers) -> bool:
        """Of a reading that is begun: whether what it lacks is at least once all demanded of somebody. What cannot be worked with (0, 暂不清楚) lacks the same as a figure."""
        if self.rests_on and finding.verdict == REVIEW:
            finding = self.requires.assess(answers | {given.cell: Fraction(1) for given in self.rests_on if given.cell in answers})
        return not self.rests_on or finding.verdict != MISSING or any(self.optional.isdisjoint(cell.field for cell in cells) for cells in finding.settled_by)

    @cached_property
    def optional(self) -> frozenset[str]:
        return frozenset(field.id for field, _ in self.requires.uses() if field.optional)

    @property
    def not_begun(self) -> str:
        """Why it is not worked out."""
        names = listed(given.name for given in self.rests_on)
        return f"{names}都没有填" if len(self.rests_on) > 1 else spaced("没有填", names)

    def told(self, finding: Finding | None, plays: bool) -> Told:
        """finding: None of a reading that is not begun."""
        if finding is None:
            return Told(self.id, self.title, MISSING, self.not_begun, False)
        return Told(self.id, self.title, finding.verdict, finding.because, plays)


class Readings(Condition):
    """The sentence under each reading. They agree, or people decide."""

    readings: tuple[Reading, ...]

    def assess(self, answers: Answers) -> Finding:
        found, told = [], []
        for reading in self.readings:
            finding = reading.requires.assess(answers) if reading.begun(answers) else None
            plays = finding is not None and reading.plays(finding, answers)
            told.append(reading.told(finding, plays))
            found += [finding] if plays else []
        verdicts = {finding.verdict for finding in found}
        verdict = self.agreed(verdicts)
        sentences = "；".join(f"按「{one.title}」：{one.because}" for one in told if one.played)
        lead = "几种理解的结果不同。" if {MET, UNMET} <= verdicts else ""
        gap = together(found)
        if verdict != UNMET:  # another reading may lack an answer, or be for people: nobody shall change a figure to be asked for more
            gap = tuple(way for way in gap if self.verdict(answers | way.figures) not in (verdict, MISSING))
        return Finding(verdict, lead + sentences, "", basis_of(found), gap,
                       missing_in(found, verdict), "", asks_in(found, verdict), tuple(told))

    def verdict(self, answers: Answers) -> Verdict:
        return self.agreed(set(self.played(answers)))

    def played(self, answers: Answers) -> Iterator[Verdict]:
        for reading in self.readings:
            if reading.begun(answers):
                verdict = reading.requires.verdict(answers)
                if verdict not in (MISSING, REVIEW) or reading.plays(reading.requires.assess(answers), answers):
                    yield verdict

    @staticmethod
    def agreed(verdicts: set[Verdict]) -> Verdict:
        """All agree: that; one met, one unmet: for people; else what is missing comes first."""
        if {MET, UNMET} <= verdicts:
            return REVIEW
        if MISSING in verdicts:
            return MISSING
        return verdicts.pop() if len(verdicts) == 1 else REVIEW

    def uses(self):
        return tuple(use for reading in self.readings for use in reading.requires.uses())

    def says(self) -> str:
        return "；".join(f"{reading.title}：{reading.requires.says()}" for reading in self.readings)

    def numbers(self):
        return tuple(number for reading in self.readings for number in reading.requires.numbers())


def readings(*several: Reading) -> Readings:
    return Readings(readings=several)
