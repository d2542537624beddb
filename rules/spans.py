"""Demands on the course of time: years since a day, a trend over the years."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from .conditions import Condition
from .draft import Answers
from .facts import Cell, Field
from .figures import Given, Worked
from .findings import Change, Finding, Way
from .verdict import MET, MISSING, REVIEW, UNMET, Verdict
from .wording import exact, listed, places


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
        if unsettled := [field.name for field, day in ((self.since, since), (self.on, on)) if not isinstance(day, date)]:
            return Finding(REVIEW, f"{listed(unsettled)}还没有确定，请核实或咨询区主管部门")
        due = anniversary(since, self.years)
        text = f"{since.isoformat()} 设立，{due.isoformat()} 满 {self.years} 年"
        if due <= on:
            return Finding(MET, text, f"至 {on.isoformat()} 已满")
        days = (due - on).days
        few = f"还差 {days} 天"
        change = Change(Cell(self.on.id), self.on, f"{few}，到 {due.isoformat()} 满 {self.years} 年", Fraction(days), due.isoformat(), few=few)
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

    def model_post_init(self, context):
        self.given  # made now, not with the first answer: in a browser what makes and checks such values may come later than the first verdict


class Falling(ByYear):
    """Strictly falling from year to year. One rise decides, even across a blank year."""

    def assess(self, answers: Answers) -> Finding:
        works = [given.work(answers) for given in self.given]
        verdict = self.weighed(works)
        if verdict == MISSING:
            return Finding(MISSING, missing=tuple(cell for work in works for cell in work.missing), lack=listed(work.lack for work in works if work.missing))
        if verdict == REVIEW:
            return Finding(REVIEW, "；".join(work.doubt for work in works if work.doubt))
        known = [(given.year, work.value) for given, work in zip(self.given, works) if work.value is not None]
        told = "，".join(f"{year} 年 {exact(value, self.field.unit)}" for year, value in known)
        return Finding(MET, told, "逐年下降") if verdict == MET else Finding(UNMET, told, "没有逐年下降", gap=self.gap(known))

    def verdict(self, answers: Answers) -> Verdict:
        return self.weighed([given.work(answers) for given in self.given])

    @staticmethod
    def weighed(works: list[Worked]) -> Verdict:
        known = [work.value for work in works if work.value is not None]
        if any(later >= earlier for earlier, later in combinations(known, 2)):
            return UNMET
        blank = sum(bool(work.missing) for work in works)
        if blank and len(known) + blank > 1:  # one figure alone cannot rise
            return MISSING
        return REVIEW if any(work.doubt for work in works) else MET

    def gap(self, known) -> tuple[Way, ...]:
        """By the form's two decimals, or the finest that was typed; by more where these would lead to zero, from which nothing falls."""
        finest = max(places(value) or 6 for _, value in known)
        ways = (self.lowered(known, Fraction(1, 10**decimals)) for decimals in range(finest, 7))
        return next(((way,) for way in ways if all(change.to > 0 for change in way.changes)), ())

    def lowered(self, known, least: Fraction) -> Way:
        changes, (_, below), unit = [], known[0], self.field.unit
        for year, value in known[1:]:
            if value >= below:
                to = (-(-below // least) - 1) * least
                by, value = value - to, to
                few = f"{year} 年需再降 {exact(by, unit)}"
                changes.append(Change(Cell(self.field.id, year), self.field, f"{few}（降到 {exact(value, unit)}）", -by, value, few=few))
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
        told = "，".join(f"{work.name} {exact(work.value, self.field.unit)}" for work in works if work.value is not None)
        doubt = "；".join(work.doubt for work in works if work.doubt)
        if self.fell(works):
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

    def verdict(self, answers: Answers) -> Verdict:
        stated = self.stated.verdict(answers)
        if stated != MET:
            return stated
        works = [given.work(answers) for given in self.given]
        if self.fell(works) or any(work.doubt for work in works):
            return REVIEW
        return MISSING if any(work.missing for work in works) else MET

    @staticmethod
    def fell(works: list[Worked]) -> bool:
        known = [work.value for work in works if work.value is not None]
        return any(later < earlier for earlier, later in combinations(known, 2))

    def uses(self):
        return (*self.stated.uses(), *((self.field, year) for year in self.field.years))

    def says(self) -> str:
        return f"答「否」→ 不满足；答「是」且{self.field.name}各年没有下降 → 满足；有下降 → 需评审判断"
