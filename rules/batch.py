"""Many drafts, one line each: the verdicts as a table, as they come; one bad draft never stops the run. Reads no file."""

import json
from collections.abc import Iterable, Iterator

from . import LATEST, loaded
from .draft import BadDraft
from .notice import Notice
from .report import overall_line, tally
from .verdict import WORDS

NAME, OVERALL, TROUBLE, UNDER = "名称", "总体", "问题", "说明"


def header(notice: Notice) -> list[str]:
    return [NAME, OVERALL, *(criterion.locator for criterion in notice.criteria), TROUBLE, UNDER]


def rows(drafts: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """(name, JSON text) to a row of the latest notice's table; what could not be read is said in the last column but one, under which notice it is a self-assessment in the last."""
    return (row(*draft) for draft in drafts)


def row(name: str, text: str) -> list[str]:
    try:
        notice, draft = loaded(text)
    except BadDraft as trouble:
        return [name, "", *("" for _ in LATEST.criteria), str(trouble), ""]
    found = [(criterion, criterion.requires.verdict(draft.answers)) for criterion in notice.criteria]
    words = {criterion.locator: WORDS[verdict] for criterion, verdict in found}
    trouble = f"{len(draft.complaints)} 处没有读懂" if draft.complaints else ""
    return [name, overall_line(tally(found)), *(words.get(criterion.locator, "") for criterion in LATEST.criteria), trouble, notice.disclaimer]


def asks_something(columns: Iterable[str]) -> bool:
    """Whether the first line of a table names the clusters, or anything that the form asks."""
    return any(column.strip().partition(".")[0] in {NAME, *LATEST.fields} for column in columns)


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
