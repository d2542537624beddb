"""核对清单: what is still open in the answers, and what only paper and hands can do. Names places, judges nothing."""

from itertools import groupby

from rules.facts import UNSURE, Cell, Field
from rules.report import reported

from . import evidence
from .agreement import disagreements
from .docx import document, heading
from .filling import Filling, printed_cells
from .rows import EMPTY, SMALL, lines

BY_HAND = (
    "封面「区中小企业主管部门(盖章)」由区中小企业主管部门盖章。",
    "第九部分「真实性声明」：单位负责人签字，申报单位加盖公章，写明日期。",
    "第九部分「推荐意见」由区级中小企业主管部门填写、盖章并写明日期。",
    "用 Word 或 WPS 打开申报表，逐页看一遍再打印。",
    "清单（.xlsx）逐张填好，「核对总表」没有「不一致」，打印后随申报表一起交。",
    "佐证材料按《佐证材料目录》的序号编号；怎样装订，通知没有写，以区里的要求为准；高新技术企业、创新型中小企业和有效发明专利附证书复印件或扫描件。",
    "单位产值二氧化碳排放量附计算公式。",
    "申报材料一式 5 份（2023 年通知；其他年份以当年通知为准）。",
    "电子版光盘 2 份（2023 年通知）。",
    "报送所在区中小企业主管部门；截止时间以区里的通知为准。",
)


def checklist(filling: Filling, date: str) -> bytes:
    told = reported(filling.notice, filling.draft)
    complaints, warnings = ([one["said"] for one in told[kind]] for kind in ("complaints", "warnings"))
    parts = (
        ("一、表中还空着的栏目", blanks(filling), f"{filling.notice.form.filling_notes[1]}（填报说明第 2 条）", "没有。"),
        ("二、答为「暂不清楚」的栏目（表中留空）", unsure(filling), "请核实后填写。", "没有。"),
        ("三、没有读懂的内容（表中留空）", complaints, "请改正后重新生成。", "没有。"),
        ("四、请核对的数据", [*warnings, *disagreements(filling)], "", "没有。"),
        ("五、打印时四舍五入的数据", [one["text"] for one in told["rounded"]], "表中按规定保留小数点后 2 位；自测仍按原数计算。", "没有。"),
        ("六、佐证材料", wanted(filling), "", "没有待补的佐证材料。"),
        ("七、纸面上要做的事", list(BY_HAND), "", ""),
    )
    body = heading("申报材料核对清单", 0, after=200) + lines(filling.title, align="center", after=120)
    return document(body + "".join(section(*part) for part in parts) + lines(filling.notice.preparation, SMALL, before=300), f"申报材料核对清单：{filling.title}", date)


def section(title: str, found: list[str], note: str, none: str) -> str:
    told = lines(note, SMALL, after=40) if note and found else ""
    boxes = "".join(lines(f"{EMPTY} {words}", left=240) for words in found)
    return heading(title, 2, before=240, after=60) + told + (boxes or lines(none, left=240))


def places(filling: Filling, wanted) -> list[str]:
    """The printed places whose answer is wanted, a line for each row of the form: 第二部分：集群总产值（2020、2021 年）.

    Companions of a box that is not ticked are not: nobody has to write beside 其他.
    """
    part_of = {field.id: part.title for part in filling.notice.form.parts for field in part.fields}
    found = [(field, cell) for field, cell in printed_cells(filling.notice) if wanted(field, cell) and not idle(filling, field)]
    return [f"{part_of[field.id]}：{field.name}{years(field, [cell for _, cell in cells])}"
            for field, cells in ((field, list(group)) for field, group in groupby(found, key=lambda pair: pair[0]))]


def years(field: Field, cells: list[Cell]) -> str:
    if not field.years or len(cells) == len(field.years):
        return ""
    return f"（{'、'.join(str(cell.year) for cell in cells)} 年）"


def blanks(filling: Filling) -> list[str]:
    """What could not be read has a part of its own."""
    return places(filling, lambda field, cell: filling.answer(*cell) is None and filling.draft.answers.get(cell) is not UNSURE
                  and not filling.is_unread(*cell))


def idle(filling: Filling, field: Field) -> bool:
    """A text beside a tick box that is not ticked."""
    row, box = filling.notice.form.beside.get(field.id, (None, None))
    return row is not None and box.id not in filling.ticked(row.id)


def unsure(filling: Filling) -> list[str]:
    return places(filling, lambda field, cell: filling.draft.answers.get(cell) is UNSURE)


def wanted(filling: Filling) -> list[str]:
    numbers = [number for number, line in enumerate(evidence.index(filling), 1) if line.state == evidence.WANTED]
    return [f"还有 {len(numbers)} 项待补，见《佐证材料目录》第 {runs(numbers)} 项。"] if numbers else []


def runs(numbers: list[int]) -> str:
    """1—3、5、7—9."""
    stretches = [[number for _, number in one] for _, one in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return "、".join(str(one[0]) if len(one) == 1 else f"{one[0]}—{one[-1]}" for one in stretches)
