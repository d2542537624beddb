"""Many drafts, one line each: the verdicts as a table, as they come; one bad draft never stops the run. Reads no file."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from multiprocessing import Pool
from typing import Any

from . import LATEST, loaded
from .draft import BadDraft, Draft, Remark
from .entry import clean, visible
from .facts import Kind
from .item import word_of
from .notice import Criterion, Notice
from .report import overall_line, tally, unsettled, unsure_line
from .verdict import Verdict

Named = tuple[str, str | BadDraft]  # name, and the JSON text or why there is none
BLOCK = 4000  # drafts that are worth a second processor, and are held at once
FORMULA = tuple("=+-@＝＋－＠")  # a spreadsheet works out a cell that begins with one
NAME, OVERALL, TROUBLE, UNDER = "名称", "总体", "问题", "说明"
TABLE = """成批的 CSV 表：一行一个集群；第一行是栏名：名称、area、output.2022（分年度的加年度）等，见 python -m rules fields。
勾选的几项之间用「；」隔开；没有的填「无」，暂不清楚的填「不确定」。"""


def header(notice: Notice) -> list[str]:
    return [NAME, OVERALL, *(criterion.locator for criterion in notice.criteria), TROUBLE, UNDER]


def rows(drafts: Iterable[Named]) -> Iterator[list[str]]:
    """(name, JSON text) to a row of the latest notice's table; what is to be looked at is said in the last column but one, under which notice it is a self-assessment in the last."""
    return (row(*draft) for draft in drafts)


def by_all_processors(drafts: Iterator[Named]) -> Iterator[list[str]]:
    """Rows in the order of the drafts; of very many, a block at a time."""
    first = list(islice(drafts, BLOCK))
    if len(first) < BLOCK:
        yield from rows(first)
        return
    with Pool() as pool:
        for block in chain([first], iter(lambda: list(islice(drafts, BLOCK)), [])):
            yield from pool.starmap(row, block, BLOCK // 16)


def row(name: str, text: str | BadDraft) -> list[str]:
    try:
        if isinstance(text, BadDraft):
            raise text
        notice, draft = loaded(text)
    except BadDraft as trouble:
        return [text_only(name), "", *("" for _ in LATEST.criteria), text_only(str(trouble)), ""]
    found = [(criterion, criterion.requires.verdict(draft.answers)) for criterion in notice.criteria]
    words = {criterion.locator: word_of(criterion, verdict) for criterion, verdict in found}
    return [text_only(name), overall_line(tally(found)), *(words.get(criterion.locator, "") for criterion in LATEST.criteria), troubles(notice, draft, found), notice.disclaimer]


def text_only(text: str) -> str:
    """What somebody else wrote, so that neither a terminal nor a spreadsheet runs it (OWASP, CSV injection)."""
    text = clean(text).strip()
    return f"'{text}" if text.startswith(FORMULA) else text


def troubles(notice: Notice, draft: Draft, found: list[tuple[Criterion, Verdict]]) -> str:
    """How many answers could not be read, which figure is to be looked at first, and how many conditions wait for what is 暂不清楚."""
    unread, odd = draft.complaints, next((warning for check in notice.checks for warning in check.warnings(draft.answers)), None)
    unsure = unsure_line(unsettled(found, draft.answers).values())
    return "".join([
        f"{len(unread)} 处没有读懂{'，第一处' if len(unread) > 1 else ''}{told(unread[0])}" if unread else "",
        f"请先核对{told(odd)}" if odd else "",
        unsure and f"{unsure}。"])


def told(remark: Remark) -> str:
    return f"（{remark.field}{f'.{remark.year}' if remark.year else ''}）：{remark.text}"


def columns_of(headings: list[str]) -> list[str]:
    """The first line of a table that names the clusters, or anything that the form asks. Raises BadDraft."""
    columns = [heading.strip() for heading in headings]
    while columns and not columns[-1]:  # a spreadsheet's commas
        columns.pop()
    if not any(column.partition(".")[0] in {NAME, *LATEST.fields} for column in columns):
        raise BadDraft("表的第一行没有「名称」，也没有本通知的栏目，不像是成批自测的表。")
    if both := twice(columns):
        raise BadDraft(f"表的第一行有重复的栏：{'、'.join(both)}。请只留一栏。")
    return columns


def twice(columns: Iterable[str]) -> list[str]:
    """Columns that say the same: one named twice, a field and one of its years."""
    names = Counter(column for column in columns if column)
    return [name for name, times in names.items() if times > 1 or ("." in name and name.partition(".")[0] in names)]


def strange(columns: Iterable[str]) -> list[str]:
    """Columns that are no place for an answer."""
    places = {NAME, *LATEST.fields, *(f"{field.id}.{year}" for field in LATEST.form.fields for year in field.years)}
    return [column for column in columns if column and column not in places]


def drafts_of(columns: list[str], lines: Iterable[list[str]]) -> Iterator[Named]:
    """Lines of a table with a column `名称` and one for each answer: area, output.2022, chain_work with ；between ticks. A line without any value is no cluster."""
    left_out = {"", NAME, *strange(columns)}
    for number, cells in enumerate(lines, 2):
        if not any(map(str.strip, cells)):
            continue
        name = dict(zip(columns, cells)).get(NAME, "").strip() or f"第 {number} 行"
        if any(map(str.strip, cells[len(columns):])):
            yield name, BadDraft("这一行比表头多出几格；数字里有逗号的，请把整格加上引号。")
            continue
        answers: dict[str, object] = {}
        for column, value in zip(columns, cells):
            if value and column not in left_out:
                put(answers, column, value)
        yield name, json.dumps({"notice": LATEST.id, "answers": answers})


def put(answers: dict[str, object], column: str, value: str) -> None:
    field, _, year = column.partition(".")
    if year:
        by_year = answers.setdefault(field, {})
        if isinstance(by_year, dict):
            by_year[year] = value
    else:
        several = "；" in value and field in LATEST.fields and LATEST.fields[field].kind == Kind.TICKS
        answers[field] = list(filter(visible, value.split("；"))) if several else value
