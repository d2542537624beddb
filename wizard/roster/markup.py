"""What only the markup of an .xlsx tells, sheet by sheet: how far its cells reach, formulas without their results, as programs write them, and hidden rows.

Every pattern takes time in proportion to the sheet, whatever stands in it: what repeats ends at the next < or after so many characters.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from posixpath import join, normpath
from typing import NamedTuple

from rules.roster import places

CONTENT = b"sheetData"  # no sheet is read that has none
PREFIX = r"(?:[\w.-]+:)?"  # <x:c> is <c> where x is the name of the sheet's own vocabulary
TAG = rf"<{PREFIX}%s\b([^<>]*)>"
SHEET, LINK, ROW = re.compile(TAG % "sheet"), re.compile(TAG % "Relationship"), re.compile((TAG % "row").encode())
ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
A1 = re.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6})")
FORMULA = re.compile(rb"[<:]f\b")
BLANK = re.compile(rf"<{PREFIX}c\s([^<>]*)>\s*<{PREFIX}f\b(?:[^<>]*/>|[^<>]*>[^<]*</{PREFIX}f>)\s*+(?:<{PREFIX}v\s*(?:/>|>\s*</{PREFIX}v>)\s*+)?</{PREFIX}c>".encode())
QUOTED = r'''"[^"]{0,99}"|'[^']{0,99}\''''
PLACE = re.compile(rf"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["'](?!(?:[^<>"'/]{{1,99}}+|/(?!>)|{QUOTED}){{0,99}}+/>)""".encode())  # of anything that is not empty; its own word for its extent can be untrue
BARE = re.compile(rf"""[<:]c(?=[\s>])(?!(?:[^<>"']|{QUOTED}){{0,99}}?(?<=[\s"'])r\s*=)""".encode())  # a cell that does not say where it stands
CELLS, ROWS = re.compile(rb"[<:]c(?=[\s>])"), re.compile(rb"[<:]row(?=[\s>])")


class Marked(NamedTuple):
    """uncalculated: (row, column) of each such formula, counted from 0. hidden: numbers of rows, from 1."""

    uncalculated: tuple[tuple[int, int], ...] = ()
    hidden: tuple[int, ...] = ()


def area(sheet: bytes) -> int:
    """How many cells a reader lays out for a sheet, blank ones too. Never too few."""
    bare = BARE.search(sheet) is not None
    places_said = [place for place in PLACE.findall(sheet) if place[0] or bare]  # what says its number alone is a row
    wide = max((order(letters[:8]) for letters in {letters for letters, _ in places_said}), default=0)
    tall = max(map(int, {number for _, number in places_said}), default=0)
    if bare:
        rows = ROWS.split(sheet)
        wide, tall = wide + max(len(CELLS.findall(row)) for row in rows), tall + len(rows)
    return wide * tall


def order(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def marked(data: bytes) -> dict[str, Marked]:
    """By name of a sheet. What is no .xlsx has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            links = {link["Id"]: link["Target"] for link in map(said, LINK.findall(archive.read("xl/_rels/workbook.xml.rels").decode()))}
            sheets = {one["name"]: normpath(join("xl", links[one["id"]])).lstrip("/") for one in map(said, SHEET.findall(archive.read("xl/workbook.xml").decode()))}
            return {name: Marked(tuple(blanks(part := archive.read(path))), tuple(hidden(part))) for name, path in sheets.items()}
    except (zipfile.BadZipFile, KeyError, ValueError):
        return {}


def said(tag: str) -> dict[str, str]:
    """What a tag says, by name without prefix: r:id is id."""
    return {name.rpartition(":")[2]: unescape(one or other) for name, one, other in ATTRIBUTE.findall(tag)}


def blanks(sheet: bytes) -> Iterator[tuple[int, int]]:
    for tag in BLANK.findall(sheet) if FORMULA.search(sheet) else ():
        cell = said(tag.decode())
        if (place := A1.fullmatch(cell.get("r", ""))) and cell.get("t") != "str":  # a result that is an empty text
            yield int(place[2]) - 1, places.index(place[1])


def hidden(sheet: bytes) -> Iterator[int]:
    for tag in ROW.findall(sheet) if b"hidden" in sheet else ():
        row = said(tag.decode()) if b"hidden" in tag else {}
        if row.get("hidden") in ("1", "true") and row.get("r", "").isdecimal():
            yield int(row["r"])
