"""So many different enterprises, counted over lists that overlap."""

from fractions import Fraction

from .conditions import Condition
from .draft import Answers
from .facts import Cell
from .figures import Given, Worked
from .findings import Change, Finding, Way
from .verdict import MET, MISSING, REVIEW, UNMET, Verdict
from .wording import exact, kinds, listed


class DifferentEnterprises(Condition):
    """So many different enterprises over lists that overlap: one list alone, or a stated number without doubles. who: what they are called together."""

    who: str
    counts: tuple[Given, ...]
    different: Given
    bound: int

    def assess(self, answers: Answers) -> Finding:
        every = self.works(answers)
        *works, different = every
        known = [work for work in works if work.value is not None]
        told, total = "、".join(f"{work.name} {exact(work.value, self.different.unit)}" for work in known), sum(work.value for work in known)
        verdict = self.weighed(works, different)
        if verdict == MET:
            enough = next(work for work in (*known, different) if work.value >= self.bound)
            return Finding(MET, f"{enough.name} {exact(enough.value, self.different.unit)}", f"不少于 {self.bound} 家")
        if verdict == UNMET:
            is_different = different.value is not None and different.value <= total
            counted, there = ("去重后", different.value) if is_different else ("合计", total)
            gap = (Way((self.short(there, is_different),)),)
            return Finding(UNMET, f"{told}，{counted} {exact(there, self.different.unit)}", f"少于 {self.bound} 家", gap=gap)
        if verdict == REVIEW:
            return Finding(REVIEW, "；".join(work.doubt for work in every if work.doubt))
        missing = tuple(cell for work in every for cell in work.missing)
        if len(known) == len(works):
            return Finding(MISSING, f"{told}，合计 {exact(total, self.different.unit)}，可能有重复", missing=missing, lack=different.lack)
        return Finding(MISSING, told, missing=missing, lack=listed(work.lack for work in every if work.missing))

    def short(self, there: Fraction, is_different: bool) -> Change:
        """What is lacking; of a sum in which some may stand twice no more is known than how many at least, and no figure that would do."""
        by, cell = self.bound - there, Cell(self.different.field.id)
        words = f"{self.who}去重后{'' if is_different else '至少'}还差 {exact(by, self.different.unit)}"
        if is_different:
            return Change(cell, self.different.field, words, by, Fraction(self.bound), few=words)
        return Change(cell, self.different.field, f"{words}（合计里可能有重复）", few=words)

    def verdict(self, answers: Answers) -> Verdict:
        *works, different = self.works(answers)
        return self.weighed(works, different)

    def works(self, answers: Answers) -> list[Worked]:
        """The lists, then the number without doubles."""
        return [given.work(answers) for given in (*self.counts, self.different)]

    def weighed(self, works: list[Worked], different: Worked) -> Verdict:
        known = [work.value for work in works if work.value is not None]
        if any(value >= self.bound for value in (*known, different.value) if value is not None):
            return MET
        if len(known) == len(works) and (different.value is not None or sum(known) < self.bound):
            return UNMET
        return MISSING if different.missing or any(work.missing for work in works) else REVIEW

    def uses(self):
        return tuple(use for given in (*self.counts, self.different) for use in given.uses())

    def says(self) -> str:
        names = listed(count.field.name for count in self.counts)
        return f"{names}之一不少于 {self.bound} 家，或{kinds(len(self.counts))}去重后不少于 {self.bound} 家"

    def numbers(self):
        return ((Fraction(self.bound), ("不少于",)),)
