"""What a list is: its columns, and the totals that must equal the form's figures. Worked out exactly, and as a formula."""

from fractions import Fraction
from typing import NamedTuple

from rules.facts import NONE, Cell
from rules.wording import rounded

from .filling import Filling

YES = "是"
YES_NO = (YES, "否")
AGREED, APART, PARTIAL = "一致", "不一致", "金额待填"  # what a check says, and where one of the two is blank
NO_FIGURE, NO_LIST = "申报表待填", "清单待填"


class Column(NamedTuple):
    """kind: text, code (digits that are no number), amount or date; options: a drop-down. id: the key of a row in the draft."""

    id: str
    title: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    width: int = 14


class Total(NamedTuple):
    """What a list adds up to, and the field of the form that says the same.

    where: column → the words that count. add: the column added up; without it rows are counted.
    whole: for a share, the `where` of the whole. over: for a share, the field of the form that is the whole.
    times: what the sum is multiplied with to be in the form's unit.
    """

    field: str
    year: int | None = None
    where: dict[str, str] = {}
    add: str = ""
    whole: dict[str, str] | None = None
    over: Cell | None = None
    times: Fraction = Fraction(1)

    @property
    def columns(self) -> tuple[str, ...]:
        """Those that have to be filled for a sum of the list: one that is blank from top to bottom is not filled yet."""
        return (*self.where, *([self.add] if self.add else []))

    @property
    def widest(self) -> dict[str, str]:
        """What a row has to say for its amount to matter: for a share, to its whole."""
        return self.where if self.whole is None else self.whole


class Sheet(NamedTuple):
    """notes: the filling notes that demand the list."""

    id: str
    name: str
    title: str
    notes: tuple[int, ...]
    columns: tuple[Column, ...]
    totals: tuple[Total, ...]
    hint: str = ""

    @property
    def key(self) -> str:
        """The column that tells its rows apart, if it has one: who or what stands there twice may be counted twice."""
        return next((column.id for column in self.columns if column.id in ("number", "code")), "")

    def place(self, id: str) -> int:
        """Columns are counted from the one after 序号."""
        return 1 + [column.id for column in self.columns].index(id)


Rows = list[dict[str, str | Fraction]]


def form_figure(filling: Filling, cell: Cell) -> Fraction | None:
    """The form's figure as it stands there, on paper; 无 counts as 0."""
    answer = filling.draft.answers.get(cell)
    if answer is NONE:
        return Fraction(0)
    return Fraction(filling.text(*cell)) if isinstance(answer, Fraction) else None


def matching(rows: Rows, where: dict[str, str]) -> Rows:
    return [row for row in rows if all(row.get(id) == words for id, words in where.items())]


def added(rows: Rows, where: dict[str, str], add: str) -> Fraction:
    there = matching(rows, where)
    if not add:
        return Fraction(len(there))
    return sum((value for row in there if isinstance(value := row.get(add), Fraction)), Fraction(0))


def worked(total: Total, rows: Rows, filling: Filling) -> Fraction | None:
    """The total of the rows in the form's unit; None where there is nothing to divide by."""
    part = added(rows, total.where, total.add) * total.times
    if total.whole is None and total.over is None:
        return part
    whole = added(rows, total.whole, total.add) if total.whole is not None else form_figure(filling, total.over)
    return part / whole if whole else None


def in_words(total: Total, rows: Rows) -> bool:
    """Whether an amount that belongs to the sum is no number, so that the rest of it says nothing yet."""
    return any(isinstance(row.get(total.add), str) and row[total.add] for row in matching(rows, total.widest)) if total.add else False


def verdict(value: Fraction | None, said: Fraction | None, partial: bool, empty: bool) -> str:
    """The words of the check; the formula in the sheet says the same."""
    if said is None:
        return NO_FIGURE
    if partial:
        return PARTIAL
    if rounded(value or Fraction(0), 2) == rounded(said, 2):
        return AGREED
    return NO_LIST if empty else APART
