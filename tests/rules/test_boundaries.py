"""Every number of the notice, on the line: 以上、不少于、不低于 include it, 高于 does not, 一般不超过 is soft. Exact, never rounded."""

import pytest

from rules.verdict import MET, MISSING, REVIEW, UNMET

from . import by_locator, found, report, three

HAIR = "0000000001"  # 0.0000000001: ten decimals


def output(value):
    return {"output": three(value, 40, 50)}


def each_year(field):
    return lambda value: {field: three(value, value, value)}


def from_amounts(part, value):
    """A share worked out of amounts: so much of 1,000,000,000,000 (亿元 need not be real to be exact)."""
    return {part: three(value, value, value), "output": three(100, 100, 100)}


def growth_of_output(value):
    """100 亿元 in 2020; the leading industry's growth as stated is far above, so the whole cluster's growth decides."""
    return {"output": three(100, 110, value), "leading_growth": "50"}


def rates(value):
    return {"rd_growth": three(None, value, value)}


def patents(value):
    return {"sme_patents": three(4000, None, value)}


def per_10k(value):
    return {"sme_patents": three(None, None, value), "sme_employees": 4800}


def users(value):
    return {"smes": three(None, None, 200), "platform_users": value}


def champion(field):
    return lambda value: {"specialized": three(None, None, 0), "innovative": three(None, None, 0), "hightech": three(None, None, 0),
                          "champions": three(None, None, 0), "city_champions": 0, "giants": three(None, None, 0),
                          field: three(None, None, value) if field != "city_champions" else value}


def ten(field):
    rest = {"champions": three(None, None, 0), "city_champions": 0, "giants": three(None, None, 0), "specialized": three(None, None, 0),
            "innovative": three(None, None, 0), "hightech": three(None, None, 0)}
    return lambda value: rest | {field: three(None, None, value)}


def different(value):
    counts = {name: three(None, None, 5) for name in ("specialized", "innovative", "hightech")}
    return champion("giants")(0) | counts | {"different_enterprises": value}


def platforms(field):
    return lambda value: {"platforms_national": 0, "platforms_city": 0, "platforms_other": 9, "platforms_district": 0, field: value}


def standards(value):
    names = [f"standards_{kind}_{role}" for kind in ("international", "national", "industry", "group") for role in ("led", "joined")]
    return {name: three(0, 0, 0) for name in names} | {"standards_group_joined": three(0, 0, value)}


def founded(day):
    return {"founded_on": day}


def area(value):
    return {"area": value}


# A number on its line, a hair to each side, and far away. (locator, what is varied, answers, [(typed, verdict)])
TABLES = [
    ("1-1", "产值均在 30 亿元以上", output,
     [("30", MET), ("30.00", MET), ("29.99", UNMET), (f"29.{'9' * 10}", UNMET), ("30.01", MET), (f"30.{HAIR}", MET),
      ("99999999999", MET), ("-30", UNMET), ("0", UNMET), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("1-2", "中小企业占比 50%以上", each_year("sme_share"),
     [("50", MET), ("49.99", UNMET), (f"49.{'9' * 10}", UNMET), ("50.01", MET), (f"50.{HAIR}", MET),
      ("100", MET), ("-50", UNMET), ("0", UNMET), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("1-2", "中小企业占比，以金额计算", lambda value: from_amounts("sme_output", value),
     [("50", MET), ("49.99", UNMET), (f"49.{'9' * 10}", UNMET), (f"50.{HAIR}", MET), ("0", UNMET), ("-1", UNMET), ("", MISSING)]),
    ("1-3", "主导产业占比高于 50%", each_year("leading_share"),
     [("50", UNMET), ("50.00", UNMET), ("49.99", UNMET), (f"49.{'9' * 10}", UNMET), ("50.01", MET), (f"50.{HAIR}", MET),
      ("100", MET), ("-50", UNMET), ("0", UNMET), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("1-3", "主导产业占比，以金额计算", lambda value: from_amounts("leading_output", value),
     [("50", UNMET), ("50.01", MET), (f"50.{HAIR}", MET), (f"49.{'9' * 10}", UNMET), ("0", UNMET), ("", MISSING)]),
    ("1-4", "两年从 100 亿元到 121 亿元，年均恰好 10%，高于不含本数", growth_of_output,
     [("121", REVIEW), ("121.01", MET), (f"121.{HAIR}", MET), ("120.99", REVIEW), ("99999999999", MET),
      ("-1", REVIEW), ("0", REVIEW), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("1-4", "同一条，两种理解一致时（主导产业也按总产值同比例）",
     lambda value: {"output": three(100, 110, value), "leading_share": three(60, 60, 60)},
     [("121", UNMET), ("121.01", MET), (f"121.{HAIR}", MET), ("120.99", UNMET), (f"120.{'9' * 10}", UNMET), ("0", UNMET), ("", MISSING)]),
    ("1-4", "填报的主导产业年均增速高于 10%", lambda value: {"output": three(100, 110, 121), "leading_growth": value},
     [("10", UNMET), ("9.99", UNMET), (f"9.{'9' * 10}", UNMET), ("-50", UNMET), ("0", UNMET), ("", MISSING)]),
    ("1-4", "填报的主导产业年均增速高于 10%，整个集群已高于", lambda value: {"output": three(100, 110, 130), "leading_growth": value},
     [("10", REVIEW), ("10.01", MET), (f"10.{HAIR}", MET), ("9.99", REVIEW), ("", MISSING)]),
    ("4-1", "研发经费增速高于 5%（各年增速）", rates,
     [("5", UNMET), ("5.00", UNMET), ("4.99", UNMET), (f"4.{'9' * 10}", UNMET), ("5.01", MET), (f"5.{HAIR}", MET), ("999999", MET),
      ("0", UNMET), ("-5", UNMET), ("-100", REVIEW), ("-100.01", REVIEW), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("4-1", "研发经费两年从 2.00 亿元到 2.205 亿元，年均恰好 5%", lambda value: {"rd_spending": three("2.00", None, value)},
     [("2.205", UNMET), ("2.2050000001", MET), ("2.2049999999", UNMET), ("0", UNMET), ("-1", REVIEW), ("", MISSING)]),
    ("4-1", "2020 年增速填报 5%，后两年从 100 亿元到 110.25 亿元，年均恰好 5%", lambda value: {"rd_spending": three("100", None, value), "rd_growth": three("5", None, None)},
     [("110.25", UNMET), ("110.2501", MET), ("110.2499", UNMET), ("0", UNMET), ("-1", REVIEW), ("", MISSING), ("无", MISSING), ("不确定", MISSING)]),
    ("4-1", "从 100 亿元到 105 亿元，2022 年增速填报", lambda value: {"rd_spending": three("100", "105", None), "rd_growth": three(None, "9", value)},
     [("5", UNMET), ("5.01", MET), ("4.99", UNMET), ("-100", UNMET), ("-100.01", REVIEW), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("4-1", "2021 年增速填报 5%，2022 年到 105 亿元", lambda value: {"rd_spending": three(None, value, "105"), "rd_growth": three(None, "5", None)},
     [("100", UNMET), ("99.9999", MET), ("100.0001", UNMET), ("0", REVIEW), ("-1", REVIEW), ("", MISSING), ("无", MISSING), ("不确定", MISSING)]),
    ("4-1", "2020 年 100 亿元，2022 年增速填报 5%；2021 年没有金额的，按填报的 1%", lambda value: {"rd_spending": three("100", value, None), "rd_growth": three(None, "1", "5")},
     [("105", UNMET), ("105.0001", MET), ("0", REVIEW), ("-1", REVIEW), ("", UNMET), ("无", UNMET), ("不确定", UNMET)]),
    ("4-3", "国家级平台不少于 1 个", platforms("platforms_national"), [("1", MET), ("0", UNMET), ("无", UNMET), ("999999", MET), ("", MISSING), ("不确定", REVIEW)]),
    ("4-3", "市级平台不少于 1 个", platforms("platforms_city"), [("1", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("4-3", "区级平台不少于 1 个", platforms("platforms_district"), [("1", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("4-4", "标准不少于 2 项", standards, [("2", MET), ("1", UNMET), ("0", UNMET), ("3", MET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("4-5", "有效发明专利两年从 4,000 件到 5,290 件，年均恰好 15%", patents,
     [("5290", MET), ("5289", UNMET), ("5291", MET), ("99999999", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", MISSING)]),  # the growth asked for on the form is still blank
    ("4-5", "填报的专利年均增速不低于 15%", lambda value: {"patent_growth": value},
     [("15", MET), ("14.99", UNMET), (f"14.{'9' * 10}", UNMET), ("15.01", MET), ("0", UNMET), ("-15", UNMET), ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("4-6", "4,800 人的 15 个/万人是 7.2 件", per_10k, [("8", MET), ("7", UNMET), ("0", UNMET), ("99999999", MET), ("", MISSING)]),
    ("4-6", "4,000 人的 15 个/万人恰好 6 件", lambda value: {"sme_patents": three(None, None, value), "sme_employees": "4,000"},
     [("6", MET), ("5", UNMET), ("7", MET)]),
    ("4-6", "6 件专利最多 4,000 人", lambda value: {"sme_patents": three(None, None, 6), "sme_employees": value},
     [("4000", MET), ("4001", UNMET), ("3999", MET), ("0", REVIEW), ("无", REVIEW), ("", MISSING)]),
    ("4-6", "填报的每万人 15 个", lambda value: {"patents_per_10k": value},
     [("15", MET), ("14.99", UNMET), (f"14.{'9' * 10}", UNMET), (f"15.{HAIR}", MET), ("0", UNMET), ("-15", UNMET), ("", MISSING), ("无", REVIEW)]),
    ("5-4", "200 家有 20 家用平台，恰好 10%", users, [("20", MET), ("19", UNMET), ("21", MET), ("0", UNMET), ("无", UNMET), ("", MISSING)]),
    ("5-4", "20 家用平台最多 200 家", lambda value: {"smes": three(None, None, value), "platform_users": 20},
     [("200", MET), ("201", UNMET), ("199", MET), ("0", REVIEW), ("无", REVIEW), ("", MISSING)]),
    ("5-4", "填报的普及率不低于 10%", lambda value: {"platform_rate": value},
     [("10", MET), ("9.99", UNMET), (f"9.{'9' * 10}", UNMET), (f"10.{HAIR}", MET), ("100", MET), ("0", UNMET), ("-10", UNMET), ("", MISSING), ("无", REVIEW)]),
    ("基-2", "占地一般不超过 100 平方公里：超过不算不满足", area,
     [("100", MET), ("100.00", MET), ("99.99", MET), ("100.01", REVIEW), (f"100.{HAIR}", REVIEW), ("99999", REVIEW), ("0", MET),
      ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("基-1", "设立 3 年以上，到 2023-05-12", founded,
     [("2020-05-12", MET), ("2020-05-13", UNMET), ("2020-05-11", MET), ("1990-10-03", MET), ("2023-05-12", UNMET), ("2099-12-31", UNMET),
      ("", MISSING), ("无", REVIEW), ("不确定", REVIEW)]),
    ("2", "国家级单项冠军不少于 1 家", champion("champions"), [("1", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("2", "市级单项冠军不少于 1 家", champion("city_champions"), [("1", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("2", "“小巨人”不少于 1 家", champion("giants"), [("1", MET), ("0", UNMET), ("无", UNMET), ("", MISSING), ("不确定", REVIEW)]),
    ("2", "专精特新不少于 10 家", ten("specialized"), [("10", MET), ("9", UNMET), ("11", MET), ("0", UNMET), ("无", UNMET), ("", MISSING)]),
    ("2", "创新型不少于 10 家", ten("innovative"), [("10", MET), ("9", UNMET), ("11", MET), ("", MISSING)]),
    ("2", "高新技术企业不少于 10 家", ten("hightech"), [("10", MET), ("9", UNMET), ("11", MET), ("", MISSING)]),
    ("2", "去重后不少于 10 家（三类各 5 家）", different, [("10", MET), ("9", UNMET), ("15", MET), ("0", UNMET), ("无", REVIEW), ("", MISSING), ("不确定", REVIEW)]),
]
ROWS = [(locator, f"{locator} {says}：填「{typed}」→ {verdict.word}", given(typed), verdict)
        for locator, says, given, rows in TABLES for typed, verdict in rows]


def test_a_number_on_its_line():
    assert [(says, came.word) for locator, says, given, verdict in ROWS if (came := found(locator, given).verdict) != verdict] == []


# 基-1: calendar years, the anniversary counts, and a 29 Feb counts from 28 Feb
ANNIVERSARIES = [
    ("满三周年当天算满", "2019-07-01", "2022-07-01", MET),
    ("差一天", "2019-07-01", "2022-06-30", UNMET),
    ("闰日设立，平年 2 月 28 日算满", "2020-02-29", "2023-02-28", MET),
    ("闰日设立，平年 2 月 27 日未满", "2020-02-29", "2023-02-27", UNMET),
    ("2 月 28 日设立，闰年仍是 2 月 28 日", "2021-02-28", "2024-02-28", MET),
    ("2 月 28 日设立，闰年 2 月 27 日未满", "2021-02-28", "2024-02-27", UNMET),
    ("3 月 1 日设立，闰年 2 月 29 日未满", "2021-03-01", "2024-02-29", UNMET),
    ("3 月 1 日设立，3 月 1 日算满", "2021-03-01", "2024-03-01", MET),
    ("跨闰年：1,095 天不够，三周年要 1,096 天", "2019-03-01", "2022-02-28", UNMET),
    ("12 月 31 日设立", "2019-12-31", "2022-12-31", MET),
    ("还没有设立", "2024-01-01", "2023-05-12", UNMET),
    ("另定的日期不确定，由评审判断", "2019-01-01", "不确定", REVIEW),
]


@pytest.mark.parametrize("says, since, on, verdict", ANNIVERSARIES, ids=[row[0] for row in ANNIVERSARIES])
def test_three_years(says, since, on, verdict):
    assert found("基-1", {"founded_on": since, "assessed_on": on}).verdict == verdict


# where two decimals would print the threshold itself beside an unmet verdict, enough digits are shown
DIGITS = [
    ("1-1", output("29.999"), "29.999 亿元"),
    ("1-1", output("29.9999999999"), "29.9999999999 亿元"),
    ("1-3", each_year("leading_share")("50.0000000001"), "50.0000000001%"),
    ("1-2", from_amounts("sme_output", "49.996"), "= 49.996%"),
    ("4-1", rates("4.9999"), "= 4.9999%"),
    ("4-1", rates("5.0000001"), "= 5.0000001%"),
    ("4-1", rates("5"), "恰好等于 5%，「高于」不含本数"),
    ("4-1", {"rd_spending": three("100", None, "110.25"), "rd_growth": three("5", None, None)}, "∛((1 + 5.00%) × 110.25 亿元 ÷ 100.00 亿元) − 1 = 5.00%，恰好等于 5%，「高于」不含本数；若是舍入过的数"),
    ("4-1", {"rd_spending": three("2.00", None, "2.2049999")}, "= 4.999998%"),
    ("基-2", area("100.0001"), "100.0001 平方公里"),
    ("基-2", area("150001亩"), "（多 0.000667 平方公里）"),
]


@pytest.mark.parametrize("locator, given, digits", DIGITS)
def test_enough_digits_are_shown(locator, given, digits):
    assert digits in by_locator(given)[locator]["because"]


def test_a_tenth_is_a_tenth():
    """0.1 + 0.2 is 0.3, typed as text or as JSON numbers, and 100 × 0.3 ÷ 0.6 is exactly 50 %."""
    for three_tenths in ("0.3", 0.3):
        given = {"leading_output": [three_tenths] * 3, "output": ["0.6"] * 3}
        assert found("1-3", given).verdict == UNMET
        assert "恰好等于 50%" in found("1-3", given).because


def test_a_third_is_never_rounded_up():
    """1 of 3 enterprises of 10 %: 33.33…; 50 亿元 of 99.999… is above one half, by whatever hair."""
    assert found("1-3", {"leading_output": [1] * 3, "output": ["1.9999999999999"] * 3}).verdict == MET
    assert found("1-3", {"leading_output": [1] * 3, "output": ["2.0000000000001"] * 3}).verdict == UNMET


@pytest.mark.parametrize("three_digits", ["1" * 27, "0." + "0" * 26 + "1"])
def test_huge_and_tiny_numbers_are_worked_out(three_digits):
    given = {"output": [three_digits, "1", three_digits], "leading_share": [three_digits] * 3, "sme_employees": 1,
             "sme_patents": [1, 1, 9], "area": three_digits, "rd_growth": [three_digits] * 3}
    told = report(given)
    assert told["complaints"] == [] and len(told["criteria"]) == 52
