"""Demands with a shape of their own: years since a day, a trend, different enterprises."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from .conditions import Condition
from .draft import Answers
from .facts import Cell, Field
from .figures import Given
from .findings import Change, Finding, Way
from .verdict import MET, MISSING, REVIEW, UNMET
from .wording import exact, listed


class SetUpFor(Condition):
    """So many calendar years from one day to another; the anniversary counts, and a 29 Feb counts from 28 Feb."""

    since: Field
    on: Field
    default: date
    years: int

    def assess(self, answers: Answers) -> Finding:
        cell = Cell(self.since.id)
        since = answers.get(cell)
        if since is None:
            return Finding(MISSING, missing=(cell,), lack=self.since.name)
        on = answers.get(Cell(self.on.id), self.default)
        if not isinstance(since, date) or not isinstance(on, date):
            return Finding(REVIEW, f"{self.since.name}或{self.on.name}没有确定的日期，请核实或咨询区主管部门")
        due = anniversary(since, self.years)
        text = f"{since.isoformat()} 设立，{due.isoformat()} 满 {self.years} 年"
        if due <= on:
            return Finding(MET, text, f"至 {on.isoformat()} 已满")
        days = (due - on).days
        words = f"还差 {days} 天，到 {due.isoformat()} 满 {self.years} 年"
        change = Change(Cell(self.on.id), self.on, words, Fraction(days), due.isoformat())
        return Finding(UNMET, text, f"至 {on.isoformat()} 未满", gap=(Way((change,)),))

    def uses(self):
        return ((self.since, None), (self.on, None))

    def says(self) -> str:
        return f"从{self.since.name}到{self.on.name}满 {self.years} 年（满 {self.years} 周年当天算满）"

    def numbers(self):
        return ((Fraction(self.years), ("以上",)),)


def anniversary(since: date, years: int) -> date:
    try:
        return since.replace(year=since.year + years)
    except ValueError:  # 29 Feb in a common year
        return date(since.year + years, 2, 28)


class ByYear(Condition):
    """A demand on one field over its years."""

    field: Field

    @cached_property
    def given(self) -> tuple[Given, ...]:
        return tuple(Given(field=self.field, unit=self.field.unit, year=year) for year in self.field.years)


class Falling(ByYear):
    """Strictly falling from year to year. One rise decides, even across a blank year."""

    def assess(self, answers: Answers) -> Finding:
        works = [(given.year, given.work(answers)) for given in self.given]
        known = [(year, work.value) for year, work in works if work.value is not None]
        told = "，".join(f"{year} 年 {exact(value, self.field.unit)}" for year, value in known)
        if any(later >= earlier for (_, earlier), (_, later) in combinations(known, 2)):
            return Finding(UNMET, told, "没有逐年下降", gap=self.gap(known))
        missing = tuple(cell for _, work in works for cell in work.missing)
        if missing and len(known) + len(missing) > 1:  # one figure alone cannot rise
            return Finding(MISSING, missing=missing, lack=listed(work.lack for _, work in works if work.missing))
        if doubt := "；".join(work.doubt for _, work in works if work.doubt):
            return Finding(REVIEW, doubt)
        return Finding(MET, told, "逐年下降")

    def gap(self, known) -> tuple[Way, ...]:
        """By the form's two decimals, by more where these would lead below zero; from zero nothing falls."""
        ways = (self.lowered(known, Fraction(1, 10**decimals)) for decimals in range(2, 7))
        return next(((way,) for way in ways if all(change.to >= 0 for change in way.changes)), ())

    def lowered(self, known, least: Fraction) -> Way:
        changes, (_, below), unit = [], known[0], self.field.unit
        for year, value in known[1:]:
            if value >= below:
                by = ((value - below) // least + 1) * least
                value -= by
                text = f"{year} 年需再降 {exact(by, unit)}（降到 {exact(value, unit)}）"
                changes.append(Change(Cell(self.field.id, year), self.field, text, -by, value))
            below = value
        return Way(tuple(changes))

    def uses(self):
        return tuple((self.field, year) for year in self.field.years)

    def says(self) -> str:
        return f"{self.field.name} {'、'.join(str(year) for year in self.field.years)} 年逐年下降；持平不算下降"


class RisingSteadily(ByYear):
    """A stated yes holds unless the yearly amounts fall anywhere; then people decide."""

    kind: str = "fact+trend"
    stated: Condition

    def assess(self, answers: Answers) -> Finding:
        finding = self.stated.assess(answers)
        works = [given.work(answers) for given in self.given]
        known = [work.value for work in works if work.value is not None]
        told = "，".join(f"{work.name} {exact(work.value, self.field.unit)}" for work in works if work.value is not None)
        doubt = "；".join(work.doubt for work in works if work.doubt)
        if any(later < earlier for earlier, later in combinations(known, 2)):
            doubt = f"{told}，有下降，由评审判断"
        missing = () if doubt else tuple(cell for work in works for cell in work.missing)
        lack = listed(work.lack for work in works if work.missing)
        if finding.verdict == MISSING and missing:
            return finding._replace(missing=(*finding.missing, *missing), lack=listed((finding.lack, lack)))
        if finding.verdict != MET:
            return finding
        if doubt:
            return Finding(REVIEW, f"{finding.because}；{doubt}", basis=self.kind)
        if missing:
            return Finding(MISSING, finding.because, "", self.kind, missing=missing, lack=lack)
        return Finding(MET, f"{finding.because}；{told}，没有下降", basis=self.kind)

    def uses(self):
        return (*self.stated.uses(), *((self.field, year) for year in self.field.years))

    def says(self) -> str:
        return f"答「否」→ 不满足；答「是」且{self.field.name}各年没有下降 → 满足；有下降 → 需评审判断"


class DifferentEnterprises(Condition):
    """So many different enterprises over lists that overlap: one list alone, or a stated number without doubles."""

    counts: tuple[Given, ...]
    different: Given
    bound: int

    def assess(self, answers: Answers) -> Finding:
        works = [count.work(answers) for count in self.counts]
        different = self.different.work(answers)
        known = [work for work in works if work.value is not None]
        told = "、".join(f"{work.name} {exact(work.value, self.different.unit)}" for work in known)
        if enough := [work for work in (*known, different) if work.value is not None and work.value >= self.bound]:
            return Finding(MET, f"{enough[0].name} {exact(enough[0].value, self.different.unit)}", f"不少于 {self.bound} 家")
        total = sum(work.value for work in known)
        settled = len(known) == len(works)
        if settled and (total < self.bound or different.value is not None):
            there = total if different.value is None else min(total, different.value)
            by, counted = self.bound - there, "合计" if different.value is None else "去重后"
            words = f"专精特新、创新型、高新技术企业去重后还差 {exact(by, self.different.unit)}"
            change = Change(Cell(self.different.field.id), self.different.field, words, by, Fraction(self.bound))
            return Finding(UNMET, f"{told}，{counted} {exact(there, self.different.unit)}", f"少于 {self.bound} 家", gap=(Way((change,)),))
        missing = tuple(cell for work in (*works, different) for cell in work.missing)
        if not missing:
            return Finding(REVIEW, "；".join(work.doubt for work in (*works, different) if work.doubt))
        if settled:
            there = f"{told}，合计 {exact(total, self.different.unit)}，可能有重复"
            return Finding(MISSING, there, missing=missing, lack=different.lack)
        return Finding(MISSING, told, missing=missing, lack=listed(work.lack for work in (*works, different) if work.missing))

    def uses(self):
        return tuple(use for given in (*self.counts, self.different) for use in given.uses())

    def says(self) -> str:
        names = listed(count.field.name for count in self.counts)
        return f"{names}之一不少于 {self.bound} 家，或三类去重后不少于 {self.bound} 家"

    def numbers(self):
        return ((Fraction(self.bound), ("不少于",)),)
