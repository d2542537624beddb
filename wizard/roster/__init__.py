"""The door of lists for the browser and the command line: a file's bytes in, JSON text out. Nothing raises."""

import json
import re
from typing import Any

from rules import roster
from rules.roster.headings import header

from .reading import Sheet, Unreadable, sheets

BREAKS = re.compile(r"[\t\n\r]")


def opened(data: Any, sheet: str = "") -> str:
    """The file to the rows of one sheet: the named one, else the one whose headings are known best.

    data: bytes, or in the browser the Uint8Array itself.
    Gives {"sheet": name, "others": [names of the other sheets with content], "lists": [those of them with headings of a list], "hidden": [numbers of rows, from 1], "rows": [[text, …], …]}, fit to go into
    rules.roster.figures as it is; or {"error": sentence}.
    """
    return dumped(found(data, sheet))


def listed(data: Any, sheet: str = "") -> str:
    """As `opened`, with the rows as one "text" for a draft: a tab between cells, a line for each row, and such marks inside cells as blanks."""
    said = found(data, sheet)
    if "rows" in said:
        said["text"] = "\n".join("\t".join(map(flat, row)) for row in said.pop("rows"))
    return dumped(said)


def found(data: Any, sheet: str) -> dict[str, Any]:
    try:
        read = sheets(bytes(data.to_py() if hasattr(data, "to_py") else data))
        chosen = choose(read, sheet)
    except Unreadable as trouble:
        return {"error": str(trouble)}
    others = [one for one in read if one is not chosen and one.rows]
    return {"sheet": chosen.name, "others": [one.name for one in others], "lists": [one.name for one in others if header(one.rows)], "hidden": chosen.hidden, "rows": chosen.rows}


def flat(cell: str) -> str:
    return " ".join(cell.splitlines()).replace("\t", " ") if BREAKS.search(cell) else cell


def figures(data: Any, sheet: str = "", asked: str = "{}") -> str:
    """The file to its figures in one step. asked: the rest of what rules.roster.figures takes, as JSON text."""
    said = found(data, sheet)
    if "error" in said:
        return dumped(said)
    more = roster.read(asked)
    return roster.figures(dumped((more if isinstance(more, dict) else {}) | said))


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
