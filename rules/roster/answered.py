"""The form's own answers beside the figures of a list: whether something stands there already, and whether it says the same. Judges neither."""

from fractions import Fraction
from typing import Any

from rules.draft import cells_of
from rules.entry import PLAIN, Unclear, read, short
from rules.facts import NONE, Field
from rules.shanghai_2023.supplement import FORM
from rules.wording import rounded

FIELDS = {field.id: field for field in FORM.fields}
SHOWN = {"不确定": "暂不清楚"}


def answered(answers: dict[str, Any], figures: list[Any]) -> dict[str, dict[str, Any]]:
    """By id of a figure, {text, same}: what is answered at its place; nothing where that is blank.

    same: the answer is the figure, or in a row of the form the figure with two decimals (填报说明第 2 条).
    """
    found = {}
    for one in figures:
        field = FIELDS.get(str(one.get("field"))) if isinstance(one, dict) else None
        raw = at(answers.get(field.id), field, str(one.get("year"))) if field else None
        text = "、".join(map(str, raw)) if isinstance(raw, list) else str(raw or "").strip()
        if text:
            found[str(one.get("id"))] = {"text": short(SHOWN.get(text, text)), "same": same(raw, field, one.get("value"))}
    return found


def at(raw: Any, field: Field, year: str) -> Any:
    return next((one for cell, one in cells_of(raw, field, []) if str(cell.year) == year or not field.years), None)


def same(raw: Any, field: Field, value: Any) -> bool:
    try:
        answer = read(raw, field)
    except Unclear:
        return False
    answer = Fraction(0) if answer is NONE else answer
    return isinstance(answer, Fraction) and isinstance(value, str) and bool(PLAIN.fullmatch(value)) and alike(field, answer, Fraction(value))


def alike(field: Field, answer: Fraction, figure: Fraction) -> bool:
    """What the form never prints has no two decimals: 0.03 亿元 beside 0.034 would be another growth."""
    return answer == figure or not field.supplementary and rounded(answer, 2) == rounded(figure, 2) and (answer * 100).denominator == 1
