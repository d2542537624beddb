"""What if one answer were another: the same draft with changes made, and which verdicts turn. Nothing is kept here."""

from typing import Any

from .draft import BadDraft, cells_of
from .entry import spoken, visible
from .facts import Field, Kind
from .verdict import Verdict


def changed(data: dict[str, Any], changes: list[dict[str, Any]], fields: dict[str, Field]) -> dict[str, Any]:
    """The draft with each change of a gap made: {"field", "year", "to"} or {"field", "option"}; all other answers as they were typed.

    Raises BadDraft for a question or an option that is not in the form.
    """
    answers = dict(data["answers"])
    try:
        for change in changes:
            field = fields[change["field"]]
            answers[field.id] = answer(field, answers.get(field.id), change)
    except (KeyError, TypeError):
        raise BadDraft("要改的这一栏或这一项，本通知的表中没有。") from None
    return data | {"answers": answers}


def answer(field: Field, before: Any, change: dict[str, Any]) -> Any:
    if "option" in change:
        return choice(field, before, change["option"])
    if not field.years:
        return change["to"]
    by_year = {str(cell.year): one for cell, one in cells_of(before, field, [])}
    return by_year | {str(change["year"]): change["to"]}


def choice(field: Field, before: Any, option: str) -> Any:
    """Ticks: one more; 无 and 不确定 stand alone. One tick may be given without a list."""
    if option not in {one.id for one in field.options}:
        raise KeyError(option)
    if field.kind != Kind.TICKS:
        return option
    ticked = before if isinstance(before, list) else [before] if isinstance(before, str) and visible(before) else []
    return [*(one for one in ticked if one != option and not (isinstance(one, str) and spoken(one))), option]


def turned(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """The conditions of two reports whose verdict differs, in the notice's order. better: towards 满足."""
    rank = {Verdict.UNMET: 0, Verdict.MISSING: 1, Verdict.REVIEW: 2, Verdict.MET: 3, Verdict.NOT_APPLICABLE: 3}
    return [
        {key: new[key] for key in ("id", "locator", "title", "because")}
        | {"before": old["verdict"], "before_word": old["word"], "after": new["verdict"], "after_word": new["word"],
           "better": rank[Verdict(new["verdict"])] > rank[Verdict(old["verdict"])]}
        for old, new in zip(before["criteria"], after["criteria"], strict=True) if old["verdict"] != new["verdict"]
    ]
