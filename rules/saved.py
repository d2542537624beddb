"""A saved draft opened again: out of its page, its sum proved, brought to today's format step by step, with a list of what changed."""

import hashlib
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from .draft import FORMAT, BadDraft, parsed, valid

MARK = "cluster-draft"
START = re.compile(rf'<script[^<>]{{1,99}}\bid="{MARK}"[^<>]{{1,99}}\bdata-sha256="([0-9a-f]{{64}})"[^<>]{{0,99}}>')  # bounded: no page takes long
OWN = {"notice", "format", "answers", "evidence", "lists", "roster"}  # what papers and rules know beside the answers


class Step(NamedTuple):
    """From format `leaves` to the next. says: what changed, one sentence for the person. change: the old draft to the new one."""

    leaves: int
    says: str
    change: Callable[[dict[str, Any]], dict[str, Any]]


STEPS: tuple[Step, ...] = ()  # in order; format 1 is the first, so there is none yet


class Reopened(NamedTuple):
    """data: the draft in today's format. changed: what the steps did to it, in sentences."""

    data: dict[str, Any]
    changed: tuple[str, ...]


def reopened(text: str, steps: tuple[Step, ...] = STEPS) -> Reopened:
    """The draft in a saved page or in a JSON text of any format so far. Raises BadDraft."""
    data, changed = migrated(parsed(unwrapped(text)), steps)
    return Reopened(valid(data), changed)


def unwrapped(text: str) -> str:
    """The JSON text in a saved page, if its sum is right; a text that is no page as it is."""
    bare = text.removeprefix("\ufeff").strip()
    if not bare.startswith("<"):
        return text
    start = START.search(bare)
    inner, end, _ = bare[start.end():].partition("</script>") if start else ("", "", "")
    if not end:
        raise BadDraft("存档文件不完整，可能没有下载或传送完。" if f'name="{MARK}"' in bare else "这个网页不是自测草稿的存档。")
    inner = inner.strip()
    if sum_of(inner) != start[1]:
        raise BadDraft("存档的内容和保存时不一样（校验不符），可能已损坏。")
    return inner


def migrated(data: Any, steps: tuple[Step, ...]) -> tuple[Any, tuple[str, ...]]:
    """In today's format. What is no draft, or newer than today, is left for `valid` to refuse."""
    stands = str(data.get("format", FORMAT)) if isinstance(data, dict) else ""
    if not stands.isdecimal() or len(stands) > 9:
        return data, ()
    changed = []
    for step in steps:
        if step.leaves == int(data.get("format", FORMAT)) < FORMAT:
            data = step.change(data) | {"format": str(step.leaves + 1)}
            changed.append(step.says)
    return data, tuple(changed)


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def unknown(data: dict[str, Any], fields: set[str]) -> list[str]:
    """The names in a draft that this notice's form does not have; they are kept."""
    return [name for name in data["answers"] if name not in fields] + [name for name in data if name not in OWN]
