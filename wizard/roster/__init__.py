"""The door of lists for the browser and the command line: a file's bytes in, JSON text out. Nothing raises."""

import json
from typing import Any

from rules import roster
from rules.roster.headings import header

from .reading import Sheet, Unreadable, sheets


def opened(data: Any, sheet: str = "") -> str:
    """The file to the rows of one sheet: the named one, else the one whose headings are known best.

    data: bytes, or in the browser the Uint8Array itself.
    Gives {"sheet": name, "others": [names of the other sheets with content], "rows": [[text, …], …]}, fit to go into rules.roster.figures
    as it is; or {"error": sentence}.
    """
    try:
        found = sheets(bytes(data.to_py() if hasattr(data, "to_py") else data))
        chosen = choose(found, sheet)
    except Unreadable as trouble:
        return dumped({"error": str(trouble)})
    others = [one.name for one in found if one is not chosen and one.rows]
    return dumped({"sheet": chosen.name, "others": others, "rows": chosen.rows})


def figures(data: Any, sheet: str = "", asked: str = "{}") -> str:
    """The file to its figures in one step. asked: the rest of what rules.roster.figures takes, as JSON text."""
    listed = json.loads(opened(data, sheet))
    if "error" in listed:
        return dumped(listed)
    try:
        more = json.loads(asked, parse_float=str, parse_int=str)
    except (ValueError, RecursionError, TypeError):
        more = {}
    return roster.figures(dumped((more if isinstance(more, dict) else {}) | listed))


def choose(found: list[Sheet], name: str) -> Sheet:
    if name:
        named = next((one for one in found if one.name == name), None)
        if named is None:
            raise Unreadable(f"文件里没有名为「{name[:30]}」的工作表；有：{'、'.join(one.name for one in found)}。")
        return named
    best = max(found, key=lambda one: (one_header.score if (one_header := header(one.rows)) else 0, bool(one.rows)), default=None)
    if best is None or not best.rows:
        raise Unreadable("文件里没有内容。")
    return best


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
