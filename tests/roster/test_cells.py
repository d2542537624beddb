"""Headings, cells and codes as people type them: read, or refused in a sentence."""

from datetime import date
from fractions import Fraction

import pytest

from rules.entry import Unclear
from rules.facts import NONE
from rules.roster import codes, places
from rules.roster.cells import read
from rules.roster.columns import BY_ID
from rules.roster.headings import header, heading, unit_above

HEADINGS = (
    ("企业名称", "name", None, ""), ("营业收入（2022年）万元", "revenue", 2022, "万元"), ("2021年1-12月营业收入（万元）", "revenue", 2021, "万元"), ("2020年营业收入（合并报表）万元", "revenue", 2020, "万元"), ("统一社会信用代码（18位）", "code", None, ""), ("国民经济行业代码", "industry", None, ""), ("2021年营业收入（万元）", "revenue", 2021, "万元"),
    ("营业收入\n2020年（亿元）", "revenue", 2020, "亿元"), ("2019年度营业收入(元)", "revenue", 2019, "元"), ("营业收入/万元", "revenue", 2022, "万元"), ("2021年营业收入: 亿元 ", "revenue", 2021, "亿元"), ("营业收入：万元", "revenue", 2022, "万元"), ("营业收入 单位：千元", "revenue", 2022, "千元"), ("从业人员：人", "employees", 2022, ""), ("产值（营业收入）（万元）", "revenue", 2022, "万元"),
    ("21年研发投入（千元）", "rd_spending", 2021, "千元"), ("２０２２年研发费用（万元）", "rd_spending", 2022, "万元"), ("工业总产值(亿元)", "output", 2022, "亿元"), ("从业人员（人）", "employees", 2022, ""),
    ("截至2022年末从业人员数", "employees", 2022, ""), ("2022-12-31 从业人员", "employees", 2022, ""), ("资产总计（万元）", "assets", 2022, "万元"), ("是否专精特新“小巨人”企业", "giants", 2022, ""),
    ("市级专精特新中小企业", "specialized", 2022, ""), ("是否主导产业", "leading", 2022, ""), ("国家级制造业单项冠军企业", "champions", 2022, ""), ("市级单项冠军", "city_champions", 2022, ""),
    ("高新技术企业（是/否）", "hightech", 2022, ""), ("企业获评创新型中小企业情况", "innovative", 2022, ""), ("研发人员数量（人）", "rd_staff", 2022, ""), ("2022年末有效发明专利拥有量（件）", "patents", 2022, ""),
    ("应用工业（产业）互联网平台", "platform", 2022, ""), ("是否上云", "cloud", 2022, ""), ("成立时间", "founded", None, ""), ("是否中小企业", "size", 2022, ""), ("企业规模", "size", 2022, ""), ("2020年为中小企业", "size", 2020, ""), ("2021年末企业规模", "size", 2021, ""), ("企业称号", "titles", None, ""), ("（2）企业名称", "name", None, ""),
)


@pytest.mark.parametrize(("text", "column", "year", "unit"), HEADINGS)
def test_headings(text, column, year, unit):
    found = heading(text)
    assert (found.column and found.column.id, found.year, found.unit, found.loose) == (column, year, unit, False)


@pytest.mark.parametrize("text", ["序号", "备注", "联系人", "研发费用占营业收入比例", "研发人员占比", "专利数", "上年营业收入", "2020-2022年营业收入", "主导产业营业收入", "高新技术企业证书编号", "企业数量", "2023年营业收入", "营业收入增速", ""])
def test_what_is_no_heading(text):
    assert heading(text).column is None


@pytest.mark.parametrize("text", ["从业人员（其中研发人员）", "2022年有效发明专利（当年新增）", "2022年营业收入（同比增长）", "2022年研发投入（占比%）"])
def test_a_part_or_another_figure_in_brackets_is_not_taken_for_the_whole(text):
    assert heading(text).column is None and "手工指定" in heading(text).why


@pytest.mark.parametrize("text", [
    "高新技术企业（有效期至）", "高新技术企业（到期日期）", "高新技术企业（证书编号）", "小巨人（拟申报）", "小巨人（申报中）", "专精特新（培育）", "创新型中小企业（拟）", "专精特新（国家级）", "小巨人（市级）", "专精特新/小巨人",
    "2022年营业收入（万美元）", "2022年营业收入（1-9月）", "2022年营业收入（截至11月）", "营业收入（上半年）", "营业收入（预估）", "营业收入（集团合并）", "营业收入（主导产业部分）", "有效发明专利（含审查中）", "2022年研发投入（%）", "从业人员（万人）", "从业人员（%）",
])
def test_another_title_time_scope_or_measure_is_not_taken_for_the_one_that_is_asked(text):
    assert heading(text).column is None and "手工指定" in heading(text).why


@pytest.mark.parametrize("text", ["2022年营业收入（亿元/年）", "2022年营业收入（亿元，含税）", "营业收入（人民币亿元）", "营业收入（人民币：亿元）", "营业收入（单位：亿元；不含税）", "营业收入（不含税）（亿元）"])
def test_a_unit_among_other_words_is_the_unit(text):
    assert (heading(text).column.id, heading(text).unit) == ("revenue", "亿元")


@pytest.mark.parametrize("text, column", [("高新技术企业（发证时间）", "hightech"), ("高新技术企业（在有效期内）", "hightech"), ("有效发明专利（有效期内）", "patents"), ("单项冠军（国家级）", "champions"), ("专精特新（市级）", "specialized"), ("从业人员（年末数）", "employees"), ("从业人员（2022年12月末）", "employees"), ("2022年营业收入（经审核）（万元）", "revenue"), ("2022年营业收入（不含税）（万元）", "revenue"), ("2022年研发投入（万元）", "rd_spending"), ("是否上云（是/否）", "cloud")])
def test_what_else_stands_in_brackets_does_not_matter(text, column):
    assert heading(text).column.id == column


def test_a_year_that_is_not_asked_for_is_named():
    assert "2019—2022" in heading("2023年营业收入").why


@pytest.mark.parametrize(("text", "column"), [("主营业务收入（万元）", "revenue"), ("单项冠军", "champions"), ("科技人员", "rd_staff"), ("发明专利", "patents")])
def test_loose_headings(text, column):
    assert heading(text).column.id == column and heading(text).loose


def test_two_heading_rows_read_as_one():
    rows = [["名单"], ["单位：亿元"], ["企业名称", "营业收入", "", "", "从业人员"], ["", "2020年", "2021年", "2022年", ""], ["甲", "1", "2", "3", "4"]]
    found = header(rows)
    assert found.rows == (3, 4) and [heading(text).year for text in found.texts[1:4]] == [2020, 2021, 2022] and unit_above(rows, 2) == "亿元"


def test_the_years_may_go_beyond_the_heading_above_them():
    """What is merged stands in its first cell, and blank ends are cut off."""
    assert header([["企业名称", "营业收入"], ["", "2020年", "2021年", "2022年"], ["甲", "1", "2", "3"]]).texts[1:] == ("营业收入2020年", "营业收入2021年", "营业收入2022年")


@pytest.mark.parametrize(("title", "unit"), [("填报单位：元创科技协会    金额单位：万元", "万元"), ("填报单位：元创科技协会", ""), ("单位：元", "元"), ("（单位：人民币亿元）", "亿元")])
def test_a_unit_in_the_title_is_none_of_a_name(title, unit):
    assert unit_above([[title], ["企业名称"]], 1) == unit


def test_a_heading_in_millions():
    assert heading("2022年营业收入（百万）").unit == "百万元"


def test_a_row_of_units_belongs_to_the_headings():
    found = header([["企业名称", "2022年营业收入", "从业人员"], ["", "亿元", "人"], ["甲", "1", "2"]])
    assert found.rows == (1, 2) and heading(found.texts[1]).unit == "亿元"


def test_one_heading_row_below_titles():
    found = header([["某集群企业名单", "", ""], [], ["单位：万元"], ["序号", "企业名称", "从业人员"], ["1", "甲", "5"]])
    assert found.rows == (4,)


MONEY, PEOPLE = "revenue", "employees"
READ = (
    (MONEY, "1,234.56", Fraction("1234.56")), (MONEY, " １２３４．５６　", Fraction("1234.56")), (MONEY, "0.1", Fraction(1, 10)), (MONEY, "31.2亿", 312_000), (MONEY, "500元", Fraction(5, 100)),
    (MONEY, "'1234", 1234), (MONEY, "¥1,234", 1234), (MONEY, "-12.5", Fraction("-12.5")), (MONEY, "无", NONE), (MONEY, "—", NONE), (MONEY, "——", NONE), (MONEY, "-", NONE), (MONEY, "/", NONE), (MONEY, "N/A", NONE), (MONEY, "", None),
    (MONEY, "  ", None), (MONEY, "0", 0), (PEOPLE, "1,200 人", 1200), (PEOPLE, "1.2万", 12_000), (PEOPLE, "１２０", 120), (PEOPLE, "120.0", 120),
    ("cloud", "是", True), ("cloud", "√", True), ("cloud", "1", True), ("cloud", "有", True), ("cloud", "Ｙ", True), ("cloud", "☑", True), ("cloud", "已上云", True), ("cloud", "否", False), ("cloud", "×", False), ("cloud", "0", False),
    ("cloud", "N", False), ("cloud", "无", False), ("cloud", "—", False), ("hightech", "2021年", True), ("hightech", "2022-12-31", True), ("hightech", "2023年", False), ("specialized", "2023-06-01", False), ("giants", "第三批", True), ("giants", "国家级", True), ("specialized", "市级", True), ("leading", "配套", False),
    ("code", " ９１３１0000ma1examplx ", "91310000MA1EXAMPLX"), ("code", "无", NONE), ("founded", "2015-06-01", date(2015, 6, 1)), ("founded", "2015-06-01 00:00:00", date(2015, 6, 1)), ("founded", "42156", date(2015, 6, 1)),
    ("founded", "2015", date(2015, 12, 28)), ("founded", "2015年6月", date(2015, 6, 28)), ("founded", "2015/6/1", date(2015, 6, 1)), ("founded", "201506", date(2015, 6, 28)),
    ("titles", "专精特新中小企业、高新技术企业", {"specialized", "hightech"}), ("titles", "小巨人;市级单项冠军", {"giants", "city_champions"}), ("titles", "国家级专精特新“小巨人”企业、高企（2021年认定）、第三批专精特新中小企业", {"giants", "hightech", "specialized"}), ("titles", "单项冠军（市级）/上海市创新型中小企业", {"city_champions", "innovative"}), ("giants", "第五批（2023年）", False), ("giants", "第三批（2021年）", True), ("titles", "无", set()), ("size", "中型企业", {"medium"}), ("size", "小微", {"small", "micro"}), ("size", "否", {"large"}), ("name", " 甲　公司 ", "甲 公司"),
)


@pytest.mark.parametrize(("column", "text", "value"), READ)
def test_cells(column, text, value):
    assert read(text, BY_ID[column], "万元") == value


@pytest.mark.parametrize(("unit", "value"), [("亿元", 12_345_000), ("元", Fraction("0.12345")), ("千元", Fraction("123.45")), ("百万元", 123_450), ("万元", Fraction("1234.5"))])
def test_the_unit_of_the_heading(unit, value):
    assert read("1234.5", BY_ID[MONEY], unit) == value


def test_the_unit_of_the_cell_wins():
    assert read("3亿", BY_ID[MONEY], "元") == 30_000


@pytest.mark.parametrize(("column", "text", "says"), [
    (MONEY, "约1200", "不是能确认的数字"), (MONEY, "1903-05-18", "被设成了日期"), (MONEY, "#REF!", "公式出错"), (MONEY, "待补充", "按没有填处理"), (MONEY, "空", "按没有填处理"), (MONEY, "1,23,4", "不是能确认的数字"),
    (PEOPLE, "12.5", "不是整数"), (PEOPLE, "-3", "小于 0"), (PEOPLE, "1" * 31, "太长"), ("cloud", "阿里云", "看不出是或否"), ("champions", "市级", "看不出是或否"), ("giants", "市级", "看不出是或否"),
    *(("titles", words, "不是认得的称号") for words in ("上海市科技小巨人", "区级小巨人", "江苏省专精特新", "非高新技术企业", "拟申报高新技术企业", "高新技术企业（已过期）", "原高新技术企业", "高新技术企业培育库", "小巨人（申报中）", "无小巨人", "单项冠军产品")),
    ("titles", "高新技术企业（2023年认定）、瞪羚企业", "2022 年以后.*「瞪羚企业」不是认得的称号"), ("leading", "○", "看不出是或否"), ("titles", "专精特新、瞪羚企业", "瞪羚企业"), ("titles", "市级" * 600_000, "太长"), ("titles", "上海" * 600_000, "太长"), ("size", "规模以上工业", "不是大型、中型"), ("founded", "五年前", "不是完整的日期"), ("founded", "201513", "不是完整的日期"),
])
def test_refused_in_a_sentence(column, text, says):
    with pytest.raises(Unclear, match=says):
        read(text, BY_ID[column], "万元")


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91310000MA1EXAMPL" + codes.check_character("91310000MA1EXAMPL")])
def test_a_right_code(code):
    """The first is the worked example of GB 32100-2015."""
    assert codes.trouble(code) == "" and codes.usable(code)


def test_only_a_code_that_ends_in_noughts_is_laid_to_excel():
    assert "校验位" in (said := codes.trouble("123456789012345670")) and "Excel" not in said


@pytest.mark.parametrize(("code", "says"), [
    ("91350100M000100Y44", "校验位"), ("91350100M000100Y4", "17 位"), ("9135O100M000100Y43", "「O」"), ("9.1310000123457E+17", "科学计数"), ("913100001234568000", "末几位已丢失"), ("abc", "不用的字符"),
])
def test_a_wrong_code(code, says):
    assert says in codes.trouble(code)


def test_any_single_change_of_a_code_is_noticed():
    right = "91350100M000100Y43"
    for at in range(18):
        for other in codes.CHARACTERS:
            assert (codes.trouble(right[:at] + other + right[at + 1:]) == "") == (other == right[at])


def test_names_of_columns():
    assert [places.letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(places.index(places.letters(n)) == n for n in range(0, 16384, 7))
    assert [places.index(name) for name in ("XFE", "A1", "", "１", 5, None)] == [None] * 6
    assert places.ranges([9, 4, 5, 6, 6]) == [[4, 6], [9, 9]]
