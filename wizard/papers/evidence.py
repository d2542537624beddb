"""佐证材料目录: one numbered line for each proof that the answers call for. What is not claimed needs no proof."""

import re
from fractions import Fraction
from typing import NamedTuple

from rules.draft import Value
from rules.facts import NONE, Field, Kind, Option, Part, Special
from rules.notice import Criterion
from rules.verdict import MET, REVIEW
from rules.wording import with_unit

from .characters import one_line
from .docx import document, heading
from .filling import Filling, on_paper
from .rows import GREY, SMALL, label, lines, row, value
from .word import Cell, Row, grid, table

READY, WANTED = "有", "待补"
UNASKED = "通知没有写，建议准备"
NOTE_IN_WORDS = re.compile("（填报说明第 [0-9]+ 条）")  # has a column of its own


class Line(NamedTuple):
    """id: what the draft's "evidence" names it by, {"output": "有"}; a tick is field.option, a sentence condition.id.

    says: the tick or the figures it proves. proof: what counts. source: where that is asked for.
    """

    id: str
    part: str
    says: str
    proof: str
    source: str
    state: str


def index(filling: Filling) -> list[Line]:
    """In the form's order; a document that proves several figures stands where the first of them stands."""
    found = []
    for part in filling.notice.form.parts:
        proofs = {}
        for field in part.fields:
            if field.kind == Kind.TICKS:
                found += ticks(filling, part, field)
            elif field.evidence and field.evidence not in proofs:
                proofs[field.evidence] = [one for one in part.fields if one.evidence == field.evidence]
                found += figures(filling, part, proofs[field.evidence])
    return found + sentences(filling)


def ticks(filling: Filling, part: Part, field: Field) -> list[Line]:
    """A line for each ticked box that wants proof; a question that the form asks in the very words of the box is proved by the same."""
    ticked = filling.ticked(field.id) if field.evidence else ()
    proof = filling.notice.form.filling_notes[2].removeprefix("佐证材料包括").removesuffix("。")
    found = []
    for option in (option for option in field.options if option.id in ticked):
        alike = [one for one in part.fields if one.label == option.label and claims(filling, one)]
        said = [f"{one.name}：{claims(filling, one)}" for one in alike] + [f"{field.name}：{option.label}{written(filling, field, option)}"]
        found.append(line(filling, [f"{field.id}.{option.id}", *(one.id for one in alike)], part.title, "；".join(said), proof, UNASKED if field.unasked else "申报表本栏"))
    return found


def written(filling: Filling, field: Field, option: Option) -> str:
    """What is written beside a box, such as 其他: the form has it in the same row, under the same word."""
    words = one_line("".join(filling.text(text) for text, pair in filling.notice.form.beside.items() if pair == (field, option)))
    return f"（{words}）" if words else ""


def figures(filling: Filling, part: Part, proved: list[Field]) -> list[Line]:
    """A line for each document: it names every figure that the document has to prove."""
    boxed = {option.label for row in part.fields if row.kind == Kind.TICKS for option in row.options if option.id in filling.ticked(row.id)}
    claimed = {field: said for field in proved if field.label not in boxed and (said := claims(filling, field))}
    if not claimed:
        return []
    says, first = "；".join(f"{field.name}：{said}" for field, said in claimed.items()), proved[0]
    return [line(filling, [field.id for field in proved], part.title, says, NOTE_IN_WORDS.sub("", first.evidence), source(filling, first))]


def claims(filling: Filling, field: Field) -> str:
    """What the answers of a field claim, in words; nothing where they claim nothing (0, 无, 否)."""
    told = [(cell, answer) for cell in field.cells if claim(answer := filling.draft.answers.get(cell))]
    said = (f"{cell.year}年 {on_paper(answer, field)}" if cell.year else on_paper(answer, field) for cell, answer in told)
    return with_unit("、".join(said), field.unit) if told else ""


def claim(answer: Value | None) -> bool:
    if isinstance(answer, Fraction):
        return answer != 0
    return answer == "yes" or hasattr(answer, "year")


def source(filling: Filling, field: Field) -> str:
    """The filling notes that ask for the document; else the form's own words; else the conditions behind a supplementary question."""
    notes = [number for number in field.notes if "提供" in filling.notice.form.filling_notes[number - 1]]
    if notes:
        return f"填报说明第 {'、'.join(map(str, notes))} 条"
    if not field.supplementary:
        return UNASKED if field.unasked else "申报表本栏"
    return f"通知 {'、'.join(criterion.locator for criterion in filling.notice.feeds[field.id])}"


def sentences(filling: Filling) -> list[Line]:
    """What a condition wants beyond what its questions name."""
    return [line(filling, [f"condition.{criterion.id}"], "通知条文", f"{criterion.title}：{criterion.quote}",
                 "、".join(criterion.evidence), f"通知 {criterion.locator}")
            for criterion, finding in filling.notice.assess(filling.draft.answers)
            if criterion.evidence and finding.verdict in (MET, REVIEW) and is_claimed(filling, criterion)]


def is_claimed(filling: Filling, criterion: Criterion) -> bool:
    """Not by 无 or 暂不清楚 alone."""
    return any(not isinstance(filling.draft.answers.get(cell, NONE), Special) for cell in criterion.requires.found.cells)


def line(filling: Filling, ids: list[str], part: str, says: str, proof: str, source: str) -> Line:
    """ids: its own, then those it went by where the answers were others; the first that is marked tells the state."""
    states = filling.beside.get("evidence")
    marked = [states[id] for id in ids if id in states] if isinstance(states, dict) else []
    return Line(ids[0], part, says, proof, source, READY if marked[:1] == [READY] else WANTED)


def evidence(filling: Filling, date: str) -> bytes:
    found = index(filling)
    ready = sum(one.state == READY for one in found)
    note = f"{filling.notice.form.filling_notes[2]}（填报说明第 3 条）"
    head = heading("佐证材料目录", 0, after=200) + lines(filling.title, align="center") + lines(note, before=200, after=80)
    counted = lines(f"按已填的内容，共列 {len(found)} 项：有 {ready} 项，待补 {len(found) - ready} 项。", after=120)
    body = head + counted + (listed(found) if found else lines("还没有填写需要佐证的内容。"))
    return document(body + lines(filling.notice.preparation, SMALL, before=200), f"佐证材料目录：{filling.title}", date)


def listed(found: list[Line]) -> str:
    names = ("序号", "要证明的内容", "什么算佐证", "依据", "状态")
    rows = [Row(tuple(label(name, look=SMALL)._replace(shade=GREY) for name in names), header=True)]
    for number, one in enumerate(found, 1):
        if number == 1 or one.part != found[number - 2].part:
            rows.append(Row((Cell(lines(one.part, SMALL, keep=True), len(names)),)))
        cells = (str(number), "center"), (one.says, ""), (one.proof, ""), (one.source, ""), (one.state, "center")
        rows.append(row(*(value(words, 1, SMALL, align) for words, align in cells))._replace(height=0))
    return table(grid(11, 70, 42, 20, 13), rows)
