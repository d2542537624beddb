"""A fingerprint of the answers under a rule set: the same file gives the same one, in any order, at any time."""

import hashlib
import json

from rules.draft import Draft, Value
from rules.facts import Special

DIGITS = 16


def fingerprint(draft: Draft) -> str:
    """The first 16 hexadecimal digits of a SHA-256, in fours: over the rule set, each answer as understood, and the places of what was not."""
    answers = sorted([cell.field, str(cell.year or ""), plain(value)] for cell, value in draft.answers.items())
    unread = sorted([remark.field, str(remark.year or "")] for remark in draft.complaints)
    canonical = json.dumps([draft.notice, answers, unread], separators=(",", ":"))
    digits = hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS].upper()
    return "-".join(digits[n:n + 4] for n in range(0, DIGITS, 4))


def plain(value: Value) -> str:
    if isinstance(value, Special):
        return value.value
    return "、".join(sorted(value)) if isinstance(value, frozenset) else str(value)
