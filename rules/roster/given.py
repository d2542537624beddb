"""What a caller gives, read as values: rows or one text, and what a person has said about them. Raises ValueError with a sentence, nothing else."""

import binascii
import zlib
from base64 import b64decode
from typing import Any

from . import places
from .worked import Asked

LARGEST = 100_000  # rows
UNPACKED = 60_000_000  # bytes of a list in a draft


def asked(data: Any) -> Asked:
    """The argument of `figures`, as JSON values with numbers as texts."""
    rows = rows_of(data) if isinstance(data, dict) else None
    if rows is None:
        raise ValueError("没有读懂名单：缺少 rows（各行）。")
    if len(rows) > LARGEST:
        raise ValueError(f"名单有 {len(rows):,} 行，最多能读 {LARGEST:,} 行。")
    return Asked(
        rows=rows,
        mapping=data.get("mapping"),
        corrections=tuple(fix for one in listed(data.get("corrections")) if (fix := correction(one))),
        excluded=frozenset(numbers(data.get("excluded"))),
        output=cell(data.get("output")),
        heading_rows=None if data.get("header") is None else numbers(data["header"]),
        others=tuple(map(cell, listed(data.get("others")))),
        lists=tuple(map(cell, listed(data.get("lists")))),
        hidden=numbers(data.get("hidden")),
        sheet=cell(data.get("sheet")),
    )


def rows_of(data: dict[str, Any]) -> list[list[str]] | None:
    """The rows themselves, or a text of lines with a tab between cells."""
    if isinstance(text := data.get("text"), str):
        return [line.split("\t") for line in text.split("\n")]
    rows = data.get("rows")
    return [[cell(one) for one in row] if isinstance(row, list) else [] for row in rows] if isinstance(rows, list) else None


def kept(roster: Any) -> Asked:
    """A list as a draft keeps it: {"list": packed text, "mapping", "corrections", …: as `figures` takes them}."""
    if not isinstance(roster, dict) or not isinstance(roster.get("list"), str):
        raise ValueError("草稿中的企业名单读不懂，请重新选一次名单文件。")
    return asked({**roster, "text": unpacked(roster["list"])})


def unpacked(said: str) -> str:
    """z.… is a text deflated and in base64, t.… the text itself."""
    kind, _, rest = said.partition(".")
    if kind == "t":
        return rest
    try:
        stream = zlib.decompressobj()
        data = stream.decompress(b64decode(rest, validate=True), UNPACKED)
        if kind == "z" and stream.eof:
            return data.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        pass
    raise ValueError("草稿中的企业名单已损坏，请重新选一次名单文件。")


def correction(one: Any) -> tuple[int, int, str] | None:
    if not isinstance(one, dict) or (index := places.index(one.get("column"))) is None or not (row := whole(one.get("row"))):
        return None
    return row, index, cell(one.get("text"))


def listed(value: Any) -> list:
    return value if isinstance(value, list) else []


def numbers(value: Any) -> tuple[int, ...]:
    """Row numbers; what is none is left out."""
    return tuple(row for one in listed(value) if (row := whole(one)))


def whole(value: Any) -> int:
    """A row number, which JSON has as text by now; 0 for what is none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 8 else 0


def cell(value: Any) -> str:
    return value if isinstance(value, str) else {True: "是", False: "否"}.get(value, "") if isinstance(value, bool) else ""
