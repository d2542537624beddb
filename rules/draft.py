"""Someone's answers: a JSON text in, checked answers out, each trouble in a sentence. Nothing here raises but BadDraft."""

import json
import re
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple

from .entry import Unclear, Value, digits, plain, read, short, spoken, visible
from .facts import UNSURE, Cell, Field, Form, Kind, Special
from .wording import exact

FORMAT = 1
LARGEST = 5_000_000  # characters of a draft
DEEPEST = 200  # brackets within brackets: at some thousands the stack of a browser ends, and Python in it
TEXT = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)  # one that never ends ends with all: or each sign in it would begin one
Answers = dict[Cell, Value]


class BadDraft(ValueError):
    """Not a draft at all; the message is one sentence for the person who opened it."""


class Remark(NamedTuple):
    """Something to say at one place: what could not be read, or how it was read. field: id as in the draft."""

    field: str
    year: int | None
    text: str


class Draft(NamedTuple):
    """notice: id of the rule set. answers: what was understood. complaints: what was not.

    echoes: how an answer was understood, where it was typed in another way (31.2亿 → 31.20 亿元).
    """

    notice: str
    answers: Answers
    complaints: tuple[Remark, ...]
    echoes: tuple[Remark, ...]


def opened(text: str) -> dict[str, Any]:
    """The JSON object of a draft of today's format. Raises BadDraft."""
    return valid(parsed(text))


def parsed(text: str) -> Any:
    """Numbers stay as they were typed, so that 0.1 is 0.1. Raises BadDraft."""
    if len(text) > LARGEST:
        raise BadDraft("文件太大，不像是自测草稿。")
    if is_deep(text):
        raise BadDraft("文件的 JSON 一层套一层，太深，不像是自测草稿。")
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=once)
    except BadDraft:
        raise
    except (ValueError, RecursionError):
        raise BadDraft("文件不是完整的 JSON，可能已损坏或没有下载完整。") from None


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the JSON; of a name that stands in it twice nobody knows which is meant."""
    named = dict(pairs)
    if len(named) < len(pairs):
        seen: set[str] = set()
        name = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise BadDraft(f"文件里「{short(name)}」写了不止一次，请只留一个。")
    return named


def is_deep(text: str) -> bool:
    """Whether a JSON text holds more within each other than any draft does."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    steps = (1 if sign in "[{" else -1 for sign in TEXT.sub("", text) if sign in "[]{}")
    return max(accumulate(steps), default=0) > DEEPEST


def valid(data: Any) -> dict[str, Any]:
    """The same, if it is a draft of today's format. Raises BadDraft."""
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict) or not isinstance(data.get("notice"), str):
        raise BadDraft("文件不是自测草稿：缺少 notice（通知）或 answers（答案）。")
    if data.get("format", str(FORMAT)) != str(FORMAT):
        raise BadDraft(f"草稿的格式版本是 {short(str(data['format']))}，本版只能打开版本 {FORMAT}；若由更新的版本保存，请刷新或更新后再打开。")
    return data


def checked(data: dict[str, Any], form_fields: dict[str, Field]) -> Draft:
    """The answers of an opened draft, read cell by cell."""
    answers: Answers = {}
    complaints: list[Remark] = []
    echoes: list[Remark] = []
    for name, raw in data["answers"].items():
        field = form_fields.get(name)
        if field is None:
            complaints.append(Remark(short(name), None, "本通知的表中没有这一栏，未计入。"))
            continue
        for cell, one in cells_of(raw, field, complaints):
            if (figure := digits(one, field)) is not None:
                answers[cell] = figure
                continue
            try:
                value = read(one, field)
            except Unclear as trouble:
                complaints.append(Remark(*cell, str(trouble)))
                value = UNSURE if trouble.kept is None and field.optional and field.kind == Kind.DATE else trouble.kept  # not the usual day
            if value is not None:
                answers[cell] = value
            if type(value) is Fraction and plain(one) is None:
                echoes.append(Remark(*cell, exact(value, field.unit)))
    return Draft(data["notice"], answers, tuple(complaints), tuple(echoes))


def cells_of(raw: Any, field: Field, complaints: list[Remark]) -> list[tuple[Cell, Any]]:
    """The raw answers of a field by cell: {"2020": …} or [2020's, 2021's, 2022's] where it has years."""
    if not field.years:
        return [(field.cells[0], raw)]
    if isinstance(raw, list) and len(raw) == len(field.years):
        return list(zip(field.cells, raw))
    if isinstance(raw, str) and spoken(raw):
        return [(cell, raw) for cell in field.cells]
    if not isinstance(raw, dict):
        if raw not in (None, []) and not (isinstance(raw, str) and not visible(raw)):
            complaints.append(Remark(field.id, None, f"「{field.name}」请按年度分别填写。"))
        return []
    known = field.by_year
    found = [(known[year], one) for year, one in raw.items() if year in known]
    if len(found) < len(raw):
        complaints.extend(Remark(field.id, None, f"「{field.name}」没有「{short(year)}」这一格，未计入。") for year in raw if year not in known)
    return found


def schema(notice_id: str, form: Form) -> dict[str, Any]:
    """JSON Schema (2020-12) of a draft."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title,
        "type": "object",
        "required": ["notice", "answers"],
        "properties": {
            "notice": {"const": notice_id},
            "format": {"const": FORMAT},
            "answers": {
                "type": "object",
                "properties": {field.id: schema_of(field) for field in form.fields},
            },
        },
    }


def schema_of(field: Field) -> dict[str, Any]:
    specials = [special.value for special in Special]
    one: dict[str, Any] = {"type": "string"}
    if field.kind in (Kind.NUMBER, Kind.COUNT):
        one = {"type": ["string", "number"]}
    elif field.kind == Kind.DATE:
        one = {"anyOf": [{"type": "string", "format": "date"}, {"enum": specials}]}
    elif field.kind in (Kind.CHOICE, Kind.TICKS):
        one = {"enum": [*(option.id for option in field.options), *specials]}
    if field.kind == Kind.TICKS:
        one = {"anyOf": [{"type": "array", "items": one, "uniqueItems": True}, {"enum": specials}]}
    if field.years:
        one = {"anyOf": [
            {"type": "object", "properties": {str(year): one for year in field.years}, "additionalProperties": False},
            {"type": "array", "items": one, "minItems": len(field.years), "maxItems": len(field.years)},
            {"enum": specials},
        ]}
    return {"title": field.label, "description": describe(field)} | one


def describe(field: Field) -> str:
    """One line for people who write drafts by hand."""
    unit = f"单位：{field.unit}。" if field.unit else ""
    return f"{field.name}。{unit}{'补充问题。' if field.supplementary else ''}没有相关情况填「无」，暂不清楚填「不确定」。"
