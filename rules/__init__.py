"""The rules: one door for every caller, JSON text in, JSON text out. Nothing a caller sends raises."""

import json

from .draft import BadDraft, Draft, checked
from .notice import Notice
from .report import reported
from .saved import reopened, unknown
from .shanghai_2023 import NOTICE as SHANGHAI_2023

NOTICES: dict[str, Notice] = {notice.id: notice for notice in (SHANGHAI_2023,)}
LATEST = SHANGHAI_2023


def loaded(text: str) -> tuple[Notice, Draft]:
    """The notice a draft names and its answers, checked; a saved page will do as well. Raises BadDraft."""
    data = reopened(text).data
    notice = NOTICES.get(data["notice"])
    if notice is None:
        raise BadDraft(f"草稿依据的通知不在本工具中；本工具有：{'、'.join(NOTICES)}。")
    return notice, checked(data, notice.fields)


def assess(text: str) -> str:
    """A draft as JSON text to its report as JSON text; {"error": sentence} when it is no draft."""
    try:
        notice, draft = loaded(text)
    except BadDraft as trouble:
        return json.dumps({"error": str(trouble)}, ensure_ascii=False)
    return json.dumps(reported(notice, draft), ensure_ascii=False)


def reopen(text: str) -> str:
    """A saved page or a draft of any format so far: {"draft", "changed", "unknown"} as JSON, or {"error": sentence}."""
    try:
        data, changed = reopened(text)
        notice = NOTICES.get(data["notice"])
        if notice is None:
            raise BadDraft(f"草稿依据的通知不在本工具中；本工具有：{'、'.join(NOTICES)}。")
    except BadDraft as trouble:
        return json.dumps({"error": str(trouble)}, ensure_ascii=False)
    return json.dumps({"draft": data, "changed": changed, "unknown": unknown(data, set(notice.fields))})
