"""What only the markup of an .xlsx tells, sheet by sheet: formulas without their results, as programs write them, and hidden rows. Raises nothing."""

import io
import re
import zipfile
from html import unescape
from posixpath import join, normpath
from typing import NamedTuple

from rules.roster import places

SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
LINK = re.compile(r"<Relationship\b[^>]*>")
BLANK = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?![^>]* t="str")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')  # t="str": a result that is an empty text
HIDDEN = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="([0-9]+)"')


class Marked(NamedTuple):
    """uncalculated: (row, column) of each such formula, counted from 0. hidden: numbers of rows, from 1."""

    uncalculated: tuple[tuple[int, int], ...] = ()
    hidden: tuple[int, ...] = ()


def marked(data: bytes) -> dict[str, Marked]:
    """By name of a sheet. What is no .xlsx has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            links = {named("Id", link): named("Target", link) for link in LINK.findall(archive.read("xl/_rels/workbook.xml.rels").decode())}
            sheets = {unescape(name): normpath(join("xl", links[id])).lstrip("/") for name, id in SHEET.findall(archive.read("xl/workbook.xml").decode())}
            return {name: Marked(blanks(part := archive.read(path)), hidden(part)) for name, path in sheets.items()}
    except (zipfile.BadZipFile, KeyError, TypeError):
        return {}


def named(name: str, link: str) -> str:
    return unescape(re.search(rf'\b{name}="([^"]*)"', link)[1])


def blanks(sheet: bytes) -> tuple[tuple[int, int], ...]:
    return tuple((int(row) - 1, places.index(letters.decode())) for letters, row in BLANK.findall(sheet)) if b"<f" in sheet else ()


def hidden(sheet: bytes) -> tuple[int, ...]:
    return tuple(map(int, HIDDEN.findall(sheet)))
