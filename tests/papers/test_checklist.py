"""核对清单: names every place that is still open, and what only hands can do."""

import pytest

from . import ANSWERS, EMPTY, FULL, PRINTED, bare, draft, made, text_of


def told(answers, **how):
    return text_of(made("checklist", draft(answers), **how))


def section(text, number):
    """The lines below a heading, by its Chinese number."""
    numbers = "一二三四五六七"
    following = numbers[numbers.index(number) + 1:][:1]
    rest = text[text.index(f"\n{number}、"):]
    return (rest[:rest.index(f"\n{following}、")] if following else rest) + "\n"


BLANK = section(told({}), "一")


PLACES = [field for field in PRINTED if not field.cell or field.cell == "数量"]


def named(text):
    return [field.id for field in PLACES if f"：{field.name}\n" in text]


@pytest.mark.parametrize("bit", range(len(PLACES).bit_length()))
def test_a_place_without_an_answer_is_named_and_with_one_no_more(bit):
    """Of two places one is answered where the other is not."""
    answered = {field.id: ANSWERS[field.id] for number, field in enumerate(PLACES, 1) if number >> bit & 1}
    assert named(BLANK) == [field.id for field in PLACES]
    assert named(section(told(answered), "一")) == [field.id for field in PLACES if field.id not in answered]


def test_the_full_form_has_no_open_place():
    answers = ANSWERS | {"future_industry": "无"}
    assert "没有。" in section(told(answers), "一")


def test_the_years_that_lack_are_named():
    assert "二、主导产业情况：集群总产值（2020、2022 年）" in section(told({"output": {"2021": "30"}}), "一")


def test_nobody_has_to_write_beside_a_box_that_is_not_ticked():
    assert "其他" not in BLANK.replace("其他平台", "")
    assert "其他数字化服务工作" in section(told({"digital_services": ["other"]}), "一")
    assert "引进的技术、经验和人才" in section(told({"exchange_work": ["introduced"]}), "一")
    assert "未来产业名称" in section(told({"industry_field": ["future_industry"]}), "一")
    unsure = {"exchange_other": "不确定"}
    assert "没有。" in section(told(unsure | {"exchange_work": ["mechanism"]}), "二")
    assert "其他国际合作交流活动" in section(told(unsure | {"exchange_work": ["other"]}), "二")


def test_what_could_not_be_read_stands_once_and_a_plan_that_is_too_long_by_its_own_name():
    text = told({"area": "很多", "plan_intro": "字" * 1500, "plan_tasks": "字" * 600})
    assert "集群占地面积" not in section(text, "一") and "集群占地面积" in section(text, "三")
    assert "□ 未来三年发展规划共 2,100 字" in section(text, "四")


def test_a_figure_that_its_list_does_not_bear_out_is_named():
    rows = {"giants": [{"name": "甲", "in_2022": "是"}], "output": [{"name": "甲", "output_2022": "300000"}]}
    answers = {"giants": {"2022": "2"}, "output": {"2022": "30"}}
    found = section(text_of(made("checklist", draft(answers, lists=rows))), "四")
    assert "2022 年国家级专精特新“小巨人”企业数量：清单「12 小巨人」合计 1 家，申报表 2 家。" in found and found.count("清单「") == 1


LIST = {"list": "t.企业名称\t行业代码\t2022年从业人员（人）\t2022年营业收入（万元）\t2021年研发费用（万元）\t2022年研发费用（万元）\t研发人员\t小巨人\n"
                "甲公司\tC35\t100\t3000\t100\t110\t20\t是\n乙公司\tC35\t200\t6000\t200\t230\t30\t否"}


@pytest.mark.parametrize("answers, sentences", [
    ({"sme_employees": "300", "rd_spending": {"2021": "0.03", "2022": "0.034"}, "rd_staff_share": "16.67", "rd_growth": {"2022": "13.333333"}, "giants": {"2022": "1"}}, []),
    ({"sme_employees": "299"}, ["中小企业从业人员数填的是 299 人，企业名单算得 300 人。"]),
    ({"rd_spending": {"2021": "0.03", "2022": "0.04"}, "rd_staff_share": "20"},
     ["2022 年中小企业研发经费填的是 0.04 亿元，企业名单算得 0.034 亿元。", "研发人员占从业人员比例填的是 20.00%，企业名单算得 16.67%。"]),
    ({"rd_staff_share": "无"}, ["研发人员占从业人员比例填的是 0.00%，企业名单算得 16.67%。"]),
    ({"rd_staff_share": "不确定", "sme_employees": "很多"}, []),
    ({"giants": {"2022": "2"}}, ["2022 年国家级专精特新“小巨人”企业数量：清单「12 小巨人」合计 1 家，申报表 2 家。"]),  # once
])
def test_every_figure_that_the_enterprise_list_no_longer_bears_out_is_named(answers, sentences):
    """Also those that no list of the bundle adds up."""
    found = section(text_of(made("checklist", draft(answers, roster=LIST))), "四")
    assert [line.removeprefix("□ ") for line in found.splitlines() if "名单" in line or "清单" in line] == sentences


@pytest.mark.parametrize("answers, sentence", [
    ({"sme_employees": "299"}, "中小企业从业人员数填的是 299 人，企业名单还算不全，现为 300 人。"),
    ({"sme_employees": "300"}, "中小企业从业人员数填的是 300 人，企业名单还算不全，现为 300 人。"),
    ({"hightech": {"2022": "2"}}, "2022 年国家级高新技术企业数量填的是 2 家，企业名单还算不全，现为 2 家。"),
    ({"output": {"2022": "0.9"}}, "2022 年集群总产值：清单「08 产值清单」有的金额不是数，其余合计 0.90 亿元，申报表 0.90 亿元。"),
])
def test_a_figure_that_the_list_does_not_wholly_tell_is_said_so_though_the_rest_is_the_same(answers, sentence):
    first, *rows = LIST["list"].split("\n")
    kept = "\n".join([f"{first}\t高新技术企业", *(f"{row}\t是" for row in rows), "丙公司\tC35\t\t约五百\t1\t1\t1\t否\t说不清"])
    found = section(text_of(made("checklist", draft(answers, roster={"list": kept}))), "四")
    assert [line.removeprefix("□ ") for line in found.splitlines() if "名单" in line or "清单" in line] == [sentence]


def test_what_is_filled_is_no_blank_and_what_may_not_be_filled_still_is():
    found = section(told({}, fill_blanks=True), "一")
    assert "大宗工业固废" not in found and "集群占地面积" in found and "申报单位" in found


TOLD = [
    ({"area": "不确定"}, "二", "一、基本情况：集群占地面积"),
    ({"area": "很大"}, "三", "集群占地面积：「很大」不是能确认的数字"),
    ({"smes": "9"}, "三", "□ 「集群中小企业数量」请按年度分别填写"),
    ({"new_track": "低空经济"}, "四", "□ 新赛道名称：这里写了内容"),
    ({"different_enterprises": "4", "giants": {"2022": "1"}, "specialized": {"2022": "5"}}, "四", "□ 去重后的家数"),
    ({"smes": {"2022": "9"}, "enterprises": {"2022": "7"}}, "四", "多于"),
    ({"area": "3.125"}, "五", "集群占地面积：3.125 平方公里 → 3.13"),
    ({"chain_work": ["chain_map"], "giants": {"2022": "1"}}, "六", "还有 2 项待补，见《佐证材料目录》第 1—2 项"),
    ({}, "六", "没有待补的佐证材料"),
    ({}, "七", "申报材料一式 5 份"),
    ({}, "七", "电子版光盘 2 份"),
    ({}, "七", "单位负责人签字，申报单位加盖公章"),
]


@pytest.mark.parametrize("answers, number, words", TOLD)
def test_what_is_told(answers, number, words):
    assert words in section(told(answers), number)


def test_unsure_is_another_thing_than_blank():
    assert "集群占地面积" not in section(told({"area": "不确定"}), "一")
    assert "集群占地面积" not in section(told({}), "二")


def test_a_figure_with_two_decimals_is_not_rounded():
    assert "没有。" in section(told({"area": "3.12", "smes": ["1", "2", "3"]}), "五")


def test_evidence_that_is_there_is_not_wanted():
    text = text_of(made("checklist", draft({"giants": {"2022": "1"}}, evidence={"giants": "有"})))
    assert "没有待补的佐证材料" in section(text, "六")


def test_headings_stand_once():
    for text in (EMPTY, FULL):
        assert bare(text_of(made("checklist", text))).count("一、表中还空着的栏目") == 1
