"""What each row of a sheet is: an enterprise, or something else that is named. Every row is exactly one thing."""

import re
from typing import NamedTuple

from . import cells
from .headings import heading
from .notes import CHECK, ERROR, TOLD, Note

Row = list[str]
COUNTED = r"(?:共|共计|总共|合计|总计|累计|小计|汇总)(?:共|为|数)?\d+(?:家|户|个|行)(?:企业)?"  # 合计180家
TAIL = "(?:[:：].*|[（(].*(?<!公司))?"  # 小计（万元）, not 汇总（集团）公司
TOTALS = re.compile(rf"(?:合计|总计|小计|共计|累计|总和|平均|平均值|合计数|总数|汇总){TAIL}|{COUNTED}")
PARTS = re.compile(rf"其中[:：].*|.{{1,20}}(?:合计|总计|小计|共计|合计数|汇总){TAIL}|(?:全部|所有|以上|上述)企业.{{0,4}}|(?:其他|其余)企业.*|(?:占比|同比).{{0,4}}|(?i:total)")  # of a row without a code: 张江片区小计
REMARKS = re.compile(r"(?:注|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|负责人|联系人|联系电话|填报单位|填表日期|填报日期|日期|单位|数据来源|制表日期)[:：].*", re.DOTALL)
NUMERAL = "[（(]?[一二三四五六七八九十]{1,3}"
NUMBERED = re.compile(rf"{NUMERAL}[）)、.．].*", re.DOTALL)  # 一、规上企业
SERIAL = re.compile(rf"{NUMERAL}[）)、.．]?")
FIRM = re.compile(r".*(?:公司|集团|厂|院|所|中心|社|店|行|大学|学校|经营部|工作室|合伙)(?:[（(].*)?", re.DOTALL)
SECTION = re.compile(rf"{NUMBERED.pattern}|(?:注|说明)\d*[:：].*|(?:制表|填表|报送)(?:单位)?[:：].*|(?:以上|以下|截至|截止).*", re.DOTALL)  # of a row with a name and nothing else
EXAMPLE = re.compile(r"[（(【]?(?:示例|样例|填写示例)(?:企业|公司|行)?(?:[）)】（(:：].*)?", re.DOTALL)
SAID = {
    "blank": "空行，未计入。",
    "title": "表头以上的标题行，未计入。",
    "header": "表头行。",
    "again": "重复的表头行，未计入。",
    "total": "合计行，不是企业，未计入。",
    "remark": "表尾的注或填表信息，不是企业，未计入。",
    "section": "分段的标题或说明，不是企业，未计入。",
    "example": "示例行，未计入。",
    "numbered": "只有序号或没有用到的列有内容，没有企业，未计入。",
    "excluded": "按您的要求，这一行不计入。",
}


class Line(NamedTuple):
    """One row that speaks of an enterprise. row: from 1."""

    row: int
    cells: Row


class Lines(NamedTuple):
    """kept: rows of enterprises, bare those that say no more than who it is, parts those that may be sums of others. left: kind of each other row by its number, all in SAID; set_aside: rows with content that cannot be counted, and why."""

    kept: list[Line]
    bare: list[int]
    parts: list[int]
    left: dict[int, str]
    set_aside: dict[int, Note]

    @property
    def notes(self) -> list[Note]:
        told = [Note(TOLD, kind, SAID[kind], row) for row, kind in self.left.items()]
        told += [Note(CHECK, "bare", "只写了是谁，别的都空着：是企业的请补全，不是的请设为「不计入」。", row) for row in self.bare]
        told += [Note(CHECK, "part", "编号像「一」「（一）」，又没有代码，可能是小计行；已计入，不是企业的请设为「不计入」。", row) for row in self.parts]
        return [*told, *self.set_aside.values()]


def told_apart(rows: list[Row], header_rows: tuple[int, ...], texts: tuple[str, ...], places: dict[tuple, int], excluded: frozenset[int]) -> Lines:
    """places: where each known (column, year) stands. Rows above the headings are titles."""
    found = Lines([], [], [], {}, {})
    names = tuple(places[key] for key in (("name", None), ("code", None)) if key in places)
    known, turned = tuple(places.values()), 0
    headings = (texts, *(rows[number - 1] for number in header_rows))
    for number, row in enumerate(rows, 1):
        kind = kind_of(number, row, header_rows, headings, names, known)
        turned = number if kind == "turned" else 0 if kind == "again" else turned
        if number in excluded and kind not in ("blank", "header"):
            kind = "excluded"
        if turned and kind in ("turned", "enterprise", "no_name"):
            text = f"第 {turned} 行又是表头，各列和上面的不同；从这一行起没有计入：请分成两张表，或改成同样的列。"
            found.set_aside[number] = Note(ERROR, "other_columns", text, number)
        elif kind == "enterprise":
            found.kept.append(Line(number, row))
            if len(known) > len(names) and is_bare(row, names, known):
                found.bare.append(number)
            elif may_be_part(row, names):
                found.parts.append(number)
        elif kind == "no_name":
            found.set_aside[number] = Note(ERROR, "no_name", "这一行没有企业名称，也没有统一社会信用代码，整行没有计入。", number)
        else:
            found.left[number] = kind
    return found


def kind_of(number: int, row: Row, header_rows: tuple[int, ...], headings: tuple, names: tuple[int, ...], known: tuple[int, ...]) -> str:
    said = [text for text in row if text and not text.isspace()]
    if not said:
        return "blank"
    if header_rows and number <= header_rows[-1]:
        return "header" if number in header_rows else "title"
    first = "".join(said[0].split())
    name = name_of(row, names)
    if TOTALS.fullmatch(name) or TOTALS.fullmatch(first) or len(said) > 1 and not name and TOTALS.fullmatch("".join(said[1].split())):
        return "total"
    if REMARKS.fullmatch(first) and len(said) <= 4:
        return "remark"
    if SECTION.fullmatch(name) and is_bare(row, names[:1], known):
        return "section"
    if (PARTS.fullmatch(name) or NUMBERED.fullmatch(name) and not FIRM.fullmatch(name)) and not has_code(row, names):
        return "total"
    if any(is_name(at(row, place)) for place in names):
        return special(row, name, headings, names, known)
    return "no_name" if any(at(row, place).strip() for place in known) else "numbered"


def special(row: Row, name: str, headings: tuple, names: tuple[int, ...], known: tuple[int, ...]) -> str:
    if any(all(at(row, place).strip() == at(one, place).strip() for place in names) for one in headings):
        return "again" if any(all(says_same(at(row, place), at(one, place)) for place in known) for one in headings) else "turned"
    return "example" if EXAMPLE.fullmatch(name) else "enterprise"


def says_same(again: str, first: str) -> bool:
    """A heading that comes again names the same column, year and unit, or nothing."""
    meant = heading(again)
    return not again.strip() or again.strip() == first.strip() or bool(meant.column) and meant[:3] == heading(first)[:3]


def may_be_part(row: Row, names: tuple[int, ...]) -> bool:
    """An enterprise by its name or its figures, numbered as the parts of a list are, and without a code that would tell."""
    name, first = name_of(row, names), "".join(next(filter(str.strip, row)).split())
    return not has_code(row, names) and bool(NUMBERED.fullmatch(name) or SERIAL.fullmatch(first) and not FIRM.fullmatch(name))


def name_of(row: Row, names: tuple[int, ...]) -> str:
    return "".join(at(row, names[0]).split()) if names else ""


def has_code(row: Row, names: tuple[int, ...]) -> bool:
    return any(is_name(at(row, place)) for place in names[1:])


def is_bare(row: Row, names: tuple[int, ...], known: tuple[int, ...]) -> bool:
    return not any(at(row, place).strip() for place in known if place not in names)


def is_name(text: str) -> bool:
    said = text.strip()
    return bool(said) and not cells.NOTHING.fullmatch(said)


def at(row, place: int) -> str:
    return row[place] if place < len(row) else ""
