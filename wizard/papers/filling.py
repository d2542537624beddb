"""The form's own filling rules (填报说明第 2、5 条): how an answer is written on paper. Rounds for the paper, never for a verdict."""

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from rules.draft import Draft
from rules.facts import NONE, UNSURE, Cell, Field, Kind
from rules.notice import Notice
from rules.wording import unmarked

from .characters import clean, one_line


class Filling(NamedTuple):
    """One draft on paper.

    fill_blanks: what is not answered is written 无 where that says nothing untrue, because the applicant asked for it.
    beside: what else the draft holds, unknown to the rules: "evidence", "lists" and "roster".
    """

    notice: Notice
    draft: Draft
    fill_blanks: bool = False
    beside: dict[str, Any] = {}

    def field(self, id: str) -> Field:
        return self.notice.fields[id]

    def answer(self, id: str, year: int | None = None):
        """The answer as the paper has it: 不确定 is not for paper, and stays blank."""
        answer = self.draft.answers.get(Cell(id, year))
        if answer is None and self.fill_blanks and id in self.notice.none_if_blank and not self.is_unread(id, year) and not self.is_owed(id):
            return NONE
        return None if answer is UNSURE else answer

    def is_owed(self, id: str) -> bool:
        """A text beside a ticked box, or in the row of a figure that is not nothing: 无 would contradict it (填报说明第 2 条)."""
        if id in self.notice.form.beside:
            row, box = self.notice.form.beside[id]
            return box.id in self.ticked(row.id)
        row = [one for one in self.notice.form.fields if one.label == self.field(id).label and one.kind in (Kind.NUMBER, Kind.COUNT)]
        return self.field(id).kind == Kind.TEXT and any(self.draft.answers.get(cell) not in (None, NONE, 0) for one in row for cell in one.cells)

    def is_unread(self, id: str, year: int | None = None) -> bool:
        """Something is typed there that could not be read."""
        return any(one.field == id and one.year in (None, year) for one in self.draft.complaints)

    def text(self, id: str, year: int | None = None) -> str:
        answer = self.answer(id, year)
        return "" if answer is None else on_paper(answer, self.field(id))

    def ticked(self, id: str) -> frozenset[str]:
        """The options whose boxes are ticked."""
        answer = self.answer(id)
        if isinstance(answer, frozenset):
            return answer
        return frozenset({answer}) if isinstance(answer, str) else frozenset()

    def is_none(self, id: str) -> bool:
        return self.answer(id) is NONE

    @property
    def title(self) -> str:
        """The cluster's name, for the head of a paper."""
        name = self.draft.answers.get(Cell("cluster_name"))
        return one_line(name) if isinstance(name, str) else "（集群名称未填）"


def on_paper(answer, field: Field) -> str:
    if answer is NONE:
        return NONE.value
    if isinstance(answer, Fraction):
        return figure(answer, field)
    if isinstance(answer, date):
        return f"{answer.year}年{answer.month}月{answer.day}日"
    if isinstance(answer, frozenset):
        return "、".join(option.label for option in field.options if option.id in answer)
    return field.option(answer).label if field.kind == Kind.CHOICE else clean(answer)


def figure(value: Fraction, field: Field) -> str:
    """Two decimals, half up; a count is whole. No thousands mark: the form is read by machines too."""
    if field.kind == Kind.COUNT:
        return str(value.numerator)
    return unmarked(value, 2)


def printed_cells(notice: Notice) -> list[tuple[Field, Cell]]:
    """Every place of the printed form, in its order; what is done by hand and what the form lacks is left out."""
    return [(field, cell) for field in notice.form.fields if not field.supplementary and field.kind != Kind.PAPER for cell in field.cells]
