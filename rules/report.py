"""The report of a draft as plain JSON values: every condition, its verdict, reasons, gap, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from .consistency import Agrees, Check
from .doubts import doubts
from .draft import Answers, Draft, Remark
from .facts import NONE, UNSURE
from .item import encoded, told
from .notice import Criterion, Notice
from .offers import offers, roundings
from .quick import samples
from .verdict import MISSING, REVIEW, UNMET, Verdict, all_of


def reported(notice: Notice, draft: Draft) -> dict[str, Any]:
    """The whole report as plain JSON values."""
    found = notice.assess(draft.answers)
    counts = tally((criterion, finding.verdict) for criterion, finding in found)
    warned, offered = remarks(notice, draft.answers)
    doubted = doubts(notice, warned)
    open_ = unsettled(((criterion, finding.verdict) for criterion, finding in found), draft.answers)
    return {
        "notice": {"id": notice.id, "title": notice.title, "number": notice.number, "issued": notice.issued.isoformat()},
        "overall": {"verdict": all_of(Verdict(key) for key, count in counts.items() if count).value, "text": overall_line(counts)},
        "unsure": unsure_line(open_.values()),
        "counts": counts,
        "criteria": [told(notice, criterion, finding, doubted.get(criterion.id, ()), criterion.id in open_) for criterion, finding in found],
        "warnings": [remark(notice, warning, "这里" not in warning.text) for _, warning in warned],
        "complaints": [remark(notice, one) for one in draft.complaints],
        "echoes": [plainly(remark) for remark in draft.echoes],
        "offers": offered,
        "rounded": roundings(notice, draft.answers),
        "disclaimer": notice.disclaimer,
    }


def in_json(report: dict[str, Any]) -> str:
    """The report as JSON text; each condition is written once, as long as it stays as it is."""
    rest = encoded(report | {"criteria": None})  # within a text the marks " are written otherwise, so that this name is the report's own
    return rest.replace('"criteria": null', f'"criteria": [{", ".join(one.text for one in report["criteria"])}]', 1)


def remarks(notice: Notice, answers: Answers) -> tuple[list[tuple[Check, Remark]], list[dict[str, Any]]]:
    """The warnings, each with whose it is, and the figures on offer; what both rest on is worked out once."""
    warned, offered = [], []
    for check in notice.checks:
        if isinstance(check, Agrees):
            stated, works = check.compared(answers)
            warned += [(check, warning) for warning in check.warned(stated, works)]
            offered += offers(check, works)
        else:
            warned += [(check, warning) for warning in check.warnings(answers)]
    return warned, offered


def remark(notice: Notice, one: Remark, is_named: bool = False) -> dict[str, Any]:
    """said: the text for where no question stands beside it: with the name of the place, unless that is in it."""
    field = notice.fields.get(one.field)
    is_named |= field is not None and field.name in one.text
    return plainly(one) | {"said": one.text if is_named else f"{field.called(one.year) if field else one.field}：{one.text}"}


def plainly(one: Remark) -> dict[str, Any]:
    return {"field": one.field, "year": one.year, "text": one.text}


def tally(found: Iterable[tuple[Criterion, Verdict]]) -> dict[str, int]:
    """How many conditions have each verdict; preferences are not counted."""
    counts = Counter(verdict for criterion, verdict in found if not criterion.preference)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def overall_line(counts: dict[str, int]) -> str:
    """发现 N 项不满足 / 还缺 N 项数据 / 未发现不满足的条件，N 项由评审判断. Never says that a cluster qualifies."""
    if counts[UNMET]:
        rest = f"，另有 {counts[MISSING]} 项待补充" if counts[MISSING] else ""
        return f"发现 {counts[UNMET]} 项不满足{rest}"
    if counts[MISSING]:
        return f"还缺 {counts[MISSING]} 项数据"
    return f"未发现不满足的条件，{counts[REVIEW]} 项由评审判断"


def unsettled(found: Iterable[tuple[Criterion, Verdict]], answers: Answers) -> dict[str, Criterion]:
    """By id those for people with a 暂不清楚 among their answers, but for those that are whatever the answer is: nothing to find out first."""
    return {criterion.id: criterion for criterion, verdict in found if verdict == REVIEW
            and any(answers.get(cell) is UNSURE for cell in criterion.requires.found.cells) and waits(criterion, answers)}


def waits(criterion: Criterion, answers: Answers) -> bool:
    """Whether it is decided without what is 暂不清楚, or some answer in place of that leads on."""
    verdict, cells = criterion.requires.verdict, criterion.requires.found.cells
    sure = {cell: answers[cell] for cell in cells if cell in answers and answers[cell] is not UNSURE}
    return verdict(sure) not in (REVIEW, MISSING) or any(verdict(sure | tried) != REVIEW for tried in instead(criterion, answers))


def instead(criterion: Criterion, answers: Answers) -> Iterator[Answers]:
    """Sample answers in place of 暂不清楚: everywhere the same, then in each place another."""
    tried = {cell: (*samples(field), NONE) for field in criterion.fields for cell in field.cells if answers.get(cell) is UNSURE}
    for step, number in product((0, 1), range(max(map(len, tried.values())))):
        yield {cell: values[(number + step * place) % len(values)] for place, (cell, values) in enumerate(tried.items())}


def unsure_line(open_: Iterable[Criterion]) -> str:
    """How many are not settled, that nobody takes them for it; preferences are not counted. Empty if none."""
    count = sum(not criterion.preference for criterion in open_)
    return f"有 {count} 条因为答了「暂不清楚」还没有结论，请先查清" if count else ""
