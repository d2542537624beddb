"""What can be asked: the questions of a form, each with the form's own words. Pure values."""

from enum import Enum, StrEnum
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: cannot change, and takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    NUMBER = "number"  # exact decimal, in the field's unit
    COUNT = "count"  # whole number, not negative
    CHOICE = "choice"  # one option
    TICKS = "ticks"  # any number of options
    TEXT = "text"
    DATE = "date"
    PAPER = "paper"  # done by hand on paper: signature, seal


class Special(Enum):
    """Answers that every question knows. Not to be confused with no answer, and not with 0."""

    NONE = "无"
    UNSURE = "不确定"


NONE, UNSURE = Special


class Cell(NamedTuple):
    """One place for one answer: a field, and its year where the form has a column for each year."""

    field: str
    year: int | None = None


class Option(Frozen):
    id: str
    label: str


class Field(Frozen):
    """One question.

    label: the row as printed; cell: the words of this cell within the row, where a row has several.
    name: short words for use in a sentence. unit: 亿元, 万元, %, 家 … counted: other words that count the same, 件 beside 个. notes: numbers of 填报说明.
    evidence: what proves it. limit: 字 at most. optional: changes how a figure is worked out, is never demanded.
    never_none: every cluster has it, so that its blank is no 无. unasked: the form asks for no proof of it; evidence is what one does well to have.
    """

    id: str
    label: str
    name: str
    kind: Kind
    cell: str = ""
    unit: str = ""
    counted: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    options: tuple[Option, ...] = ()
    notes: tuple[int, ...] = ()
    evidence: str = ""
    hint: str = ""
    limit: int = 0
    supplementary: bool = False
    optional: bool = False
    never_none: bool = False
    unasked: bool = False

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(Cell(self.id, year) for year in self.years) or (Cell(self.id),)

    @cached_property
    def by_year(self) -> dict[str, Cell]:
        return {str(cell.year): cell for cell in self.cells}

    @cached_property
    def by_name(self) -> dict[str, Option]:
        """Each option by its id and by its label."""
        return {name: option for option in self.options for name in (option.id, option.label)}

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options)

    def option(self, option_id: str) -> Option:
        return self.by_name[option_id]

    def called(self, year: int | None = None) -> str:
        """The name in a sentence: 2022 年集群总产值."""
        return f"{year} 年{self.name}" if year else self.name


class Part(Frozen):
    """One part of the form: its heading and its questions in the form's order.

    repeats: lines that the form prints again, each with the fields it repeats (the cover).
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    repeats: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Form(Frozen):
    """All questions of a notice: the parts of its form, the supplementary questions in their places."""

    title: str
    parts: tuple[Part, ...]
    filling_notes: tuple[str, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for part in self.parts for field in part.fields)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Those that have a column of their own."""
        return tuple(sorted({year for field in self.fields for year in field.years}))

    @cached_property
    def beside(self) -> dict[str, tuple[Field, Option]]:
        """By id of a text that is printed beside a box: the row of that box, and the box."""
        rows = [field for field in self.fields if field.kind == Kind.TICKS]
        return {text.id: (row, option) for text in self.fields if text.kind == Kind.TEXT and text.cell for row in rows if row.label == text.label
                for option in row.options if option.label == text.cell or text.id.startswith(option.id)}


YES_NO = (Option(id="yes", label="是"), Option(id="no", label="否"))
