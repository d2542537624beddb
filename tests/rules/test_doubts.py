"""Conditions that rest on a figure to be looked at first say so, with its place; no other does."""

import pytest

from . import report


@pytest.mark.parametrize("answers, doubted", [
    ({"output": ["31", "36", "41"], "sme_output": ["20", "20", "20"], "sme_share": ["64.52", "80", "48.78"]}, {"sme_majority": ["2021 年中小企业产值占比"]}),  # 2021 is not 55.56
    ({"output": ["31", "36", "41"], "sme_output": ["20", "20", "20"], "sme_share": ["64.52", "55.56", "48.78"]}, {}),
    ({"sme_output": ["20", "20", "20"], "rd_spending": ["1", "1", "1"], "rd_intensity": ["3", "5", "5"]},
     dict.fromkeys(["sme_majority", "rd_growth"], ["2020 年中小企业研发投入强度"])),
    ({"smes": {"2020": "9"}, "enterprises": {"2020": "8"}}, {}),  # of these years no condition asks
    ({"smes": {"2022": "9"}, "enterprises": {"2022": "8"}}, {"platform_rate": ["2022 年集群中小企业数量"]}),
    ({"output": ["310000", "36", "41"], "area": "0"}, {"area": ["集群占地面积"]} | dict.fromkeys(["output_floor", "sme_majority", "leading_majority", "output_growth"], ["2020 年集群总产值"])),
    ({"output": ["3.12", "36", "41"], "sme_output": ["20", "22", "24"]},
     dict.fromkeys(["output_floor", "sme_majority", "leading_majority", "output_growth"], ["2020 年中小企业产值"])),  # either may be wrong
    ({"plan_goals": "长" * 2500}, {}),
], ids=["比例对不上", "对得上", "没有条件用的强度", "没有条件用的年份", "家数", "单位", "部分多于总数", "不是数字"])
def test_conditions_that_rest_on_a_figure_to_be_looked_at_name_it(answers, doubted):
    told = report(answers)
    assert bool(told["warnings"]) == (answers.get("sme_share") != ["64.52", "55.56", "48.78"])
    assert {item["id"]: [place["name"] for place in item["doubted"]] for item in told["criteria"] if item["doubted"]} == doubted
