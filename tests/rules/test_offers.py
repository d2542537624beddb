"""What follows from other answers is offered with the sum that gives it, as the form writes it, and only where it says something new."""

import pytest

from . import report, three


def offered(answers):
    return {(one["field"], one["year"]): one["value"] for one in report(answers)["offers"]}


def texts(answers, field):
    return [one["text"] for one in report(answers)["offers"] if one["field"] == field]


# (the sentence, answers, what is offered)
ROWS = [
    ("没有填数，什么也不算", {}, {}),
    ("占比由金额算", {"output": three(300, None, None), "sme_output": three(100, None, None)}, {("sme_share", 2020): "33.33"}),
    ("半分进一：66.665% 写 66.67", {"output": three(20000, None, None), "leading_output": three(13333, None, None)}, {("leading_share", 2020): "66.67"}),
    ("主导产业增速：总产值 × 占比，两步", {"output": three("31.20", None, "41.55"), "leading_share": three(100, None, 100)}, {("leading_growth", None): "15.40"}),
    ("恰好 10%", {"leading_output": three(100, None, 121)}, {("leading_growth", None): "10.00"}),
    ("下降是负数", {"leading_output": three(121, None, 100)}, {("leading_growth", None): "-9.09"}),
    ("研发经费增速逐年算，2020 年要有 2019 年的金额", {"rd_spending": three(2, "2.1", "2.31"), "rd_spending_2019": "1.6"},
     {("rd_growth", 2020): "25.00", ("rd_growth", 2021): "5.00", ("rd_growth", 2022): "10.00"}),
    ("研发投入强度：研发经费 ÷ 产值（营业收入）", {"rd_spending": three(None, None, "1.2"), "sme_output": three(None, None, 25)}, {("rd_intensity", 2022): "4.80"}),
    ("每万人有效发明专利", {"sme_patents": three(None, None, 7), "sme_employees": 4700}, {("patents_per_10k", None): "14.89"}),
    ("大数不带千分号", {"sme_patents": three(None, None, 700), "sme_employees": 4700}, {("patents_per_10k", None): "1489.36"}),
    ("普及率", {"platform_users": 19, "smes": three(None, None, 200)}, {("platform_rate", None): "9.50"}),
    ("填「无」按 0 算", {"platform_users": "无", "smes": three(None, None, 200)}, {("platform_rate", None): "0.00"}),
    ("占比超过 100% 的不算", {"output": three("3.12", None, None), "sme_output": three(20, None, None), "platform_users": 21, "smes": three(None, None, 20)}, {}),
    ("每万人的数可以超过 100", {"sme_patents": three(None, None, 60), "sme_employees": 5000}, {("patents_per_10k", None): "120.00"}),
    ("除数是 0，不算", {"platform_users": 1, "smes": three(None, None, 0)}, {}),
    ("基期是 0，不算", {"leading_output": three(0, None, 5)}, {}),
    ("读不懂的数不算", {"leading_output": three("一百", None, 121)}, {}),
    ("暂不清楚不算", {"leading_output": three("不确定", None, 121)}, {}),
    ("已填的相符，不再提", {"leading_output": three(100, None, 121), "leading_growth": "10"}, {}),
    ("差 0.01 以内算相符", {"leading_output": three(100, None, 121), "leading_growth": "10.01"}, {}),
    ("已填的不符，仍然提，不代填", {"leading_output": three(100, None, 121), "leading_growth": "12"}, {("leading_growth", None): "10.00"}),
    ("已填暂不清楚，也提", {"leading_output": three(100, None, 121), "leading_growth": "不确定"}, {("leading_growth", None): "10.00"}),
]


@pytest.mark.parametrize("sentence, answers, offers", ROWS, ids=[row[0] for row in ROWS])
def test_what_is_offered(sentence, answers, offers):
    told = offered(answers)
    assert told == offers


def test_the_sum_is_told_with_the_applicant_s_own_figures():
    assert texts({"leading_output": three("31.20", None, "41.55")}, "leading_growth") == ["可填 15.40%：√(41.55 亿元 ÷ 31.20 亿元) − 1"]


def test_two_spans_are_two_offers_each_naming_its_base():
    answers = {"leading_output": three(105, None, "133.1"), "leading_output_2019": 100}
    first, second = texts(answers, "leading_growth")
    assert first.startswith("可填 12.59%：√(") and "基期：2020 年主导产业产值" in first
    assert second.startswith("可填 10.00%：∛(") and "基期：2019 年主导产业产值" in second
    assert texts(answers | {"leading_growth": "10"}, "leading_growth") == []


def test_an_offer_taken_is_never_warned_of():
    """Whatever is offered, written into its cell, agrees: the consistency check and the offer are one."""
    for _, answers, offers in ROWS:
        for (field, year), value in offers.items():
            old = answers.get(field)
            cells = dict(zip(("2020", "2021", "2022"), old)) if isinstance(old, list) else dict(old or {}) if year else {}
            taken = answers | {field: {**cells, str(year): value} if year else value}
            assert not [one for one in report(taken)["warnings"] if (one["field"], one["year"]) == (field, year)]
            assert (field, year) not in offered(taken)


def test_the_amounts_behind_an_offer_decide_before_it_is_taken():
    answers = {"rd_spending": three(None, 1, "1.2"), "rd_growth": three(None, 6, None)}
    verdict = lambda answers: next(one["verdict"] for one in report(answers)["criteria"] if one["id"] == "rd_growth")
    assert offered(answers) == {("rd_growth", 2022): "20.00"}
    assert verdict(answers) == verdict(answers | {"rd_growth": three(None, 6, "20.00")}) == "met"


def test_what_the_form_rounds_is_told_before_it_is_printed():
    told = report({"output": ["29.995", "30.00", "41.554"], "rd_spending": three("0.123", None, None), "smes": three(1, 2, 3)})["rounded"]
    assert [one["text"] for one in told] == ["2020 年集群总产值：29.995 亿元 → 30.00", "2022 年集群总产值：41.554 亿元 → 41.55"]
