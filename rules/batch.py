"""Many drafts, one line each: the verdicts as a table, as they come; one bad draft never stops the run. Reads no file."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from . import LATEST, loaded
from .draft import BadDraft
from .facts import Kind
from .notice import Notice
from .report import overall_line, tally
from .verdict import WORDS

Named = tuple[str, str | BadDraft]  # name, and the JSON text or why there is none
NAME, OVERALL, TROUBLE, UNDER = "名称", "总体", "问题", "说明"


def header(notice: Notice) -> list[str]:
    return [NAME, OVERALL, *(criterion.locator for criterion in notice.criteria), TROUBLE, UNDER]


def rows(drafts: Iterable[Named]) -> Iterator[list[str]]:
    """(name, JSON text) to a row of the latest notice's table; what could not be read is said in the last column but one, under which notice it is a self-assessment in the last."""
    return (row(*draft) for draft in drafts)


def row(name: str, text: str | BadDraft) -> list[str]:
    try:
        if isinstance(text, BadDraft):
            raise text
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


def twice(columns: Iterable[str]) -> list[str]:
    """Columns that say the same: one named twice, a field and one of its years."""
    names = [column.strip() for column in columns if column.strip()]
    return [name for name in dict.fromkeys(names) if names.count(name) > 1 or ("." in name and name.partition(".")[0] in names)]


def drafts_of(table: Iterable[dict[str | None, Any]]) -> Iterator[Named]:
    """Rows of a table with a column `名称` and one for each answer: area, output.2022, chain_work with ；between ticks."""
    for number, row in enumerate(table, 2):
        name = row.get(NAME) or f"第 {number} 行"
        if any(row.get(None, ())):
            yield name, BadDraft("这一行比表头多出几格；数字里有逗号的，请把整格加上引号。")
            continue
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
        answers[field] = value.split("；") if "；" in value and field in LATEST.fields and LATEST.fields[field].kind == Kind.TICKS else value
