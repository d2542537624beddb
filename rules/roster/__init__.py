"""Figures from an enterprise list: one door, JSON text in, JSON text out. Takes rows, no files; nothing a caller sends raises."""

import json
from typing import Any

from rules.draft import is_deep

from .answered import answered
from .columns import COLUMNS, KNOWN_YEARS, MONEY_FACTORS
from .given import asked
from .worked import shown, work_out


def figures(text: str) -> str:
    """A list to its figures.

    In: {"rows": [["企业名称", …], ["某某公司", …]],  texts as they stand in the sheet, [0] is row 1
         "text": the same as one text instead of rows, a tab between cells and a line for each row
         "mapping": {"F": {"column": "revenue", "year": 2021, "unit": "亿元"}, "G": null},  by hand; null leaves a column out
         "corrections": [{"row": 12, "column": "F", "text": "1234"}], "excluded": [13],  rows that a person leaves out
         "header": [3] or [3, 4] or [] (none),  where it was not found rightly
         "output": "revenue" or "output",  what output is measured by; left out, the one with more years
         "sheet": "2021年",  the name of the sheet
         "others": ["Sheet2"], "lists": ["Sheet2"],  sheets of the file that were not read, and those of them that have headings of a list
         "hidden": [5, 6],  rows that the sheet does not show
         "enterprises": true}  all but rows may be left out
    Out: header: {rows} or null. columns: of every sheet column, except far ones that nothing was taken from, letter, at (from 0), heading, name, column (id or null), year, unit, by (heading, hand, "").
         rows: total; used, as ranges [[first, last], …]; set_aside and left: [{text, rows}]. Every row stands in exactly one of the three.
         output: which measure was taken. sizes: counts [{word, called (in a sum), count, rows}] and undecided [{row, name, missing, explain}].
         figures: [{id, field (id in the form, or null), year, name, unit, value (decimal text, or null), exact, status, how, rows, doubts}];
           status complete: may be taken over as it stands; incomplete: value leaves out the rows of its doubts [{text, rows, count, names}];
           absent: the list lacks a column. Money is in 亿元, as the form wants it.
         notes: [{level: error | check | told, kind, text, column, cells, rows}].
         enterprises: [{row, name, code, industry, size, sme, explain, titles, leading, values}] if asked for.
         {"error": sentence} when the text is no such object.
    """
    data = read(text)
    try:
        given = asked(data)
    except ValueError as trouble:
        return dumped({"error": str(trouble)})
    return dumped(shown(work_out(given), data.get("enterprises") is True))


def beside(text: str) -> str:
    """What the form already has where figures would go.

    In: {"answers": those of a draft, "figures": [{id, field, year, value}]}. Out: {id: {"text": as typed, "same": true | false}}, blank places left out.
    """
    data = read(text)
    answers, figures = (data.get("answers"), data.get("figures")) if isinstance(data, dict) else (None, None)
    if not isinstance(answers, dict) or not isinstance(figures, list):
        return dumped({"error": "没有读懂：需要 answers（答案）和 figures（各数）。"})
    return dumped(answered(answers, figures))


def columns() -> str:
    """What a column can be mapped to: {columns: [{id, name, kind, unit, yearly, headings, note}], years, units}."""
    return dumped({"columns": [one.model_dump(mode="json", exclude={"loose", "template"}) for one in COLUMNS], "years": KNOWN_YEARS, "units": list(MONEY_FACTORS)})


def read(text: Any) -> Any:
    """Numbers stay as they are written; what is no JSON, or deeper than any list, is nothing."""
    try:
        return None if is_deep(text) else json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return None


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
