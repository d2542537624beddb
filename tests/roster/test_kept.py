"""A list in a draft: packed and read back, beside the form's answers, and formulas whose results a file does not hold."""

import base64
import io
import json
import zlib

import openpyxl
import pytest
import xlsxwriter

from rules import roster
from rules.roster.given import kept, unpacked
from wizard.roster import figures, listed

from . import made

ROWS = made.clean(40)
TEXT = json.loads(listed(made.xlsx(ROWS)))["text"]


def packed(text):
    return f"z.{base64.b64encode(zlib.compress(text.encode())).decode()}"


@pytest.mark.parametrize("kind", made.FORMATS)
def test_one_text_gives_the_figures_of_the_file(kind):
    data = made.write(ROWS, kind)
    assert roster.figures(listed(data)) == figures(data)


def test_a_tab_or_a_line_break_in_a_cell_moves_no_other_cell():
    text = json.loads(listed('企业名称,备注,从业人员\n"甲\n公司","a\tb",5\n'.encode()))["text"]
    assert text == "企业名称\t备注\t从业人员\n甲 公司\ta b\t5"


def test_what_is_packed_comes_back():
    assert unpacked(packed(TEXT)) == unpacked(f"t.{TEXT}") == TEXT
    given = kept({"list": packed(TEXT), "excluded": ["3"], "corrections": [{"row": "2", "column": "B", "text": "甲"}]})
    assert (given.rows, given.excluded, given.corrections) == ([line.split("\t") for line in TEXT.split("\n")], frozenset({3}), ((2, 1, "甲"),))


@pytest.mark.parametrize("roster_of_a_draft", [None, [], {}, {"list": 3}, {"list": ""}, {"list": "z."}, {"list": "z.!!"}, {"list": packed(TEXT)[:-8]}, lambda: {"list": packed("甲" * 20_100_000)},
                                               {"list": f"x{packed(TEXT)[1:]}"}, {"list": "t." + "\n" * 200_000}])
def test_a_list_that_is_none_is_refused_in_one_sentence(roster_of_a_draft):
    with pytest.raises(ValueError, match="名单.*。"):
        kept(roster_of_a_draft() if callable(roster_of_a_draft) else roster_of_a_draft)


FIGURES = [{"id": "output.2020", "field": "output", "year": 2020, "value": "31.2"}, {"id": "sme_share.2021", "field": "sme_share", "year": 2021, "value": "66.666667"},
           {"id": "sme_employees", "field": "sme_employees", "year": None, "value": "5000"}, {"id": "giants.2021", "field": "giants", "year": 2021, "value": "0"},
           {"id": "rd_spending.2022", "field": "rd_spending", "year": 2022, "value": "0.034"}, {"id": "output.2021", "field": "output", "year": 2021, "value": "31.234"}]


@pytest.mark.parametrize(("answers", "said"), [
    ({}, {}),
    ({"output": {"2020": "３１.20亿"}}, {"output.2020": {"text": "３１.20亿", "same": True}}),
    ({"output": ["31.21", "", ""]}, {"output.2020": {"text": "31.21", "same": False}}),
    ({"output": "无"}, {f"output.{year}": {"text": "无", "same": False} for year in (2020, 2021)}),
    ({"output": {"2020": " ", "2022": "5"}}, {}),
    ({"sme_share": {"2021": "66.67%"}}, {"sme_share.2021": {"text": "66.67%", "same": True}}),
    ({"sme_share": {"2021": "66.666"}}, {"sme_share.2021": {"text": "66.666", "same": False}}),  # three decimals that are not those of the figure
    ({"sme_share": {"2021": "三分之二"}}, {"sme_share.2021": {"text": "三分之二", "same": False}}),
    ({"sme_employees": "5,000 人"}, {"sme_employees": {"text": "5,000 人", "same": True}}),
    ({"sme_employees": "不确定"}, {"sme_employees": {"text": "暂不清楚", "same": False}}),
    ({"giants": {"2021": "无"}}, {"giants.2021": {"text": "无", "same": True}}),
    ({"rd_spending": {"2022": "0.03"}, "output": {"2021": "31.23"}}, {"rd_spending.2022": {"text": "0.03", "same": False}, "output.2021": {"text": "31.23", "same": True}}),
    ({"sme_employees": ["x"], "output": {"2020": {"a": 1}}}, {"sme_employees": {"text": "x", "same": False}, "output.2020": {"text": "{'a': '1'}", "same": False}}),
])
def test_the_forms_answers_beside_the_figures(answers, said):
    assert json.loads(roster.beside(json.dumps({"answers": answers, "figures": FIGURES}))) == said


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"answers": [], "figures": []}', '{"answers": {}, "figures": 3}', None])
def test_beside_nothing_there_is_a_sentence(text):
    assert "没有读懂" in json.loads(roster.beside(text))["error"]


def test_strange_figures_do_no_harm():
    assert json.loads(roster.beside(json.dumps({"answers": {"output": {"2020": "1"}}, "figures": [None, 3, {}, {"field": "没有"}, {"id": "x", "field": "output", "year": "2020", "value": [1]}]}))) == {"x": {"text": "1", "same": False}}


def test_formulas_without_results_are_not_blanks():
    """Nor do they keep the others from being read; the sheet they stand in is told by its name."""
    book = openpyxl.Workbook()
    for row in (["企业名称", "从业人员"], ["甲", "=1+1"], ["乙", 3]):
        book.active.append(row)
    book.create_sheet("底稿", 0)["B3"] = "=1+1"
    said = json.loads(figures(made.saved(book)))
    assert [(note["cells"], note["text"]) for note in said["notes"] if note["kind"] == "unreadable"] == [(["B2"], "这一格的公式没有存下结果，从业人员没有读到。请用 Excel 或 WPS 打开文件，保存一次后再选。")]
    assert json.loads(listed(made.saved(book)))["text"].endswith("\n乙\t3")


def test_formulas_with_results_are_their_results():
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate((("企业名称", "从业人员"), ("甲",), ("乙", 3))):
            sheet.write_row(row, 0, line)
        sheet.write_formula(1, 1, "=1+1", None, 2)
    assert json.loads(listed(whole.getvalue()))["text"] == "企业名称\t从业人员\n甲\t2\n乙\t3"
