"""Figures that do not go together: warnings at the question, never verdicts."""

from fractions import Fraction
from functools import cached_property

from .draft import Answers, Remark
from .entry import Value
from .facts import NONE, UNSURE, Cell, Field, Form, Frozen, Option
from .figures import Figure, Given, Worked
from .memo import Memo
from .wording import exact, figure, kinds, shown, spaced, target, word_count, written

ROUNDING = Fraction(1, 100)  # two decimals: what a stated figure may differ by


class Check(Frozen):
    def warnings(self, answers: Answers) -> list[Remark]:
        raise NotImplementedError


class Percentages(Check):
    """Shares lie within 0 and 100; of `large` ones none is below 1, so that 0.55 was meant for 55, as a spreadsheet keeps it."""

    fields: tuple[Field, ...]
    large: tuple[Field, ...] = ()

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}{said}")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and (said := self.odd(field, value))
        ]

    def odd(self, field: Field, value: Fraction) -> str:
        if not 0 <= value.numerator <= 100 * value.denominator:
            return f"应在 0 到 100 之间，现为 {exact(value, '%')}，请核对。"
        if 0 < value.numerator < value.denominator and any(field is one for one in self.large):
            return f"按 {exact(value, '%')} 算；若是 {exact(100 * value, '%')}，请填 {written(100 * value)}。"
        return ""


class NotBelowZero(Check):
    """What is measured in money, ground or tons is there or not."""

    fields: tuple[Field, ...]

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}小于 0，现为 {exact(value, field.unit)}，请核对。")
            for field in self.fields for cell in field.cells if (value := number(answers, cell)) is not None and value.numerator < 0
        ]


class NotMore(Check):
    """A part is not more than its whole, year by year."""

    parts: tuple[Field, ...]
    whole: Field

    def warnings(self, answers):
        found = []
        for part in self.parts:
            for cell in part.cells:
                year = (cell.year or self.whole.years[-1]) if self.whole.years else None
                value, most = number(answers, cell), number(answers, Cell(self.whole.id, year))
                if value is not None and most is not None and value > most:
                    found.append(Remark(*cell, f"{part.called(cell.year)}（{exact(value, part.unit)}）"
                                               f"{spaced('多于', self.whole.called(year))}（{exact(most, self.whole.unit)}），请核对。"))
        return found


class BetweenLargestAndSum(Check):
    """Different enterprises over overlapping lists: not fewer than the longest list, not more than all together."""

    counts: tuple[Given, ...]
    different: Field

    def warnings(self, answers):
        cell = Cell(self.different.id)
        value = number(answers, cell)
        lists = [work.value for count in self.counts if (work := count.work(answers)).value is not None]
        if value is None or not lists:
            return []
        if value < max(lists):
            return [Remark(*cell, f"去重后的家数（{exact(value, '家')}）少于其中一类的家数（{exact(max(lists), '家')}），请核对。")]
        if len(lists) == len(self.counts) and value > sum(lists):
            return [Remark(*cell, f"去重后的家数（{exact(value, '家')}）多于{kinds(len(lists))}合计（{exact(sum(lists), '家')}），请核对。")]
        return []


class Agrees(Check):
    """A stated figure against the ones worked out: beyond rounding from every one of them it is named."""

    stated: Given
    worked: tuple[Figure, ...]

    @cached_property
    def compared(self) -> Memo[tuple[Worked, list[tuple[Figure, Worked]]]]:
        return Memo(self.apart, (self.stated.field, *(field for figure in self.worked for field, _ in figure.uses())))

    def apart(self, answers: Answers) -> tuple[Worked, list[tuple[Figure, Worked]]]:
        """The stated figure, and those worked out; none of these where one agrees with it."""
        stated = self.stated.work(answers)
        works = [(figure, work) for figure in self.worked if (work := figure.work(answers)).value is not None]
        return stated, [] if stated.value is not None and any(near(stated.value, work) for _, work in works) else works

    def warnings(self, answers):
        return self.warned(*self.compared(answers))

    def warned(self, stated: Worked, works: list[tuple[Figure, Worked]]) -> list[Remark]:
        if stated.value is None or not works:
            return []
        told = "，或 ".join(f"{work.formula()} = {shown(work.value, self.stated.unit, work.root)}" for _, work in works)
        return [Remark(self.stated.field.id, self.stated.year,
                       f"{self.stated.says()}填的是 {exact(stated.value, self.stated.unit)}，按所填数据算得 {told}，请核对。")]


class SameScale(Check):
    """A year that stands 1,000 times from most others, of two years both: 万元 where 亿元 was meant. series: the fields whose years are neighbours."""

    series: tuple[tuple[Field, ...], ...]

    def warnings(self, answers):
        found = []
        for fields in self.series:
            known = [(field, cell, value) for field in fields for cell in field.cells if (value := number(answers, cell)) is not None and value.numerator > 0]
            amounts = [value for *_, value in known]
            if not amounts or max(amounts) < 1000 * min(amounts):
                continue
            for field, cell, value in known:
                if 2 * sum(value >= 1000 * other or other >= 1000 * value for other in amounts) >= len(amounts):
                    found.append(Remark(*cell, f"{field.called(cell.year)}（{exact(value, field.unit)}）与其他年度相差很大，单位应为{field.unit}，请核对。"))
        return found


class NotBeyond(Check):
    """An amount in 亿元 beyond what any cluster has: typed in 万元."""

    fields: tuple[Field, ...]
    most: int

    def warnings(self, answers):
        return [
            Remark(*cell, f"{field.called(cell.year)}（{exact(value, field.unit)}）数额很大，单位应为{field.unit}，请核对是否按万元填写。")
            for field in self.fields for cell in field.cells
            if (value := number(answers, cell)) is not None and value > self.most
        ]


class Beside(Check):
    """Texts that are printed beside a box: with the one goes the other."""

    form: Form

    def warnings(self, answers):
        return [Remark(id, None, said) for id, (row, box) in self.form.beside.items() if (said := self.odd(answers.get(Cell(id)), answers.get(Cell(row.id)), box))]

    def odd(self, words: Value | None, ticked: Value | None, box: Option) -> str:
        is_ticked = isinstance(ticked, frozenset) and box.id in ticked
        if is_ticked and words is NONE:
            return f"勾选了「{box.label}」，这里却填「无」，请核对。"
        if isinstance(words, str) and words.strip() and not is_ticked and ticked is not UNSURE:
            return f"这里写了内容，却没有勾选「{box.label}」，请核对。"
        return ""


class NotTooLong(Check):
    """Texts within the limit of the form. Said, never cut."""

    fields: tuple[Field, ...]
    limit: int
    name: str

    def warnings(self, answers):
        texts = [text for field in self.fields if isinstance(text := answers.get(Cell(field.id)), str)]
        count = sum(word_count(text) for text in texts)
        if count <= self.limit:
            return []
        return [Remark(self.fields[0].id, None, f"{self.name}共 {count:,} 字，申报表要求 {self.limit:,} 字以内。")]


def number(answers: Answers, cell: Cell) -> Fraction | None:
    value = answers.get(cell)
    if value is NONE:
        return Fraction(0)
    return value if type(value) is Fraction else None


def near(stated: Fraction, work) -> bool:
    """Within 0.01 of the figure worked out, exactly, also where that is a root."""
    if not work.root:
        return abs(stated - work.value) <= ROUNDING
    if abs(stated - figure(work.value, work.root)) > 1:
        return False  # far from it, whatever the next decimal is
    low, high = stated - ROUNDING, stated + ROUNDING
    return (low <= -100 or target(low, work.root) <= work.value) and high >= -100 and target(high, work.root) >= work.value
