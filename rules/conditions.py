"""What a sentence of a notice can demand of figures, in the notice's own words. Knows no year, no notice."""

from fractions import Fraction
from functools import cached_property

from .draft import Answers
from .facts import Field, Frozen
from .figures import STATED, Figure, Worked
from .findings import Change, Finding, Way, step
from .memo import Memo
from .verdict import MET, MISSING, REVIEW, UNMET, Verdict
from .wording import WHOLE_UNITS, apart, exact, shown, target, threshold


class Condition(Frozen):
    """assess: the finding for these answers; found: the same, remembered; verdict: no more of it than that. uses: the (field, year) it reads, boxes: the ticks it rests on, as "field.option". says: the demand in words.

    numbers: each threshold with the words of the notice that may carry it, for the law of quotation.
    """

    kind: str = "computed"

    def assess(self, answers: Answers) -> Finding:
        raise NotImplementedError

    @cached_property
    def found(self) -> Memo[Finding]:
        return Memo(self.assess, (field for field, _ in self.uses()))

    def verdict(self, answers: Answers) -> Verdict:
        return self.assess(answers).verdict

    def uses(self) -> tuple[tuple[Field, int | None], ...]:
        raise NotImplementedError

    def boxes(self, answers: Answers) -> tuple[str, ...]:
        return ()

    def says(self) -> str:
        raise NotImplementedError

    def numbers(self) -> tuple[tuple[Fraction, tuple[str, ...]], ...]:
        return ()


class Compared(Condition):
    """A figure against a threshold that it has to reach (inclusive) or to exceed (strict)."""

    figure: Figure
    bound: Fraction
    strict: bool

    def assess(self, answers: Answers) -> Finding:
        work = self.figure.work(answers)
        if work.value is not None and (not work.floor or self.holds(work)):
            return self.decided(work, answers)
        if work.missing:
            known = f"已填的合计 {exact(work.value, self.figure.unit)}" if work.value else ""
            return Finding(MISSING, known, missing=work.missing, lack=work.lack, asks=work.asks)
        return Finding(REVIEW, work.doubt)

    def verdict(self, answers: Answers) -> Verdict:
        work = self.figure.work(answers)
        if work.value is not None and self.holds(work):
            return MET
        if work.value is not None and not work.floor:
            return UNMET
        return MISSING if work.missing else REVIEW

    @cached_property
    def goals(self) -> tuple[Fraction, ...]:
        """What the figure is held against: the bound itself, or its ratio over one, two or three years."""
        return tuple(target(self.bound, root) for root in range(4))

    @cached_property
    def limit(self) -> str:
        return threshold(self.bound, self.figure.unit)

    def holds(self, work: Worked) -> bool:
        value, goal = work.value, self.goals[work.root]
        over = value.numerator * goal.denominator - goal.numerator * value.denominator  # half as long as comparing fractions
        return over > 0 if self.strict else over >= 0

    def decided(self, work: Worked, answers: Answers) -> Finding:
        limit = self.limit
        value = shown(work.value, self.figure.unit, work.root, self.bound)
        year = f"{work.year} 年 " if work.year else ""
        head = f"{year}{work.formula()} = {value}" if work.formula else f"{work.name} {value}"
        if work.note:
            head = f"{head}（{work.note}）"
        if self.holds(work):
            return Finding(MET, head, f"{self.words_met} {limit}{self.in_print(work)}", work.basis)
        if work.value == self.goals[work.root]:
            word = "「高于」不含本数" if self.bound else "没有超过"  # that it grows at all no notice says with this word
            whole = "；若是舍入过的数，请按没有舍入的原数填" if work.basis == STATED and self.bound else ""
            return Finding(UNMET, head, f"恰好等于 {limit}，{word}{whole}", work.basis, self.gap(work, answers))
        less = "少于" if self.figure.unit in WHOLE_UNITS else "低于"
        return Finding(UNMET, head, f"{less} {limit}{self.in_print(work)}", work.basis, self.gap(work, answers))

    def in_print(self, work: Worked) -> str:
        """Of a figure as answered, which the form prints with two decimals: where these tell the other outcome."""
        if work.formula or work.root or not 100 % work.value.denominator:
            return ""
        printed = Fraction((200 * work.value.numerator + work.value.denominator) // (2 * work.value.denominator), 100)
        if self.holds(work._replace(value=printed)) == self.holds(work):
            return ""
        return f"；申报表印成 {exact(printed, self.figure.unit)}，请在佐证材料里写明原数"

    @property
    def words_met(self) -> str:
        if self.strict:
            return "高于"
        return "不少于" if self.figure.unit in WHOLE_UNITS else "不低于"

    def gap(self, work: Worked, answers: Answers) -> tuple[Way, ...]:
        lever = self.figure.lever(answers)
        if lever is None:
            return ()
        by, to = step(lever, self.goals[work.root] - work.value, self.strict)
        cell, field = lever.cell, lever.field
        more = exact(by, "个百分点" if field.unit == "%" else field.unit)
        if work.name:
            few = text = f"{work.name}还差 {more}"
        else:
            level = work.value == self.goals[work.root]
            far = f"需高于 {self.limit}" if level else f"还差 {apart(work.value, work.root, self.bound, self.figure.unit)}"
            few = f"{field.called(cell.year)}需再增 {more}"
            text = f"{far}：{lever.holding}{few}（达到 {exact(to, field.unit)}）"
        return (Way((Change(cell, field, text, by, to, few=few),)),)

    def uses(self):
        return self.figure.uses()

    def says(self) -> str:
        says = self.figure.says()
        return f"{says}{' ' if says[-1].isascii() else ''}{self.words_met} {self.limit}"

    def numbers(self):
        return ((self.bound, ("高于",) if self.strict else ("以上", "不少于", "不低于")),)


class GenerallyAtMost(Condition):
    """A soft limit (一般不超过): met up to it, beyond it people decide."""

    figure: Figure
    bound: Fraction

    def assess(self, answers: Answers) -> Finding:
        work = self.figure.work(answers)
        if work.value is None:
            return Finding(MISSING, missing=work.missing, lack=work.lack) if work.missing else Finding(REVIEW, work.doubt)
        text = f"{work.name} {shown(work.value, self.figure.unit, beside=self.bound)}"
        limit = threshold(self.bound, self.figure.unit)
        if work.value <= self.bound:
            return Finding(MET, text, f"未超过 {limit}", work.basis)
        over = exact(work.value - self.bound, self.figure.unit)
        return Finding(REVIEW, text, f"超过 {limit}（多 {over}）；通知写的是「一般不超过」，由区里判断", work.basis)

    def verdict(self, answers: Answers) -> Verdict:
        work = self.figure.work(answers)
        if work.value is None:
            return MISSING if work.missing else REVIEW
        return MET if work.value <= self.bound else REVIEW

    def uses(self):
        return self.figure.uses()

    def says(self) -> str:
        return f"{self.figure.says()}一般不超过 {threshold(self.bound, self.figure.unit)}；超过时由区里判断，不算不满足"

    def numbers(self):
        return ((self.bound, ("一般不超过",)),)
