"""The rules: one door for every caller, JSON text in, JSON text out. Nothing a caller sends raises."""

import json
from typing import Any

from .draft import BadDraft, Draft, checked, parsed
from .item import encoded
from .notice import Notice
from .quick import asked_next
from .report import in_json, reported
from .saved import reopened, unknown
from .shanghai_2023 import NOTICE as SHANGHAI_2023
from .whatif import changed, turned

NOTICES: dict[str, Notice] = {notice.id: notice for notice in (SHANGHAI_2023,)}
LATEST = SHANGHAI_2023


def loaded(text: str) -> tuple[Notice, Draft]:
    """The notice a draft names and its answers, checked; a saved page will do as well. Raises BadDraft."""
    data = reopened(text).data
    notice = notice_of(data)
    return notice, checked(data, notice.fields)


def notice_of(data: dict[str, Any]) -> Notice:
    """The notice a draft names. Raises BadDraft."""
    if notice := NOTICES.get(data["notice"]):
        return notice
    raise BadDraft(f"草稿依据的通知不在本工具中；本工具有：{'、'.join(NOTICES)}。")


def beside(text: str) -> list[Any]:
    """What a caller sends beside a draft: a JSON list. Raises BadDraft."""
    sent = parsed(text)
    if not isinstance(sent, list):
        raise BadDraft("随草稿送来的不是一个清单。")
    return sent


def assess(text: str) -> str:
    """A draft as JSON text to its report as JSON text; {"error": sentence} when it is no draft."""
    try:
        notice, draft = loaded(text)
    except BadDraft as trouble:
        return encoded({"error": str(trouble)})
    return in_json(reported(notice, draft))


def ask_next(text: str, asked: str) -> str:
    """The quick check: {"report", "next"}; next: {"field", "years", "why"} or null. asked: JSON list of the fields asked so far."""
    try:
        notice, draft = loaded(text)
        before = [name for name in beside(asked) if isinstance(name, str)]
    except BadDraft as trouble:
        return encoded({"error": str(trouble)})
    step = asked_next(notice, draft.answers, before)
    after = step and {"field": step.field, "years": [cell.year for cell in step.cells if cell.year], "why": step.why}
    return f'{{"report": {in_json(reported(notice, draft))}, "next": {encoded(after)}}}'


def what_if(text: str, changes: str) -> str:
    """The draft with changes made, and what turns: {"draft", "overall", "turned", "complaints"}. changes: JSON list, as a gap of the report has them."""
    try:
        notice, draft = loaded(text)
        data = changed(reopened(text).data, beside(changes), notice.fields)
    except BadDraft as trouble:
        return encoded({"error": str(trouble)})
    before, after = reported(notice, draft), reported(notice, checked(data, notice.fields))
    told = {"draft": data, "overall": after["overall"], "turned": turned(before, after),
            "complaints": [remark for remark in after["complaints"] if remark not in before["complaints"]]}
    return json.dumps(told)  # as ASCII: the draft goes back as it was typed, lone surrogates too


def reopen(text: str) -> str:
    """A saved page or a draft of any format so far: {"draft", "changed", "unknown"} as JSON, or {"error": sentence}."""
    try:
        data, changed = reopened(text)
        notice = notice_of(data)
    except BadDraft as trouble:
        return encoded({"error": str(trouble)})
    return json.dumps({"draft": data, "changed": changed, "unknown": unknown(data, set(notice.fields))})
