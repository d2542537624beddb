"""The last result, kept: while the answers that it rests on are the same, nothing is worked out again."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from .draft import Answers
from .facts import Field

Result = TypeVar("Result")


class Memo(Generic[Result]):
    """work: a function of answers that reads no field but these."""

    def __init__(self, work: Callable[[Answers], Result], fields: Iterable[Field]):
        self.work = work
        self.cells = tuple(dict.fromkeys(cell for field in fields for cell in field.cells))
        self.last: tuple[list, Result] | None = None

    def __call__(self, answers: Answers) -> Result:
        given = list(map(answers.get, self.cells))
        if self.last is None or given != self.last[0]:
            self.last = given, self.work(answers)
        return self.last[1]
