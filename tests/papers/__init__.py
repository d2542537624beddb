"""The tests of the papers: read back by readers that did not write them. Here is what they share: drafts, and how a file is read."""

import io
import json
import re
import zipfile
from functools import cache
from itertools import count
from xml.etree import ElementTree

import docx

from rules import LATEST
from rules.facts import Kind
from wizard import papers

DATE, VERSION = "2026-11-23", "9.9.9"
NOTICE = LATEST
PRINTED = [field for field in NOTICE.form.fields if not field.supplementary and field.kind != Kind.PAPER]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = "甲\x0b乙\x07丙\ud800丁\u202e戊\u200f己😀\ufffe庚<&>\"辛]]>"
NASTY_PRINTED = '甲乙丙丁戊己😀庚<&>"辛]]>'


def draft(answers, **more):
    return json.dumps({"notice": NOTICE.id, "format": 1, "answers": answers, **more})


def anew(kind, text, **how):
    return papers.make(text, kind, DATE, VERSION, **how)


made = cache(anew)  # bytes, the same each time: tests/papers/test_word.py


def own_answer(field, numbers):
    """An answer that no other place has; as typed, and as the paper has to show it."""
    n = next(numbers)
    if field.kind == Kind.NUMBER:
        return f"{n}.125", f"{n}.13"
    if field.kind == Kind.COUNT:
        return str(n), str(n)
    return f"这里写第 {n} 号内容", f"这里写第 {n} 号内容"


def full():
    """Every place of the printed form answered, each with a figure or text of its own: the draft's answers, and {cell: as printed}."""
    numbers, answers, shown = count(1001), {}, {}
    for field in PRINTED:
        if field.kind in (Kind.CHOICE, Kind.TICKS):
            answers[field.id] = field.options[-1].id if field.kind == Kind.CHOICE else [option.id for option in field.options[::2]]
        elif field.kind == Kind.DATE:
            answers[field.id], shown[field.id, None] = "2023-04-28", "2023年4月28日"
        else:
            typed = {cell.year: own_answer(field, numbers) for cell in field.cells}
            answers[field.id] = {str(year): one[0] for year, one in typed.items()} if field.years else typed[None][0]
            shown |= {(field.id, year): one[1] for year, one in typed.items()}
    return answers, shown


ANSWERS, SHOWN = full()
FULL = draft(ANSWERS)
EMPTY = draft({})
ROWS = {
    "giants": [{"name": '=HYPERLINK("http://x.example","y")', "in_2022": "是"}, {"name": "+86 公司", "in_2022": "是"},
               {"name": "@甲", "in_2021": "是", "in_2022": "是"}, {"name": "-乙", "code": "913100000000000000", "valid_until": "2025-01-31", "in_2021": "是"}],
    "output": [{"name": "甲", "sme_2020": "是", "sme_2021": "是", "sme_2022": "是", "leading": "是", "output_2020": "10000.1", "output_2021": "20000", "output_2022": "30000"},
               {"name": "乙", "sme_2020": "否", "sme_2021": "否", "sme_2022": "否", "leading": "是", "output_2020": "0.2", "output_2021": "10000", "output_2022": "说不清"}],
    "standards": [{"number": "GB/T 1", "kind": "国家", "role": "主持", "year": "2021"}, {"number": "=1+1", "kind": "国家", "role": "参与", "year": "2021"}],
}


def document(data):
    return docx.Document(io.BytesIO(data))


def xml_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


@cache
def text_of(data):
    """All words of a .docx in reading order, a line for each paragraph, tables included."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paragraphs = ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{W}p")
    return "\n".join("".join({f"{W}br": "\n", f"{W}t": one.text or ""}.get(one.tag, "") for one in paragraph.iter()) for paragraph in paragraphs)


def bare(text):
    """Without white space and the lines to write on."""
    return re.sub(r"[\s_]", "", text)
