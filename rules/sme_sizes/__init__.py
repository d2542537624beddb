"""The size classes of enterprises, 工信部联企业〔2011〕300号, as a rule set of its own: JSON text in, JSON text out. Nothing raises."""

import json
from fractions import Fraction
from typing import Any

from rules.entry import Unclear, read
from rules.facts import Field, Kind

from .industries import Found, found
from .sizing import (
    CANNOT_TELL,
    LARGE,
    MEDIUM,
    MICRO,
    SMALL,
    UNKNOWN,
    Size,
    Sized,
    explain,
    size,
)
from .thresholds import INDUSTRIES, JOINED, NUMBER, TITLE, Indicator, Industry

__all__ = ["CANNOT_TELL", "INDUSTRIES", "LARGE", "MEDIUM", "MICRO", "SMALL", "UNKNOWN", "Found", "Indicator", "Industry", "Size", "Sized",
           "explain", "found", "industries", "size", "sized"]

FIELDS = {one: Field(id=one.value, label=one.word, name=one.word, unit=one.unit,
                     kind=Kind.COUNT if one is Indicator.EMPLOYEES else Kind.NUMBER) for one in Indicator}


def sized(text: str) -> str:
    """One enterprise: {"industry": "C35", "employees": "999", "revenue": "4亿", "assets": ""}; all texts, any may be left out.

    Gives {"industry": {id, name, codes, indicators} or null, "size": "medium" or null, "word": "中型" or "无法判断",
    "sme": true, false or null (undecided), "possible": ["中型", …], "missing": [{field, name, unit}], "explain": sentence,
    "complaints": [{field, text}], "source": document}; {"error": sentence} when the text is no such object.
    """
    try:
        given = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError, TypeError):
        given = None
    if not isinstance(given, dict):
        return dumped({"error": "没有读懂：需要行业、从业人员、营业收入、资产总额。"})
    complaints: list[dict[str, str]] = []
    figures = {one: figure(given.get(one.value), field, complaints) for one, field in FIELDS.items()}
    said = given.get("industry")
    which = found(said if isinstance(said, str) else "")
    known = which.industry
    answer = size(known, figures) if known else UNKNOWN
    return dumped({
        "industry": described(known) if known else None,
        "size": answer.size, "word": answer.word, "sme": answer.sme, "possible": [one.word for one in answer.possible],
        "missing": [{"field": one.value, "name": one.word, "unit": one.unit} for one in answer.missing] if known else [{"field": "industry", "name": "行业", "unit": ""}],
        "explain": explain(known, figures) if known else which.ask,
        "complaints": complaints, "source": f"《{TITLE}》（{NUMBER}）",
    })


def figure(raw: Any, field: Field, complaints: list[dict[str, str]]):
    """无 and 不确定 are no figure here: nobody has no employees."""
    try:
        value = read(raw, field)
    except Unclear as trouble:
        complaints.append({"field": field.id, "text": str(trouble)})
        return None
    return value if isinstance(value, Fraction) else None


def industries() -> str:
    """The whole table for pages: a list of {id, name, codes, indicators, large, medium, small, quote, source}."""
    return dumped([described(one) | {tier: {bound.indicator.value: bound.least for bound in getattr(one, tier)} for tier in ("large", "medium", "small")}
                   | {"quote": one.quote, "source": one.source} for one in INDUSTRIES])


def described(one: Industry) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "codes": list(one.prefixes), "indicators": [{"id": i.value, "name": i.word, "unit": i.unit} for i in one.indicators]}


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
