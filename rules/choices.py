"""What a sentence can demand that no figure decides: facts, judged norms, ticks. Knows no year, no notice."""

from .conditions import Condition
from .draft import Answers
from .facts import NONE, UNSURE, Cell, Field
from .findings import Change, Finding, Way
from .verdict import MET, MISSING, REVIEW, UNMET, Verdict

UNSURE_SAID = "答为「暂不清楚」，请核实或咨询区主管部门"
JUDGED_SAID = "通知没有写明量化标准，由评审判断；请准备佐证材料"
OTHER = "other"  # the box of what has no name: nobody is told to tick it


class Chosen(Condition):
    """The option chosen decides. outcomes: the verdict of each option. notes: what is said beside it."""

    field: Field
    outcomes: dict[str, Verdict]
    notes: dict[str, str] = {}

    def assess(self, answers: Answers) -> Finding:
        [cell] = self.field.cells
        answer = answers.get(cell)
        if answer is None:
            return Finding(MISSING, basis=self.kind, missing=(cell,), lack=f"「{self.field.name}」的回答")
        if answer is UNSURE:
            return Finding(REVIEW, f"{self.field.name}：{UNSURE_SAID}", basis=self.kind)
        if answer is NONE:
            return Finding(REVIEW, f"{self.field.name}填了「无」，请改为选择一项", basis=self.kind)
        verdict = self.outcomes[answer]
        note = self.notes.get(answer) or (JUDGED_SAID if verdict == REVIEW else "")
        because = f"{self.field.name}：{self.field.option(answer).label}" + (f"。{note}" if note else "")
        return Finding(verdict, because, basis=self.kind, gap=self.ways(cell) if verdict == UNMET else ())

    def verdict(self, answers: Answers) -> Verdict:
        answer = answers.get(self.field.cells[0])
        if answer is None:
            return MISSING
        return REVIEW if answer is UNSURE or answer is NONE else self.outcomes[answer]

    def ways(self, cell: Cell) -> tuple[Way, ...]:
        better = [option for option, verdict in self.outcomes.items() if verdict in (MET, REVIEW)]
        return tuple(
            Way((Change(cell, self.field, f"情况有变化、可以选「{self.field.option(option).label}」时，再测一次", option=option),))
            for option in better
        )

    def uses(self):
        return ((self.field, None),)

    def says(self) -> str:
        return "；".join(f"答「{self.field.option(option).label}」→ {verdict.word}" for option, verdict in self.outcomes.items())


def fact(field: Field, good: str = "yes") -> Chosen:
    """The applicant's own yes or no about what is or is not so. good: the answer that meets it."""
    outcome = {good: MET} | {option.id: UNMET for option in field.options if option.id != good}
    return Chosen(field=field, outcomes={option.id: outcome[option.id] for option in field.options}, kind="fact")


def judged(field: Field) -> Chosen:
    """An open norm: a yes is for people to judge."""
    return Chosen(field=field, outcomes={"yes": REVIEW, "no": UNMET}, kind="judged")


class Ticked(Condition):
    """Tick boxes of the form decide: one of `met` meets it, else one of `review` is for people, `because`; else `otherwise`."""

    kind: str = "ticks"
    field: Field
    met: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    because: str = JUDGED_SAID
    otherwise: Verdict = UNMET

    def assess(self, answers: Answers) -> Finding:
        [cell] = self.field.cells
        answer = answers.get(cell)
        if answer is None:
            return Finding(MISSING, basis=self.kind, missing=(cell,), lack=f"「{self.field.name}」的勾选（都没有请选「无」）")
        if answer is UNSURE:
            return Finding(REVIEW, f"{self.field.name}：{UNSURE_SAID}", basis=self.kind)
        return self.finding(cell, frozenset() if answer is NONE else answer)

    def verdict(self, answers: Answers) -> Verdict:
        answer = answers.get(self.field.cells[0])
        if answer is None:
            return MISSING
        return REVIEW if answer is UNSURE else self.weighed(frozenset() if answer is NONE else answer)

    def weighed(self, ticked: frozenset) -> Verdict:
        if not ticked.isdisjoint(self.met):
            return MET
        return self.otherwise if ticked.isdisjoint(self.review) else REVIEW

    def hit(self, ticked: frozenset) -> list[str]:
        return [option for option in self.met if option in ticked] or [option for option in self.review if option in ticked]

    def boxes(self, answers: Answers) -> tuple[str, ...]:
        answer = answers.get(self.field.cells[0])
        return tuple(f"{self.field.id}.{option}" for option in self.hit(answer)) if isinstance(answer, frozenset) else ()

    def finding(self, cell: Cell, ticked: frozenset) -> Finding:
        verdict = self.weighed(ticked)
        if hit := self.hit(ticked):
            note = f"。{self.because}" if verdict == REVIEW else ""
            return Finding(verdict, f"已勾选：{self.labels(hit)}{note}", basis=self.kind)
        wanted = self.met or self.review
        ways = tuple(Way((Change(cell, self.field, f"做到后勾选「{self.field.option(option).label}」，备好佐证", option=option),))
                     for option in wanted if option != OTHER)
        because = f"「{self.field.name}」中没有勾选：{self.labels(wanted)}"
        return Finding(verdict, because, basis=self.kind, gap=ways if verdict == UNMET else ())

    def labels(self, options) -> str:
        return "".join(f"「{self.field.option(option).label}」" for option in options)

    def uses(self):
        return ((self.field, None),)

    def says(self) -> str:
        if len(self.met) == 1 and not self.review:
            return f"勾选{self.labels(self.met)}→ 满足；没有勾选 → {self.otherwise.word}"
        met = f"勾选任一项 → 满足：{self.labels(self.met)}" if self.met else ""
        review = f"{'只' if self.met else ''}勾选{'其他项' if self.met else '任一项'} → 需评审判断：{self.labels(self.review)}" if self.review else ""
        return "；".join(filter(None, (met, review))) + f"；都没有 → {self.otherwise.word}"


class EveryTick(Ticked):
    """All of `met` ticked meets it; some of them is for people; none is unmet."""

    def weighed(self, ticked: frozenset) -> Verdict:
        if ticked.issuperset(self.met):
            return MET
        return UNMET if ticked.isdisjoint(self.met) else REVIEW

    def finding(self, cell: Cell, ticked: frozenset) -> Finding:
        verdict, absent = self.weighed(ticked), [option for option in self.met if option not in ticked]
        if verdict == MET:
            return Finding(MET, f"{len(self.met)} 项都已勾选：{self.labels(self.met)}", basis=self.kind)
        few = f"还差 {len(absent)} 项"
        gap = (Way(tuple(Change(cell, self.field, f"{few}：{self.labels(absent)}", option=option, few=few) for option in absent)),)
        if verdict == REVIEW:
            there = f"已勾选 {len(self.met) - len(absent)} 项，还没有：{self.labels(absent)}；是否足够由评审判断"
            return Finding(REVIEW, there, basis=self.kind, gap=gap)
        return Finding(UNMET, f"「{self.field.name}」中，条文所列的 {len(self.met)} 项一项都没有勾选", basis=self.kind, gap=gap)

    def says(self) -> str:
        return f"全部勾选 → 满足：{self.labels(self.met)}；只有一部分 → 需评审判断；都没有 → 不满足"


class ThenJudged(Condition):
    """What is met in fact is still an open norm: met becomes review."""

    first: Condition

    def assess(self, answers: Answers) -> Finding:
        finding = self.first.assess(answers)
        if finding.verdict == REVIEW:
            return finding._replace(gap=())  # met would be for people too
        if finding.verdict != MET:
            return finding
        return finding._replace(verdict=REVIEW, head=f"{finding.because}。{JUDGED_SAID}", tail="")

    def verdict(self, answers: Answers) -> Verdict:
        verdict = self.first.verdict(answers)
        return REVIEW if verdict == MET else verdict

    def uses(self):
        return self.first.uses()

    def boxes(self, answers: Answers) -> tuple[str, ...]:
        return self.first.boxes(answers)

    def says(self) -> str:
        says = self.first.says()
        return says.replace("→ 满足", "→ 需评审判断") if "→" in says else f"{says} → 需评审判断；都不是 → 不满足"


def then_judged(first: Condition) -> ThenJudged:
    return ThenJudged(first=first, kind=f"{first.kind}+judged")


def ticked(field: Field, *met: str, review: tuple[str, ...] = (), because: str = JUDGED_SAID) -> Ticked:
    return Ticked(field=field, met=met, review=review, because=because)


def any_tick(field: Field, but: tuple[str, ...] = ()) -> Ticked:
    return Ticked(field=field, met=tuple(option.id for option in field.options if option.id not in but))
