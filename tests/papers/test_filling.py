"""How an answer is written on paper: 填报说明第 2 条, two decimals, half up, counts whole."""

import json

import pytest

from wizard.papers import filled

from . import draft

ON_PAPER = [
    ("area", "3.09", "3.09"),
    ("area", "3", "3.00"),
    ("area", "29.999", "30.00"),
    ("area", "0.005", "0.01"),
    ("area", "0.004999", "0.00"),
    ("area", "2.675", "2.68"),  # as a binary float it would be 2.67
    ("area", "1,234.5", "1234.50"),
    ("patent_growth", "-0.001", "0.00"),
    ("patent_growth", "-1.005", "-1.01"),
    ("overseas_branches", "1,200", "1200"),
    ("overseas_branches", "0", "0"),
    ("overseas_branches", "无", "无"),
    ("overseas_branches", "不确定", ""),
    ("overseas_branches", "很多", ""),
    ("overseas_branches", "", ""),
    ("applied_on", "2023.4.8", "2023年4月8日"),
    ("district", "浦东", "浦东新区"),
    ("prohibited", "no", "否"),
    ("industry_field", ["automobiles", "biomedicine"], "生物医药、汽车"),
    ("applicant", " 甲\x07公司\u202e ", "甲公司"),
]


@pytest.mark.parametrize("field, typed, printed", ON_PAPER)
def test_an_answer_on_paper(field, typed, printed):
    assert filled(draft({field: typed})).text(field) == printed


def test_a_year_is_written_by_itself():
    filling = filled(draft({"output": {"2020": "31.2亿", "2022": "无"}}))
    assert [filling.text("output", year) for year in (2020, 2021, 2022)] == ["31.20", "", "无"]


def test_paper_rounds_and_the_verdict_does_not():
    """29.999 is printed 30.00 and stays below 30."""
    import rules
    text = draft({"output": ["29.999", "40", "50"]})
    assert filled(text).text("output", 2020) == "30.00"
    assert {item["id"]: item["verdict"] for item in json.loads(rules.assess(text))["criteria"]}["output_floor"] == "unmet"


@pytest.mark.parametrize("text, answers, owed", [
    ("platforms_city_names", {"platforms_city": "2"}, True), ("platforms_city_names", {"platforms_city": "不确定"}, True), ("platforms_city_names", {"platforms_city": "0"}, False),
    ("platforms_city_names", {"platforms_city": "无"}, False), ("platforms_city_names", {}, False), ("co2_formula", {"co2_intensity": {"2022": "0.49"}}, True), ("co2_formula", {}, False),
    ("new_track", {"industry_field": ["new_track"]}, True), ("services_other", {"services": ["other"]}, True), ("services_other", {"services": ["training"]}, False), ("green_text", {"low_carbon_work": ["other"]}, False),
])
def test_no_none_is_written_where_something_is_owed(text, answers, owed):
    """填报说明第 2 条: 无 is for what there is not; beside a ticked box, a count or a figure it would be untrue, and the blank is listed."""
    from wizard.papers.checklist import blanks
    filling = filled(draft(answers), fill_blanks=True)
    assert filling.text(text) == ("" if owed else "无")
    assert any(filling.field(text).name in line for line in blanks(filling)) == owed
