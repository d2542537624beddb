"""Passing on without a server: a draft as a link, an address as a QR picture; `sheet` reads what was passed on. JSON text out."""

import json

import rules
from rules.draft import opened

from .links import packed
from .qr import pictures


def link(draft_text: str, figures: bool) -> str:
    """The last part of a result link, and what it leaves out: {"fragment", "left_out": [names]}. Raises BadDraft."""
    notice, draft = rules.loaded(draft_text)
    fragment, left_out = packed(notice, draft, opened(draft_text), figures)
    return json.dumps({"fragment": fragment, "left_out": left_out}, ensure_ascii=False)


def qr(address: str) -> str:
    """A QR code of an address: {"png": data address, "svg": text}. Raises ValueError where it does not fit."""
    return json.dumps(pictures(address))
