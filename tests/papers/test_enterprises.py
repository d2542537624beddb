"""清单 from an enterprise list in the draft: every list it answers is filled, and adds up to the figures taken from the same list."""

import io
import json
from functools import cache

import openpyxl
import pytest

from rules.draft import BadDraft
from tests.roster import made as roster
from wizard.papers.enterprises import at_hand, lists_of
from wizard.papers.sheets_shanghai_2023 import SHEETS
from wizard.roster import figures, listed

from . import NOTICE, draft, made

FILE = roster.xlsx(roster.clean(60))
KEPT = {"list": f"t.{json.loads(listed(FILE))['text']}"}
ANSWERED = {"08 产值清单", "10 企业清单", "11 专精特新", "12 小巨人", "13 单项冠军", "14 高新技术企业", "14 创新型中小企业", "22 上云企业", "23 工业互联网平台"}


def accepted(found):
    answers = {}
    for one in found["figures"]:
        if one["status"] == "complete" and one["field"]:
            yearly = NOTICE.fields[one["field"]].years
            answers[one["field"]] = answers.get(one["field"], {}) | {str(one["year"]): one["value"]} if yearly else one["value"]
    return answers


@cache
def figured(file):
    return json.loads(figures(file))


def book(file=FILE, **beside):
    text = draft(accepted(figured(file)), **beside)
    return openpyxl.load_workbook(io.BytesIO(made("lists", text)), data_only=True)


@cache
def kept():
    """Of the list as it is."""
    return book(roster=KEPT)


def test_every_list_that_it_answers_agrees_with_the_figures():
    rows = list(kept()["核对总表"].iter_rows(min_row=4, values_only=True))
    agrees = {row[0] for row in rows if row[5] == "一致"}
    assert agrees == ANSWERED and not [row for row in rows if row[5] == "不一致"]


def test_an_enterprise_that_outgrows_the_small_and_medium_is_marked_year_by_year():
    heads = ["企业名称", "行业代码", *(f"{year}年{name}" for name in ("从业人员（人）", "营业收入（万元）") for year in (2020, 2021, 2022)), "2022年资产总额（万元）"]
    file = roster.xlsx([heads, ["甲公司", "C35", 990, 1000, 1100, 41000, 42000, 43000, 5000], ["乙公司", "C35", 10, 10, 10, 400, 400, 400, 100]])
    workbook = book(file, roster={"list": f"t.{json.loads(listed(file))['text']}"})
    for id in ("08 产值清单", "10 企业清单"):
        columns = [cell.column for cell in workbook[id][4] if "为中小企业" in (cell.value or "")]
        assert [workbook[id].cell(5, column).value for column in columns] == ["是", "否", "否"]
    words = [row[5] for row in workbook["核对总表"].iter_rows(min_row=4, values_only=True) if row[0] in ("08 产值清单", "10 企业清单") and "中小企业" in row[1]]
    assert words == ["一致"] * 6
    again = {one["id"]: one for one in json.loads(figures(made("lists", draft({}, roster={"list": f"t.{json.loads(listed(file))['text']}"}))))["figures"]}
    assert [again[f"smes.{year}"]["value"] for year in (2020, 2021, 2022)] == ["2", "1", "1"] and again["smes.2020"]["status"] == "complete"  # the list that it gives, as a list


@pytest.mark.parametrize("answers", [{}, {"enterprises": ["3", "3", "3"]}])
def test_a_blank_list_of_its_own_has_no_rows(answers):
    """Beside the headings stand the checks, below them formulas that number the rows."""
    found = json.loads(figures(made("lists", draft(answers))))
    assert (found["header"], found["rows"]["used"], found["rows"]["set_aside"], found["figures"]) == ({"rows": [4]}, [], [], [])
    assert not [note for note in found["notes"] if note["level"] == "error"]


def test_an_amount_that_is_lacking_is_marked_where_the_year_is_told_at_all():
    """Who was not there yet has none; a year without a column is the whole list's to fill."""
    file = roster.xlsx([["企业名称", "成立日期", "2021年营业收入（万元）", "2022年营业收入（万元）"], ["甲公司", "2015-06-01", 400, 500], ["乙公司", "2022-03-01", "", "约五百"]])
    page = openpyxl.load_workbook(io.BytesIO(made("lists", draft({"output": ["0.04", "0.04", "0.05"]}, roster={"list": f"t.{json.loads(listed(file))['text']}"}))), data_only=True)
    years = [cell.column for cell in page["08 产值清单"][4] if "产值（营业收入）" in (cell.value or "")]
    assert [[page["08 产值清单"].cell(row, column).value for column in years] for row in (5, 6)] == [[None, 400, 500], [None, None, "待填"]]
    assert [row[5] for row in page["核对总表"].iter_rows(min_row=4, values_only=True) if row[1] == "集群总产值（亿元）"] == ["清单待填", "一致", "金额待填"]


def test_an_enterprise_founded_after_all_years_is_in_no_list():
    file = roster.xlsx([["企业名称", "成立日期", "2022年营业收入（万元）"], ["甲公司", "2015-06-01", 400], ["乙公司", "2023-03-01", 100]])
    workbook = book(file, roster={"list": f"t.{json.loads(listed(file))['text']}"})
    assert [[workbook[id].cell(row, 2).value for row in (5, 6)] for id in ("08 产值清单", "10 企业清单")] == [["甲公司", None]] * 2


def test_the_rows_are_those_of_the_list():
    page = kept()["08 产值清单"]
    first = json.loads(listed(FILE))["text"].split("\n")[1].split("\t")
    assert [page["B5"].value, page["C5"].value, page["H5"].value] == [first[1], first[2], float(first[6])] and page["B64"].value and not page["B65"].value


def test_a_correction_and_an_excluded_row_are_in_the_lists():
    page = book(roster=KEPT | {"corrections": [{"row": 2, "column": "B", "text": "=改名公司"}], "excluded": [3]})["10 企业清单"]
    assert page["B5"].value == "=改名公司" and page["B5"].data_type == "s" and page["B63"].value and not page["B64"].value


def test_a_list_given_by_itself_comes_before_it():
    page = book(roster=KEPT, lists={"giants": [{"name": "另列的公司"}]})["12 小巨人"]
    assert page["B5"].value == "另列的公司" and not page["B6"].value


def test_what_cannot_be_told_stays_blank():
    found = lists_of(at_hand({"list": "t.企业名称\t统一社会信用代码\t高新技术企业\t单项冠军（市级）\n甲\t无\t是\t是\n乙\t\t?\t否"}))
    assert found["enterprises"][0] == {"name": "甲", "code": "", "leading": "", "in_2020": "", "in_2021": "", "in_2022": "是", "sme_2020": "", "sme_2021": "", "sme_2022": ""}
    assert [row["name"] for row in found["hightech"]] == ["甲"] and found["champions"][0] | {"level": "市级", "in_2022": "是", "in_2021": ""} == found["champions"][0]
    assert "cloud" not in found and "giants" not in found


def test_a_list_too_large_to_be_kept_has_no_rows():
    assert lists_of(at_hand({"name": "名单.xlsx", "figures": [], "accepted": {}})) == {}


def test_every_row_has_only_columns_of_its_sheet():
    columns = {sheet.id: {column.id for column in sheet.columns} for sheet in SHEETS}
    for id, rows in lists_of(at_hand(KEPT)).items():
        assert {key for row in rows for key in row} - {"sme"} <= columns[id]


@pytest.mark.parametrize("kept", [None, "名单", {"list": 3}, {"list": "z.xx"}])
def test_a_list_that_is_none_is_refused_in_one_sentence(kept):
    with pytest.raises(BadDraft, match="企业名单.*重新选一次名单文件。"):
        made("lists", draft({}, roster=kept))
