"""A notice as values: criteria with their sentences, groups with their clauses, and the report of a draft."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from . import draft as drafts
from .conditions import Condition
from .consistency import Check
from .facts import Cell, Field, Form, Frozen
from .findings import Change, Finding, Way
from .verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict, all_of
from .wording import written

BASIS = {
    "computed": "据所填金额和数量计算",
    "stated": "据填报的比例或增速",
    "fact": "据自述事实",
    "choice": "据自述事实",
    "fact+trend": "据自述事实和所填金额",
    "judged": "由评审判断",
    "ticks": "据勾选",
    "ticks+judged": "据勾选，并由评审判断",
    "computed+judged": "据所填数据，并由评审判断",
}


class Criterion(Frozen):
    """One sentence, one criterion. quote: verbatim. why: why there are readings, or what else to know.

    evidence: what to prepare beyond what its questions name. preference: said, but never changes the overall line.
    """

    id: str
    locator: str
    title: str
    quote: str
    requires: Condition
    why: str = ""
    evidence: tuple[str, ...] = ()
    preference: bool = False

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple({field.id: field for field, _ in self.requires.uses()}.values())

    @cached_property
    def proofs(self) -> tuple[str, ...]:
        """What to prepare: of its questions, then its own."""
        named = (f"{field.evidence}" for field in self.fields if field.evidence)
        return tuple(dict.fromkeys((*named, *self.evidence)))


class Example(Frozen):
    """A worked example: test and guidance at once. given: a draft's answers. expect: verdict by criterion id."""

    says: str
    given: dict[str, Any]
    expect: dict[str, Verdict]


class Group(Frozen):
    """One heading of the notice. clause: its whole text, verbatim, covered by the quotes of its criteria."""

    id: str
    locator: str
    title: str
    clause: str
    criteria: tuple[Criterion, ...]
    examples: tuple[Example, ...] = ()


class Step(Frozen):
    """A sentence of the procedure that no criterion decides. who: the role that acts."""

    quote: str
    title: str
    who: str


class District(Frozen):
    """One line of the list of contacts, as published."""

    id: str
    name: str
    department: str
    people: tuple[str, ...]
    phone: str


class Case(Frozen):
    """A real case: public figures as published, blanks left blank. expect: the verdicts that can be defended."""

    id: str
    title: str
    note: str
    given: dict[str, Any]
    expect: dict[str, Verdict]


class Notice(Frozen):
    """One year's notice, whole. assessed_on: the day that counts unless the draft names another."""

    id: str
    title: str
    number: str
    issued: date
    assessed_on: date
    form: Form
    groups: tuple[Group, ...]
    steps: tuple[Step, ...]
    districts: tuple[District, ...]
    checks: tuple[Check, ...] = ()
    cases: tuple[Case, ...] = ()
    superseded: str = ""

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {field.id: field for field in self.form.fields}

    @cached_property
    def feeds(self) -> dict[str, tuple[Criterion, ...]]:
        """The criteria that each field feeds, in the notice's order."""
        return {name: tuple(c for c in self.criteria if name in {field.id for field in c.fields}) for name in self.fields}

    @property
    def disclaimer(self) -> str:
        return (f"本结果是依据《{self.title}》（{self.number}，{self.issued.year} 年 {self.issued.month} 月 {self.issued.day} 日）所作的自测，"
                f"不是认定结论；是否入选由主管部门审核决定。{self.superseded}")

    def assess(self, answers: drafts.Answers) -> tuple[tuple[Criterion, Finding], ...]:
        return tuple((criterion, criterion.requires.assess(answers)) for criterion in self.criteria)

    def report(self, draft: drafts.Draft) -> dict[str, Any]:
        """The whole report as plain JSON values."""
        found = self.assess(draft.answers)
        verdicts = [finding.verdict for criterion, finding in found if not criterion.preference]
        counts = {verdict.value: verdicts.count(verdict) for verdict in Verdict}
        return {
            "notice": {"id": self.id, "title": self.title, "number": self.number, "issued": self.issued.isoformat()},
            "overall": {"verdict": all_of(verdicts).value, "text": overall_line(counts)},
            "counts": counts,
            "criteria": [self.item(criterion, finding) for criterion, finding in found],
            "warnings": [warning._asdict() for check in self.checks for warning in check.warnings(draft.answers)],
            "complaints": [remark._asdict() for remark in draft.complaints],
            "echoes": [remark._asdict() for remark in draft.echoes],
            "disclaimer": self.disclaimer,
        }

    def item(self, criterion: Criterion, finding: Finding) -> dict[str, Any]:
        return {
            "id": criterion.id,
            "locator": criterion.locator,
            "title": criterion.title,
            "quote": criterion.quote,
            "preference": criterion.preference,
            "verdict": finding.verdict.value,
            "word": word_of(criterion, finding.verdict),
            "basis": finding.basis,
            "basis_text": BASIS[finding.basis],
            "because": f"{finding.because}。" if finding.because else "",
            "gap": [way_json(way) for way in finding.gap],
            "missing": [self.asked(cell) for cell in finding.missing],
            "readings": [told._asdict() | {"word": told.verdict.word if told.played else "未计算"} for told in finding.readings],
            "why": criterion.why,
            "evidence": list(criterion.proofs) if finding.verdict != NOT_APPLICABLE else [],
        }

    def asked(self, cell: Cell) -> dict[str, Any]:
        """optional: another answer can stand in for this one."""
        field = self.fields[cell.field]
        return {"field": cell.field, "year": cell.year, "name": field.called(cell.year), "optional": field.optional}


def overall_line(counts: dict[str, int]) -> str:
    """发现 N 项不满足 / 还缺 N 项数据 / 未发现不满足的条件，N 项由评审判断. Never says that a cluster qualifies."""
    if counts[UNMET]:
        rest = f"，另有 {counts[MISSING]} 项待补充" if counts[MISSING] else ""
        return f"发现 {counts[UNMET]} 项不满足{rest}"
    if counts[MISSING]:
        return f"还缺 {counts[MISSING]} 项数据"
    return f"未发现不满足的条件，{counts[REVIEW]} 项由评审判断"


def word_of(criterion: Criterion, verdict: Verdict) -> str:
    """The word a person reads: a preference is 属重点支持 or not, and an unmet one is 按所填数据，本条不满足."""
    if criterion.preference:
        return {MET: "属重点支持", NOT_APPLICABLE: "未列重点支持"}.get(verdict, verdict.word)
    return verdict.word


def way_json(way: Way) -> dict[str, Any]:
    return {"text": way.text, "changes": [change_json(change) for change in way.changes]}


def change_json(change: Change) -> dict[str, Any]:
    """by and to as exact decimal texts, so that nothing is lost on the way to the page."""
    place = {"field": change.cell.field, "year": change.cell.year, "name": change.field.called(change.cell.year)}
    if change.option:
        return place | {"option": change.option, "label": change.field.option(change.option).label}
    if change.by is None:
        return place
    return place | {"by": plain(change.by), "to": plain(change.to), "unit": change.field.unit}


def plain(number: Fraction | str) -> str:
    return number if isinstance(number, str) else written(number)
