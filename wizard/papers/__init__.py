"""The papers of an application, made from a draft alone: one door, JSON text in, a file's bytes out. No clock, no network, no files."""

import json
import re
from datetime import date as day

import rules
from rules.draft import BadDraft
from rules.saved import reopened

from .bundle import bundle
from .checklist import checklist
from .evidence import evidence, index
from .filling import Filling
from .form import form
from .lists import lists
from .report import report

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MAKERS = {
    "form": lambda filling, text, date, version: form(filling, date),
    "lists": lambda filling, text, date, version: lists(filling, date),
    "evidence": lambda filling, text, date, version: evidence(filling, date),
    "report": lambda filling, text, date, version: report(filling, date, version),
    "checklist": lambda filling, text, date, version: checklist(filling, date),
    "bundle": bundle,
}


class NotMade(ValueError):
    """No paper came out; the message is one sentence for the person who asked for it."""


def make(draft_text: str, kind: str, date: str, version: str, fill_blanks: bool = False) -> bytes:
    """The paper of a draft or of a saved page; the bundle holds that text itself. date: YYYY-MM-DD, the day of the self-assessment. Raises NotMade or BadDraft, nothing else."""
    if kind not in MAKERS:
        raise NotMade(f"没有「{str(kind)[:20]}」这种材料；可选：{'、'.join(MAKERS)}。")
    if not is_day(date):
        raise NotMade("日期请写成 2023-05-12 这样的年月日。")
    try:
        return MAKERS[kind](filled(draft_text, fill_blanks), draft_text, date, str(version))
    except (BadDraft, NotMade):
        raise
    except Exception as trouble:
        raise NotMade("这份材料没有做成，草稿没有改动；请保存草稿并告诉维护者。") from trouble


def evidence_lines(draft_text: str) -> str:
    """The lines of the 佐证材料目录 as JSON, for a page that lets one mark what is there. Raises BadDraft."""
    return json.dumps([line._asdict() for line in index(filled(draft_text))], ensure_ascii=False)


def filled(draft_text: str, fill_blanks: bool = False) -> Filling:
    """A draft as it stands on paper. Raises BadDraft."""
    notice, draft = rules.loaded(draft_text)
    return Filling(notice, draft, fill_blanks, reopened(draft_text).data)


def is_day(date: str) -> bool:
    try:
        return bool(ISO.fullmatch(date) and day.fromisoformat(date))
    except (TypeError, ValueError):
        return False
