"""What the report tells of one condition, as plain JSON values: verdict, reasons, gap, what is missing; kept while it stays the same."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from json import JSONEncoder
from operator import is_not
from typing import Any

from .asks import ways_out
from .facts import Cell, Field
from .findings import Change, Finding, Way
from .notice import Criterion, Notice
from .verdict import MET, MISSING, NOT_APPLICABLE, UNMET, Verdict
from .wording import written

encoded = JSONEncoder(ensure_ascii=False, check_circular=False).encode  # plain values, in no circle
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


class Item(dict[str, Any]):
    """What is told of a condition. Never changed: it is kept, and the next report may hold it too."""

    @cached_property
    def text(self) -> str:
        return encoded(self)


LAST: dict[str, tuple[tuple, Item]] = {}  # by the condition's id: of what it was made, and what was made


def told(notice: Notice, criterion: Criterion, finding: Finding, *of: Any) -> Item:
    """`item`, or the last one where it would be the same: of the very finding, which is kept as long as its answers are."""
    made_of, last = LAST.get(criterion.id, ((), None))
    if not made_of or any(map(is_not, made_of, (notice, criterion, finding))) or made_of[3:] != of:
        last = item(notice, criterion, finding, *of)
        LAST[criterion.id] = (notice, criterion, finding, *of), last
    return last


def item(notice: Notice, criterion: Criterion, finding: Finding, doubted: Sequence[Cell] = (), is_open: bool = False) -> Item:
    return Item({
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
        "readings": [one._asdict() | {"word": one.verdict.word if one.played else "未计算"} for one in finding.readings],
        "why": criterion.why,
        "evidence": list(criterion.proofs) if finding.verdict != NOT_APPLICABLE else [],
    })


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
    cells = sorted(cells)
    first = placed(notice, cells[0])
    return first if len(cells) == 1 else first | {"name": f"{notice.fields[first['field']].name}（{'、'.join(str(cell.year) for cell in cells)} 年）"}


def placed(notice: Notice, cell: Cell) -> dict[str, Any]:
    return named(notice.fields[cell.field], cell)


def named(field: Field, cell: Cell) -> dict[str, Any]:
    return {"field": cell.field, "year": cell.year, "name": field.called(cell.year)}


def alternatives(finding: Finding) -> list[list[int]]:
    """Which missing answers together are enough, as places in `missing`; each alternative by itself."""
    return [[finding.missing.index(cell) for cell in cells] for cells in finding.settled_by]


def word_of(criterion: Criterion, verdict: Verdict) -> str:
    """The word a person reads: a preference is 属重点支持 or not, and an unmet one is 按所填数据，本条不满足."""
    if criterion.preference:
        return {MET: "属重点支持", NOT_APPLICABLE: "未列重点支持"}.get(verdict, verdict.word)
    return verdict.word


def way_json(way: Way) -> dict[str, Any]:
    return {"text": way.text, "few": way.few, "changes": [change_json(change) for change in way.changes]}


def change_json(change: Change) -> dict[str, Any]:
    """by and to as exact decimal texts, so that nothing is lost on the way to the page."""
    place = named(change.field, change.cell)
    if change.option:
        return place | {"option": change.option, "label": change.field.option(change.option).label}
    if change.by is None:
        return place
    return place | {"by": plain(change.by), "to": plain(change.to), "unit": change.field.unit}


def plain(number: Fraction | str) -> str:
    return number if isinstance(number, str) else written(number)
