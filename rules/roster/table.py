"""The enterprises of a list, column by column: every cell read, every enterprise once. The order of rows changes nothing but names."""

import re
from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from rules.entry import Unclear
from rules.facts import NONE

from . import cells, codes
from .cells import Value
from .columns import LAST, Kind, called
from .lines import Line, at
from .mapping import Key, Place
from .notes import CHECK, ERROR, TOLD, Note

Column = list[Value | None]
MARKS = re.compile(r"[\W_]+")  # 元创（集团） is spelled 元创集团, too


class Table(NamedTuple):
    """rows: row numbers, one for each enterprise; names: what to call them; values: by (column, year), in the order of rows.

    A value is None where nothing readable stands, NONE where 无 or — stands. left: rows of doubles; set_aside: rows that cannot be counted.
    """

    rows: list[int]
    names: list[str]
    values: dict[Key, Column]
    left: dict[int, str]
    set_aside: dict[int, str]

    def has(self, column: str, year: int | None = None) -> bool:
        return (column, year) in self.values

    def column(self, column: str, year: int | None = None) -> Column:
        return self.values.get((column, year)) or [None] * len(self.rows)


def table(lines: list[Line], found: list[Place], notes: list[Note]) -> Table:
    """Reads the cells, sets doubles apart, says what blanks mean."""
    values = {place.key: column_of(lines, place, notes) for place in found if place.column}
    rows = [line.row for line in lines]
    names = [str(name) if isinstance(name, str) and name else code if isinstance(code, str) else "" for name, code in
             zip(values.get(("name", None)) or [""] * len(rows), values.get(("code", None)) or [""] * len(rows))]
    whole = distinct(Table(rows, names, values, {}, {}), notes)
    for place in found:
        if place.column and place.column.kind in (Kind.TICK, Kind.TITLES):
            blanks_as_no(whole, place, notes)
    return whole


def column_of(lines: list[Line], place: Place, notes: list[Note]) -> Column:
    """Reads one column; the same text once only."""
    known: dict[str, Value | None] = {}
    refused: dict[str, str] = {}
    texts = [at(line.cells, place.index) for line in lines]
    for text in dict.fromkeys(texts):
        try:
            known[text] = cells.read(text, place.column, place.unit)
        except Unclear as trouble:
            known[text], refused[text] = trouble.kept, str(trouble)
    if refused:
        notes.extend(Note(ERROR, "unreadable", refused[text], line.row, place.index) for line, text in zip(lines, texts) if text in refused)
    found = [known[text] for text in texts]
    remarks(lines, place, found, notes)
    return found


def remarks(lines: list[Line], place: Place, found: Column, notes: list[Note]) -> None:
    """Codes that some have and others lack, or whose check is wrong; titles told by a year; 无 and — taken as nothing; figures below zero."""
    if place.column.kind == Kind.CODE:
        blank = [line.row for line, value in zip(lines, found) if value is None]
        notes.extend(Note(CHECK, "no_code", "没有写统一社会信用代码，只能按名称认企业，请补上。", row, place.index) for row in blank if len(blank) < len(found))
        notes.extend(Note(CHECK, "code", trouble, line.row, place.index) for line, value in zip(lines, found) if isinstance(value, str) and (trouble := codes.trouble(value)))
    if place.column.kind == Kind.TICK:
        granted = f"「{place.column.name}」写的是年份或批次，按仍然有效计；已经到期的，请改为「否」（到期的算不算，通知没有写，请问区里）。"
        later = f"「{place.column.name}」写的年份在 {LAST} 年以后，按 {LAST} 年底还没有计；那时已有、后来重新认定的，请改为「是」。"
        notes.extend(Note(CHECK, "granted", granted if value else later, line.row, place.index) for line, value in zip(lines, found)
                     if isinstance(value, bool) and cells.is_granted(at(line.cells, place.index), place.column))
    if place.column.kind in (Kind.COUNT, Kind.MONEY):
        nothing, below = "「无」「—」按没有计：合计时为 0，划型时当作没有填。", f"{called(*place.key)}小于 0，已照填的数计入，请核对。"
        notes.extend(Note(TOLD, "none", nothing, line.row, place.index) for line, value in zip(lines, found) if value is NONE)
        notes.extend(Note(CHECK, "negative", below, line.row, place.index) for line, value in zip(lines, found) if type(value) is Fraction and value.numerator < 0)


def distinct(whole: Table, notes: list[Note]) -> Table:
    """Each enterprise once: rows alike in all that is known count once; rows of one code that differ are all set aside."""
    left: dict[int, str] = {}
    aside: dict[int, str] = {}
    by_name: dict[str, list[int]] = defaultdict(list)
    by_code: dict[str, list[int]] = defaultdict(list)
    for index, (name, code) in enumerate(zip(whole.names, whole.column("code"))):
        by_name[MARKS.sub("", name)].append(index)
        if isinstance(code, str) and codes.usable(code):
            by_code[code].append(index)
    for code, same in by_code.items():
        if len({content(whole, index) for index in same} if len(same) > 1 else ()) > 1:
            one_code(whole, code, same, aside, notes)
    for same in by_name.values():
        if len(rest := [index for index in same if whole.rows[index] not in left and whole.rows[index] not in aside]) > 1:
            one_name(whole, rest, left, notes)
    kept = [index for index, row in enumerate(whole.rows) if row not in left and row not in aside]
    return Table([whole.rows[i] for i in kept], [whole.names[i] for i in kept],
                 {key: [column[i] for i in kept] for key, column in whole.values.items()}, left, aside)


def one_code(whole: Table, code: str, same: list[int], aside: dict[int, str], notes: list[Note]) -> None:
    rows = rows_said(whole, same)
    for index in same:
        aside[whole.rows[index]] = f"统一社会信用代码「{code}」有 {len(same)} 行（第 {rows} 行），内容不同，都没有计入；请改正代码，或只留一行。"
        notes.append(Note(ERROR, "same_code", aside[whole.rows[index]], whole.rows[index]))


def one_name(whole: Table, same: list[int], left: dict[int, str], notes: list[Note]) -> None:
    contents = defaultdict(list)
    for index in same:
        contents[content(whole, index)].append(index)
    for alike in contents.values():
        if len(alike) > 1:
            doubles(whole, alike, left, notes)
    if len(rest := sorted(alike[0] for alike in contents.values())) > 1:
        spelled = "，只差标点或空格" if len({whole.names[index] for index in rest}) > 1 else ""
        text = f"「{whole.names[rest[0]]}」有 {len(rest)} 行（第 {rows_said(whole, rest)} 行{spelled}），代码不同或没有代码，都已计入，请核对是不是同一家。"
        notes.extend(Note(CHECK, "same_name", text, whole.rows[index]) for index in rest)


def doubles(whole: Table, alike: list[int], left: dict[int, str], notes: list[Note]) -> None:
    first, *others = sorted(whole.rows[index] for index in alike)
    for row in others:
        left[row] = f"与第 {first} 行是同一家，内容相同，只计一次。"
        notes.append(Note(TOLD, "double", left[row], row))


def content(whole: Table, index: int) -> tuple:
    return tuple(column[index] for column in whole.values.values())


def rows_said(whole: Table, same: list[int]) -> str:
    rows = sorted(whole.rows[index] for index in same)
    return "、".join(map(str, rows[:10])) + ("等" if len(rows) > 10 else "")


def blanks_as_no(whole: Table, place: Place, notes: list[Note]) -> None:
    """A column where people only tick: a blank is 否. As soon as one cell says 否, a blank is a blank."""
    values = whole.values[place.key]
    nothing = frozenset() if place.column.kind == Kind.TITLES else False
    blank = [index for index, value in enumerate(values) if value is None]
    refused = {note.row for note in notes if note.kind == "unreadable" and note.column == place.index}
    if not blank or not any(values) or nothing in values and place.column.kind == Kind.TICK:
        return
    for index in blank:
        if whole.rows[index] not in refused:
            values[index] = nothing
            notes.append(Note(CHECK, "blank_is_no", f"「{called(*place.key)}」只写了有的：空格按没有计，请核对。", whole.rows[index], place.index))
