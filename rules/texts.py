"""Texts that do not go with the form: beside a box that is not ticked, or beyond the limit. Warnings, never verdicts."""

from .consistency import Check
from .draft import Remark
from .entry import Value
from .facts import NONE, UNSURE, Cell, Field, Form, Option
from .wording import word_count


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
