"""A notice as values: criteria with their sentences, groups with their clauses, and the findings for someone's answers."""

import hashlib
import json
from datetime import date
from functools import cached_property
from typing import Any

from . import draft as drafts
from .conditions import Condition
from .consistency import Check
from .facts import Cell, Field, Form, Frozen, Kind
from .findings import Finding
from .verdict import Verdict
from .wording import bare


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
        named = (field.evidence for field in self.fields if field.evidence)
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
    """A sentence of the procedure that no criterion decides. who: the role that acts. place: what the page of the procedure calls it."""

    quote: str
    title: str
    who: str
    place: str


class District(Frozen):
    """One line of the list of contacts, as published."""

    id: str
    name: str
    department: str
    people: tuple[str, ...]
    phone: str


class Case(Frozen):
    """An example to load: a real cluster, public figures as published, blanks left blank; or one that says it is made up. expect: the verdicts that can be defended."""

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

    @cached_property
    def readers(self) -> dict[Cell, frozenset[str]]:
        """The ids of the criteria that read each figure."""
        read = {(Cell(field.id, year), criterion.id) for criterion in self.criteria for field, year in criterion.requires.uses() if field.kind in (Kind.NUMBER, Kind.COUNT)}
        return {cell: frozenset(id for one, id in read if one == cell) for cell, _ in read}

    @property
    def astray(self) -> tuple[str, ...]:
        """What a condition reads and this notice's own form does not ask, a sentence each: it was taken over from another year."""
        return tuple(dict.fromkeys(
            f"{self.id}：{criterion.locator} 要看「{field.called(year)}」，这份通知的申报表没有这一栏。" for criterion in self.criteria
            for field, year in criterion.requires.uses() if self.fields.get(field.id) != field or Cell(field.id, year) not in field.cells))

    @cached_property
    def none_if_blank(self) -> frozenset[str]:
        """What 填报说明第 2 条 lets be written 无 where it is blank: no condition rests on it, and a cluster can lack it."""
        return frozenset(field.id for field in self.form.fields if field.kind in (Kind.NUMBER, Kind.COUNT, Kind.TEXT, Kind.TICKS)
                         and not self.feeds[field.id] and not field.never_none)

    @cached_property
    def version(self) -> str:
        """Eight hexadecimal digits over what is demanded and what can be answered: another demand, question or option is another version."""
        demands = [[criterion.id, bare(criterion.quote), criterion.requires.says()] for criterion in self.criteria]
        questions = [[field.id, field.kind, field.unit, field.years, [option.id for option in field.options]] for field in self.form.fields]
        return hashlib.sha256(json.dumps([demands, questions]).encode()).hexdigest()[:8]

    @property
    def disclaimer(self) -> str:
        return f"本结果是{self.basis}所作的自测，{self.who_decides}"

    @property
    def preparation(self) -> str:
        """The same where there is no result."""
        return f"由自测工具{self.basis}整理，{self.who_decides}"

    @property
    def basis(self) -> str:
        return f"依据《{self.title}》（{self.number}，{self.issued.year} 年 {self.issued.month} 月 {self.issued.day} 日）"

    @property
    def who_decides(self) -> str:
        return f"不是认定结论；是否入选由主管部门审核决定。{self.superseded}"

    def assess(self, answers: drafts.Answers) -> tuple[tuple[Criterion, Finding], ...]:
        return tuple((criterion, criterion.requires.found(answers)) for criterion in self.criteria)
