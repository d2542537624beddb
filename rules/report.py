"""The report of a draft as plain JSON values: every condition, its verdict, reasons, gap, and what is missing."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .asks import ways_out
from .consistency import Agrees, Check
from .doubts import doubts
from .draft import Answers, Draft, Remark
from .facts import UNSURE, Cell
from .findings import Change, Finding, Way
from .notice import Criterion, Notice
from .offers import offers, roundings
from .verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict, all_of
from .wording import written

BASIS = {
    "computed": "据所填数据计算",
    "stated": "据填报的比例或增速",
    "fact": "据自述事实",
    "choice": "据自述事实",
    "fact+trend": "据自述事实和所填金额",
    "judged": "由评审判断",
    "ticks": "据勾选",
    "ticks+judged": "据勾选，并由评审判断",
    "computed+judged": "据所填数据，并由评审判断",
}


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
        "criteria": [item(notice, criterion, finding, doubted.get(criterion.id, ()), criterion.id in open_) for criterion, finding in found],
        "warnings": [remark(notice, warning, "这里" not in warning.text) for _, warning in warned],
        "complaints": [remark(notice, one) for one in draft.complaints],
        "echoes": [remark._asdict() for remark in draft.echoes],
        "offers": offered,
        "rounded": roundings(notice, draft.answers),
        "disclaimer": notice.disclaimer,
    }


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
    return one._asdict() | {"said": one.text if is_named else f"{field.called(one.year) if field else one.field}：{one.text}"}


def tally(found: Iterable[tuple[Criterion, Verdict]]) -> dict[str, int]:
    """How many conditions have each verdict; preferences are not counted."""
    counts = Counter(verdict for criterion, verdict in found if not criterion.preference)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def item(notice: Notice, criterion: Criterion, finding: Finding, doubted: Iterable[Cell] = (), is_open: bool = False) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "locator": criterion.locator,
        "title": criterion.title,
        "quote": criterion.quote,
        "preference": criterion.preference,
        "verdict": finding.verdict.value,
        "word": word_of(criterion, finding.verdict),
        "unsure": is_open,
        "basis": finding.basis,
        "basis_text": "" if is_open else basis(finding),
        "because": because(finding),
        "gap": [way_json(way) for way in finding.gap],
        "doubted": [placed(notice, cell) for cell in doubted],
        "missing": [asked(notice, cell) for cell in finding.missing],
        "asks": alternatives(finding),
        "ways_out": [[question(notice, cells) for cells in way.values()] for way in ways_out(finding.settled_by, notice.fields)],
        "readings": [told._asdict() | {"word": told.verdict.word if told.played else "未计算"} for told in finding.readings],
        "why": criterion.why,
        "evidence": list(criterion.proofs) if finding.verdict != NOT_APPLICABLE else [],
    }


def basis(finding: Finding) -> str:
    """What the verdict rests on; nothing where none was reached, and where people would judge, had it not been denied."""
    return "" if finding.verdict == MISSING or finding.verdict == UNMET and finding.basis == "judged" else BASIS[finding.basis]


def because(finding: Finding) -> str:
    """The reasons as sentences; of an unmet condition always that it is so by the figures given."""
    reasons = finding.because
    said = f"{reasons}。" if reasons else ""
    return f"{said}按所填数据，本条不满足。" if finding.verdict == UNMET else said


def asked(notice: Notice, cell: Cell) -> dict[str, Any]:
    """optional: another answer can stand in for this one."""
    return placed(notice, cell) | {"optional": notice.fields[cell.field].optional}


def question(notice: Notice, cells: list[Cell]) -> dict[str, Any]:
    """Its first place, with the name of all: 集群总产值（2020、2021 年）."""
    first = placed(notice, cells[0])
    return first if len(cells) == 1 else first | {"name": f"{notice.fields[first['field']].name}（{'、'.join(str(cell.year) for cell in cells)} 年）"}


def placed(notice: Notice, cell: Cell) -> dict[str, Any]:
    return cell._asdict() | {"name": notice.fields[cell.field].called(cell.year)}


def alternatives(finding: Finding) -> list[list[int]]:
    """Which missing answers together are enough, as places in `missing`; each alternative by itself."""
    return [[finding.missing.index(cell) for cell in cells] for cells in finding.settled_by]


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
    sure = {cell: value for cell, value in answers.items() if value is not UNSURE}
    return {criterion.id: criterion for criterion, verdict in found if verdict == REVIEW
            and any(answers.get(cell) is UNSURE for cell in criterion.requires.found.cells) and criterion.requires.verdict(sure) != REVIEW}


def unsure_line(open_: Iterable[Criterion]) -> str:
    """How many are not settled, that nobody takes them for it; preferences are not counted. Empty if none."""
    count = sum(not criterion.preference for criterion in open_)
    return f"有 {count} 条因为答了「暂不清楚」还没有结论，请先查清" if count else ""


def word_of(criterion: Criterion, verdict: Verdict) -> str:
    """The word a person reads: a preference is 属重点支持 or not, and an unmet one is 按所填数据，本条不满足."""
    if criterion.preference:
        return {MET: "属重点支持", NOT_APPLICABLE: "未列重点支持"}.get(verdict, verdict.word)
    return verdict.word


def way_json(way: Way) -> dict[str, Any]:
    return {"text": way.text, "few": way.few, "changes": [change_json(change) for change in way.changes]}


def change_json(change: Change) -> dict[str, Any]:
    """by and to as exact decimal texts, so that nothing is lost on the way to the page."""
    place = change.cell._asdict() | {"name": change.field.called(change.cell.year)}
    if change.option:
        return place | {"option": change.option, "label": change.field.option(change.option).label}
    if change.by is None:
        return place
    return place | {"by": plain(change.by), "to": plain(change.to), "unit": change.field.unit}


def plain(number: Fraction | str) -> str:
    return number if isinstance(number, str) else written(number)
