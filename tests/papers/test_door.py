"""The door: whatever comes in, bytes come out or one sentence in Chinese; nothing pasted can break a file."""

import io
import json
import re
import subprocess
import sys

import openpyxl
import pytest
from hypothesis import given, settings, strategies

import rules
from rules.facts import Kind
from wizard import papers
from wizard.papers.form import PAGES
from wizard.papers.agreement import OF_NOTICE

from . import DATE, EMPTY, FULL, NASTY, NASTY_PRINTED, NOTICE, PRINTED, document, draft, made, text_of, xml_parts
from ..conftest import ROOT

CALM = settings(derandomize=True, deadline=None, database=None, max_examples=60)
KINDS = ("form", "lists", "evidence", "report", "checklist", "bundle")
TEXTS = [field.id for field in PRINTED if field.kind == Kind.TEXT]

REFUSED = [  # the draft, the kind, the date, a word of the sentence
    ("", "form", DATE, "JSON"),
    (FULL[:-1000], "form", DATE, "JSON"),
    ("[]", "bundle", DATE, "不是自测草稿"),
    ("[" * 100_000, "bundle", DATE, "JSON"),
    (" " * 5_000_001, "form", DATE, "太大"),
    (json.dumps({"notice": "beijing-2023", "answers": {}}), "form", DATE, "通知不在本工具中"),
    (json.dumps({"notice": NOTICE.id, "answers": {}, "format": 99}), "form", DATE, "格式版本"),
    (EMPTY, "pdf", DATE, "没有「pdf」这种材料"),
    (EMPTY, "form", "", "日期"),
    (EMPTY, "form", "今天", "日期"),
    (EMPTY, "form", "2023-02-30", "日期"),
    (EMPTY, "form", "20230512", "日期"),
    (EMPTY, "form", None, "日期"),
    (None, "form", DATE, "没有做成"),
]


@pytest.mark.parametrize("text, kind, date, word", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_draft_gets_one_sentence(text, kind, date, word):
    with pytest.raises(ValueError, match=word) as said:
        papers.make(text, kind, date, "1")
    assert type(said.value) is not ValueError
    assert re.fullmatch(r"[^\n]+。", str(said.value))


def test_pasted_dirt_cannot_break_the_form():
    """In every text of it, each with a number of its own."""
    data = made("form", draft({id: f"{NASTY}（{n}）" for n, id in enumerate(TEXTS)}))
    told = text_of(data)
    assert [id for n, id in enumerate(TEXTS) if f"{NASTY_PRINTED}（{n}）" not in told] == []
    assert document(data).tables


@pytest.mark.parametrize("kind", ["evidence", "report", "checklist"])
def test_nor_the_other_papers(kind):
    answers = {"cluster_name": NASTY, "applicant": NASTY, "area": NASTY, "digital_services": ["other"], "digital_services_other": NASTY, "甲\x07\ud800": "乙"}
    assert NASTY_PRINTED in text_of(made(kind, draft(answers, evidence={NASTY: NASTY}))).replace("\n", "")


def test_nor_the_version():
    assert NASTY_PRINTED.replace("乙", " 乙", 1) in text_of(papers.make(EMPTY, "report", DATE, NASTY))


def test_ten_thousand_characters_stay_whole():
    long = "".join(f"第{n}句。" for n in range(2000))
    assert long in text_of(made("form", draft({"chain_text": long})))
    unbroken = "x" * 10_000
    assert unbroken in text_of(made("form", draft({"applicant": unbroken})))


def test_lines_stay_lines_and_their_blanks_go():
    said = text_of(made("form", draft({"plan_goals": "　　第一段\r\n\r\n  第二段\n第三段"})))
    assert "\n第一段\n第二段\n第三段\n" in said


def test_a_formula_in_the_form_is_text():
    assert '=HYPERLINK("http://x")' in text_of(made("form", draft({"applicant": '=HYPERLINK("http://x")'})))


JSONS = strategies.recursive(
    strategies.none() | strategies.booleans() | strategies.integers() | strategies.text() | strategies.sampled_from(["无", "不确定", "3.125", NASTY, "是", "有"]),
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=5), inner, max_size=3), max_leaves=8)


@CALM
@given(strategies.dictionaries(strategies.sampled_from(sorted(NOTICE.fields)), JSONS, max_size=25), JSONS, JSONS, strategies.sampled_from(KINDS), strategies.booleans())
def test_any_draft_gives_readable_papers_or_a_sentence(answers, evidence, lists, kind, fill):
    text = draft(answers, evidence=evidence, lists=lists)
    try:
        data = made(kind, text, fill_blanks=fill)
    except ValueError as trouble:
        assert kind in ("lists", "bundle") and "请重新导入清单" in str(trouble)
    else:
        if kind == "lists":
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames
        elif kind != "bundle":
            assert xml_parts(data) and document(data).sections


def test_the_papers_need_nothing_that_a_browser_lacks(tmp_path):
    """No lxml, no python-docx, no markupsafe: pydantic and XlsxWriter are all that is not Python's own."""
    (tmp_path / "draft.json").write_text(FULL, "utf-8")
    code = ("import pathlib, sys; import wizard.papers as papers; papers.make(pathlib.Path(sys.argv[1]).read_text('utf-8'), 'bundle', '2026-11-23', '1');"
            "print(*{name.partition('.')[0] for name, one in sys.modules.items() if 'site-packages' in (getattr(one, '__file__', None) or '')})")
    said = subprocess.run([sys.executable, "-c", code, str(tmp_path / "draft.json")], cwd=ROOT, capture_output=True, text=True, check=True)
    foreign = {name for name in said.stdout.split() if not name.startswith("_")}  # _distutils_hack and the like belong to the environment
    assert foreign == {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection", "xlsxwriter"}


@pytest.mark.parametrize("notice", rules.NOTICES)
def test_every_notice_has_its_papers(notice):
    for place, known in {"wizard/papers/form.py 的 PAGES": PAGES, "wizard/papers/agreement.py 的 OF_NOTICE": OF_NOTICE}.items():
        assert notice in known, f"{place} 里还没有 {notice}：样子没有变，就指向去年的；变了，另写一份。"
