"""Formulas that an .xlsx holds without their results, as programs write them: where they stand, sheet by sheet. Raises nothing."""

import io
import re
import zipfile
from html import unescape
from posixpath import join, normpath

from rules.roster import places

SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
LINK = re.compile(r"<Relationship\b[^>]*>")
BLANK = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?![^>]* t="str")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')  # t="str": a result that is an empty text


def uncalculated(data: bytes) -> dict[str, list[tuple[int, int]]]:
    """By name of a sheet, (row, column) of each, counted from 0. What is no .xlsx has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            links = {named("Id", link): named("Target", link) for link in LINK.findall(archive.read("xl/_rels/workbook.xml.rels").decode())}
            sheets = {unescape(name): normpath(join("xl", links[id])).lstrip("/") for name, id in SHEET.findall(archive.read("xl/workbook.xml").decode())}
            return {name: blanks(archive.read(part)) for name, part in sheets.items()}
    except (zipfile.BadZipFile, KeyError, TypeError):
        return {}


def named(name: str, link: str) -> str:
    return unescape(re.search(rf'\b{name}="([^"]*)"', link)[1])


def blanks(sheet: bytes) -> list[tuple[int, int]]:
    return [(int(row) - 1, places.index(letters.decode())) for letters, row in BLANK.findall(sheet)] if b"<f" in sheet else []
