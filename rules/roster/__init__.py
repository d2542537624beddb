"""Figures from an enterprise list: one door, JSON text in, JSON text out. Takes rows, no files; nothing a caller sends raises."""

import json
from typing import Any

from . import places
from .columns import COLUMNS, KNOWN_YEARS, MONEY_FACTORS
from .worked import Asked, shown, work_out

LARGEST = 100_000  # rows


def figures(text: str) -> str:
    """A list to its figures.

    In: {"rows": [["企业名称", …], ["某某公司", …]],  texts as they stand in the sheet, [0] is row 1
         "mapping": {"F": {"column": "revenue", "year": 2021, "unit": "亿元"}, "G": null},  by hand; null leaves a column out
         "corrections": [{"row": 12, "column": "F", "text": "1234"}], "excluded": [13],  rows that a person leaves out
         "header": [3] or [3, 4] or [] (none),  where it was not found rightly
         "output": "revenue" or "output",  what output is measured by; left out, the one with more years
         "others": ["Sheet2"],  sheets of the file that were not read
         "enterprises": true}  all but rows may be left out
    Out: header: {rows} or null. columns: of every sheet column letter, heading, name, column (id or null), year, unit, by (heading, hand, "").
         rows: total; used, as ranges [[first, last], …]; set_aside and left: [{text, rows}]. Every row stands in exactly one of the three.
         output: which measure was taken. sizes: counts [{word, count, rows}] and undecided [{row, name, missing, explain}].
         figures: [{id, field (id in the form, or null), year, name, unit, value (decimal text, or null), exact, status, how, rows, doubts}];
           status complete: may be taken over as it stands; incomplete: value leaves out the rows of its doubts [{text, rows, count, names}];
           absent: the list lacks a column. Money is in 亿元, as the form wants it.
         notes: [{level: error | check | told, kind, text, column, cells, rows}].
         enterprises: [{row, name, code, industry, size, sme, explain, titles, leading, values}] if asked for.
         {"error": sentence} when the text is no such object.
    """
    try:
        asked, with_enterprises = opened(text)
    except ValueError as trouble:
        return dumped({"error": str(trouble)})
    return dumped(shown(work_out(asked), with_enterprises))


def columns() -> str:
    """What a column can be mapped to: {columns: [{id, name, kind, unit, yearly, headings, note}], years, units}."""
    return dumped({"columns": [one.model_dump(mode="json", exclude={"loose", "template"}) for one in COLUMNS], "years": KNOWN_YEARS, "units": list(MONEY_FACTORS)})


def opened(text: str) -> tuple[Asked, bool]:
    """Raises ValueError with a sentence, nothing else."""
    try:
        data = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError, TypeError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("rows"), list):
        raise ValueError("没有读懂名单：缺少 rows（各行）。")
    if len(data["rows"]) > LARGEST:
        raise ValueError(f"名单有 {len(data['rows']):,} 行，最多能读 {LARGEST:,} 行。")
    asked = Asked(
        rows=[[cell(one) for one in row] if isinstance(row, list) else [] for row in data["rows"]],
        mapping=data.get("mapping"),
        corrections=tuple(fix for one in listed(data.get("corrections")) if (fix := correction(one))),
        excluded=frozenset(row for one in listed(data.get("excluded")) if (row := whole(one))),
        output=cell(data.get("output")),
        heading_rows=None if data.get("header") is None else tuple(row for one in listed(data["header"]) if (row := whole(one))),
        others=tuple(map(cell, listed(data.get("others")))),
    )
    return asked, data.get("enterprises") is True


def correction(one: Any) -> tuple[int, int, str] | None:
    if not isinstance(one, dict) or (index := places.index(one.get("column"))) is None or not (row := whole(one.get("row"))):
        return None
    return row, index, cell(one.get("text"))


def listed(value: Any) -> list:
    return value if isinstance(value, list) else []


def whole(value: Any) -> int:
    """A row number, which JSON has as text by now; 0 for what is none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 8 else 0


def cell(value: Any) -> str:
    return value if isinstance(value, str) else {True: "是", False: "否"}.get(value, "") if isinstance(value, bool) else ""


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
