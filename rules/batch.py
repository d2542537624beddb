"""Many drafts, one line each: the verdicts as a table, as they come; one bad draft never stops the run. Reads no file."""

import json
from collections.abc import Iterable, Iterator

from . import LATEST, loaded
from .draft import BadDraft
from .notice import Notice
from .report import overall_line, tally

NAME, OVERALL, TROUBLE = "名称", "总体", "问题"


def header(notice: Notice) -> list[str]:
    return [NAME, OVERALL, *(criterion.locator for criterion in notice.criteria), TROUBLE]


def rows(drafts: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """(name, JSON text) to a row of the latest notice's table; what could not be read is said in the last column."""
    for name, text in drafts:
        try:
            notice, draft = loaded(text)
        except BadDraft as trouble:
            yield [name, "", *("" for _ in LATEST.criteria), str(trouble)]
            continue
        found = notice.assess(draft.answers)
        words = {criterion.locator: finding.verdict.word for criterion, finding in found}
        trouble = f"{len(draft.complaints)} 处没有读懂" if draft.complaints else ""
        yield [name, overall_line(tally(found)), *(words.get(criterion.locator, "") for criterion in LATEST.criteria), trouble]


def drafts_of(table: Iterable[dict[str, str | None]]) -> Iterator[tuple[str, str]]:
    """Rows of a table with a column `名称` and one for each answer: area, output.2022, chain_work with ；between ticks."""
    for number, row in enumerate(table, 2):
        name = row.get(NAME) or f"第 {number} 行"
        answers: dict[str, object] = {}
        for column, value in row.items():
            if column and value and column != NAME and isinstance(value, str):
                put(answers, column, value)
        yield name, json.dumps({"notice": LATEST.id, "answers": answers})


def put(answers: dict[str, object], column: str, value: str) -> None:
    field, _, year = column.strip().partition(".")
    if year:
        by_year = answers.setdefault(field, {})
        if isinstance(by_year, dict):
            by_year[year] = value
    else:
        answers[field] = value.split("；") if "；" in value else value
