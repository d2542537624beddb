"""自测报告: all that the rules say of a draft, and what the report rests on; it adds no word of judgement."""

import hashlib
import json

import pytest

import rules
from wizard import papers
from wizard.papers.fingerprint import fingerprint

from . import ANSWERS, DATE, EMPTY, FULL, NOTICE, VERSION, bare, document, draft, made, text_of
from ..conftest import ROOT

DRAFTS = {"empty": EMPTY, "full": FULL, "unsure": draft({"area": "不确定", "operating_body": "不确定", "standards_national_joined": {"2022": 1}, "platforms_national": "很多", "new_track": "低空经济"})} | {case.id: draft(case.given) for case in NOTICE.cases}
each = pytest.mark.parametrize("name", DRAFTS)


def said(name):
    return json.loads(rules.assess(DRAFTS[name])), bare(text_of(made("report", DRAFTS[name])))


@each
def test_the_overall_line_the_disclaimer_and_all_conditions_are_there(name):
    told, printed = said(name)
    for words in (told["overall"]["text"], told["unsure"], told["disclaimer"], *(one["said"] for key in ("warnings", "complaints") for one in told[key])):
        assert bare(words) in printed
    for item in told["criteria"]:
        assert (f"{bare(item['because'])}（据" in printed) <= bool(item["basis_text"])
        gaps, readings = (way["text"] for way in item["gap"]), (f"{reading['title']}：{reading['word']}" for reading in item["readings"])
        for words in (f"{item['locator']}　{item['title']}{item['word']}", item["quote"], item["because"], item["why"], *item["evidence"], *gaps, *readings,
                      "或者改答：".join("、".join(question["name"] for question in way) for way in item["ways_out"])):
            assert bare(words) in printed.replace("\n", "")
    assert "（可不填）" not in printed  # what nobody has to give stands in another way, never among what is asked for


@each
def test_the_picture_and_the_table_say_the_same(name):
    told, _ = said(name)
    counted = {name: told["counts"][key] for key, name in (("met", "√"), ("unmet", "×"), ("missing", "…"), ("review", "？"), ("not_applicable", "—"))}
    tables = document(made("report", DRAFTS[name])).tables
    squares, numbers = ([[cell.text for cell in row.cells][1:] for row in tables[n].rows] for n in (2, 3))
    assert {sign: sum(row.count(sign) for row in squares) for sign in counted} == counted
    for row, tally in zip(squares, numbers[1:]):
        assert tally == [str(row.count(sign)) for sign in counted]
    assert len(squares) == len(NOTICE.groups)


@pytest.mark.parametrize("words", [DATE, VERSION, NOTICE.number, NOTICE.id, "2023年5月12日"])
def test_what_the_report_rests_on_is_named(words):
    assert bare(words) in said("full")[1]


@pytest.mark.parametrize("typed_on, said", [(None, "2023年5月12日"), ("2023-03-30", "2023年3月30日"), ("无", "未定"), ("不确定", "未定"), ("明年", "未定")])
def test_the_day_counted_to_is_the_one_that_the_verdict_counts_to(typed_on, said):
    table = document(made("report", draft({"assessed_on": typed_on}))).tables[0]
    assert {row.cells[0].text: row.cells[-1].text for row in table.rows}["计算年限的日期"] == said


def mark(text):
    return fingerprint(rules.loaded(text)[1])


def test_the_same_answers_give_the_same_fingerprint_in_any_order():
    turned = {key: list(reversed(value)) if isinstance(value, list) and key == "chain_work" else value for key, value in reversed(ANSWERS.items())}
    assert mark(draft(turned)) == mark(FULL)
    assert mark(draft({"area": "3.0"})) == mark(draft({"area": "３"}))
    assert mark(FULL) in text_of(made("report", FULL))


@pytest.mark.parametrize("other", [{"area": "3.1"}, {"area": "无"}, {"area": "不确定"}, {"area": "三"}, {}, {"area": "3", "smes": ["3", "", ""]}])
def test_other_answers_give_another_one(other):
    assert mark(draft(other)) != mark(draft({"area": "3"}))


def test_a_fingerprint_is_a_promise():
    """A report of today can be checked years later, by hand: SHA-256 over exactly this text."""
    canonical = ('["shanghai-2023-304",[["area","","309/100"],["chain_work","","chain_map\\u3001consortium"],["output","2020","30"],'
                 '["output","2021","\\u65e0"],["output","2022","\\u4e0d\\u786e\\u5b9a"]],[["smes","2022"]]]')
    digits = hashlib.sha256(canonical.encode()).hexdigest()[:16].upper()
    answers = {"area": "3.09", "smes": {"2022": "几家"}, "output": ["30", "无", "不确定"], "chain_work": ["consortium", "chain_map"]}
    assert mark(draft(answers)) == "-".join(digits[n:n + 4] for n in (0, 4, 8, 12))


def test_the_date_and_the_version_are_the_callers():
    assert papers.make(FULL, "report", "2030-01-01", "a") != papers.make(FULL, "report", "2030-01-02", "a") != papers.make(FULL, "report", "2030-01-02", "b")


def test_no_paper_of_ours_judges_a_cluster():
    """The notice's own words may say 符合 or 通过; the code that makes papers never does."""
    for path in sorted((ROOT / "wizard/papers").rglob("*.py")):
        source = path.read_text("utf-8")
        assert not [word for word in ("符合", "通过", "合格", "达标", "资格") if word in source], path.name


def test_no_condition_is_torn_apart_at_the_end_of_a_page():
    """Word keeps a row with the next where its paragraphs say so, LibreOffice a whole table where all but the last do."""
    tables = [table for table in document(made("report", FULL)).tables if table.rows[0].cells[0].text.startswith(tuple(one.locator for one in NOTICE.criteria))]
    assert len(tables) == len(NOTICE.criteria)
    for table in tables:
        keeps = [all(one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs) for row in table.rows]
        assert keeps == [True] * (len(keeps) - 1) + [False]
