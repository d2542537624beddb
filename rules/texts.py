"""Words that do not go with what stands beside them: a box, a number, the same said elsewhere, the limit. Warnings, never verdicts."""

from fractions import Fraction

from .consistency import Check, number
from .draft import Remark
from .entry import Value
from .facts import NONE, UNSURE, Cell, Field, Form, Option
from .wording import exact, word_count


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


class Named(Check):
    """How many there are, and what they are called: both or neither."""

    counts: tuple[tuple[Field, Field], ...]

    def warnings(self, answers):
        return [Remark(names.id, None, said) for count, names in self.counts if (said := self.odd(number(answers, count, Cell(count.id)), count, answers.get(Cell(names.id))))]

    def odd(self, value: Fraction | None, count: Field, words: Value | None) -> str:
        if value == 0 and isinstance(words, str) and words.strip():
            return f"这里写了名称，{count.name}却是 0，请核对。"
        return f"{count.name}填了 {exact(value, count.unit)}，这里却填「无」，请核对。" if value and words is NONE else ""


class SaidTwice(Check):
    """What the form asks by 是 or 否 and again as a box of a list: both or neither."""

    asked: Field
    boxes: Field
    box: str

    def warnings(self, answers):
        said, ticks = answers.get(Cell(self.asked.id)), answers.get(Cell(self.boxes.id))
        if said not in ("yes", "no") or ticks is None or ticks is UNSURE:
            return []
        is_ticked = isinstance(ticks, frozenset) and self.box in ticks
        if is_ticked == (said == "yes"):
            return []
        return [Remark(self.boxes.id, None, f"「{self.asked.name}」答了「{self.asked.option(said).label}」，「{self.boxes.name}」里却{'勾选了' if is_ticked else '没有勾选'}这一项，请核对。")]


class NotBoth(Check):
    """Two answers that cannot both be so: each a question and its option. Said at the second."""

    first: tuple[Field, str]
    second: tuple[Field, str]

    def warnings(self, answers):
        if any(answers.get(Cell(field.id)) != option for field, option in (self.first, self.second)):
            return []
        (one, its), (other, own) = self.first, self.second
        return [Remark(other.id, None, f"「{one.name}」答了「{one.option(its).label}」，「{other.name}」却答「{other.option(own).label}」，请核对。")]


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
