"""What is to be said about a list: each note with its rows or cells, the same words said once. Values only."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from .places import letters, ranges

ERROR = "error"  # something is there that is not in the figures
CHECK = "check"  # it is in the figures, and somebody should look at it
TOLD = "told"  # put right, or left out for a plain reason


class Note(NamedTuple):
    """kind: what it is about, for programs. row: from 1, 0 for the whole list. column: from 0, None for the whole row."""

    level: str
    kind: str
    text: str
    row: int = 0
    column: int | None = None


def gathered(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """[{level, kind, text, column: "F" or null, cells: ["F5", …], rows: [[5, 5], …]}]; errors first, then by place."""
    same: dict[tuple, set[int]] = {}
    for note in notes:
        same.setdefault((note.level, note.kind, note.text, note.column), set()).add(note.row)
    order = {ERROR: 0, CHECK: 1, TOLD: 2}
    keys = sorted(same, key=lambda key: (order[key[0]], min(same[key]), -1 if key[3] is None else key[3], key[1], key[2]))
    return [one_note(key, same[key] - {0}) for key in keys]


def one_note(key: tuple, rows: set[int]) -> dict[str, Any]:
    level, kind, text, column = key
    name = None if column is None else letters(column)
    return {"level": level, "kind": kind, "text": text, "column": name,
            "cells": [f"{name}{row}" for row in sorted(rows)] if name else [], "rows": ranges(rows)}
