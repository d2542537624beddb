"""Figures that do not go together are warned of at the question, on the line and outside it, and never change a verdict."""

import pytest

from rules.facts import Kind

from . import NOTICE, full_draft, report, three


def last(value):
    return three(None, None, value)


def warned(answers):
    return {(one["field"], one["year"]) for one in report(answers)["warnings"]}


def sum_of(first, second, third):
    return {"specialized": last(first), "innovative": last(second), "hightech": last(third)}


SHARES = [name for name in ("sme_share", "leading_share", "rd_intensity", "rd_staff_share", "cloud_share", "platform_rate", "solid_waste", "water_reuse")]
MEASURED = [field.id for field in NOTICE.form.fields if field.kind == Kind.NUMBER and field.unit != "%"]
TITLED = ("smes", "specialized", "giants", "champions", "hightech", "innovative")
SHORT_TEXTS = ("chain_text", "digital_text", "green_text", "openness_text", "environment_text")
PLAN = ("plan_intro", "plan_results", "plan_approach", "plan_goals", "plan_tasks", "plan_safeguards")


def per_field(name, value):
    return {name: last(value)} if NOTICE.fields[name].years else {name: value}


# (the sentence, answers, the cells that are warned of)
ROWS = [
    *(row for name in SHARES for year in [2022 if NOTICE.fields[name].years else None] for row in (
        (f"{name} 0%：没有问题", per_field(name, "0"), set()), (f"{name} 100%：没有问题", per_field(name, "100"), set()),
        (f"{name} 100.01%", per_field(name, "100.01"), {(name, year)}), (f"{name} −0.01%", per_field(name, "-0.01"), {(name, year)}))),
    *(row for name in MEASURED for year in [2022 if NOTICE.fields[name].years else None] for row in (
        (f"{name} 0", per_field(name, "0"), {(name, year)} if name == "area" else set()), (f"{name} −0.01", per_field(name, "-0.01"), {(name, year)}))),
    *(row for name in ("sme_share", "leading_share") for row in (
        (f"{name} 0.55：表格里的 55%", per_field(name, "0.55"), {(name, 2022)}), (f"{name} 1：表格里的 100%", per_field(name, "1"), {(name, 2022)}), (f"{name} 1.01：没有问题", per_field(name, "1.01"), set()))),
    ("不到 1% 的研发强度可以有", {"rd_intensity": last("0.55")}, set()),
    ("一家都不到的普及率：表格里的 12%", {"platform_rate": "0.12", "cloud_share": "0.49"}, {("platform_rate", None), ("cloud_share", None)}),
    ("增速可以是负的，也可以超过 100", {"rd_growth": three(-50, 150, 0), "leading_growth": "120", "export_growth": [-5, 200, 0]}, set()),
    ("增速不能低于 −100%", {"rd_growth": three(-100, "-100.01", 0), "leading_growth": "-120"}, {("rd_growth", 2021), ("leading_growth", None)}),
    ("面积填「无」，不是 0", {"area": "无"}, set()),
    ("总产值填「无」，没有可比的", {"output": three("无", 31, 31), "sme_output": three(20, 20, 20)}, set()),
    ("增速像表格里的小数：17.33%、−5.12%、12%", {"leading_growth": "0.1733", "rd_growth": three("0.12", "-0.0512", "1.005")}, {("leading_growth", None), ("rd_growth", 2020), ("rd_growth", 2021)}),
    ("增速像表格里的小数，只有两位：15%、6%、−7%", {"patent_growth": "0.15", "rd_growth": three(None, "0.06", "-0.07"), "export_growth": ["0.99", "0.5", "0.01"]},
     {("patent_growth", None), ("rd_growth", 2021), ("rd_growth", 2022), *(("export_growth", year) for year in (2020, 2021, 2022))}),
    ("增速 0、1%、−1%：没有问题", {"patent_growth": "0", "leading_growth": "0.00", "rd_growth": three("1", "-1", "1.15")}, set()),
    ("写了名称，数量是 0", {"platforms_national": "0", "platforms_national_names": "某中心", "platforms_city": "无", "platforms_city_names": "某平台"}, {("platforms_national_names", None), ("platforms_city_names", None)}),
    ("有数量，名称填「无」", {"platforms_other": "2", "platforms_other_names": "无"}, {("platforms_other_names", None)}),
    ("数量和名称都没有、都有，或只有一样", {"platforms_national": "无", "platforms_national_names": "无", "platforms_city": "1", "platforms_city_names": "某平台", "platforms_other_names": "某"}, set()),
    ("前面答「否」，后面又勾选", {"carbon_monitoring": "no", "low_carbon_work": ["monitoring"]}, {("low_carbon_work", None)}),
    ("前面答「否」，后面勾选别的", {"carbon_monitoring": "no", "low_carbon_work": ["publicity"]}, set()),
    ("前面答「是」，后面也勾选", {"carbon_monitoring": "yes", "low_carbon_work": ["monitoring", "publicity"]}, set()),
    ("前面答「是」，后面选「无」", {"carbon_monitoring": "yes", "low_carbon_work": "无"}, {("low_carbon_work", None)}),
    ("前面答「是」，后面只勾选别的", {"carbon_monitoring": "yes", "low_carbon_work": ["publicity"]}, {("low_carbon_work", None)}),
    ("前面答「是」，后面没有答，或者暂不清楚", {"carbon_monitoring": "yes", "low_carbon_work": "不确定"}, set()),
    ("前面答「是」，后面没有答", {"carbon_monitoring": "yes"}, set()),
    ("前面答「否」，后面选「无」", {"carbon_monitoring": "no", "low_carbon_work": "无"}, set()),
    ("前面暂不清楚，后面选「无」", {"carbon_monitoring": "不确定", "low_carbon_work": "无"}, set()),
    ("由运营管理机构申报，却没有设立", {"applicant_kind": "operator", "operating_body": "no"}, {("operating_body", None)}),
    ("由运营管理机构申报，设立了", {"applicant_kind": "operator", "operating_body": "yes"}, set()),
    ("由运营管理机构申报，设立没有答", {"applicant_kind": "operator"}, set()),
    ("由运营管理机构申报，设立暂不清楚", {"applicant_kind": "operator", "operating_body": "不确定"}, set()),
    ("设立晚于通知自己的日期", {"founded_on": "2023-05-13"}, {("founded_on", None)}),
    ("设立就在通知自己的日期", {"founded_on": "2023-05-12"}, set()),
    ("设立晚于另定的日期", {"founded_on": "2018-01-01", "assessed_on": "2017-01-01"}, {("founded_on", None)}),
    ("另定的日期晚于设立", {"founded_on": "2024-01-01", "assessed_on": "2027-01-01"}, set()),
    *((f"另定的日期{said}，不能比", {"founded_on": "2030-01-01", "assessed_on": said}, set()) for said in ("不确定", "无", "明年")),
    ("设立日期暂不清楚", {"founded_on": "不确定"}, set()),
    ("由行业协会申报，没有设立", {"applicant_kind": "association", "operating_body": "no"}, set()),
    *(row for name in TITLED for row in (
        (f"{name} 与企业数相等：没有问题", {"enterprises": last(10), name: last(10)}, set()),
        (f"{name} 比企业数多 1 家", {"enterprises": last(10), name: last(11)}, {(name, 2022)}),
        (f"{name} 逐年比，不跨年", {"enterprises": three(5, 50, 10), name: three(None, 10, None)}, set()),
        (f"{name} 企业数没有填", {name: last(11)}, set()))),
    ("某一年多于那一年的企业数", {"enterprises": three(5, 50, 50), "smes": three(6, 6, 6)}, {("smes", 2020)}),
    ("市级冠军与 2022 年企业数相等", {"enterprises": last(3), "city_champions": 3}, set()),
    ("市级冠军多于 2022 年企业数", {"enterprises": last(3), "city_champions": 4}, {("city_champions", None)}),
    ("去重家数多于企业数", {"enterprises": last(3), "different_enterprises": 4}, {("different_enterprises", None)}),
    ("企业数填「无」按 0 计", {"enterprises": "无", "smes": last(1)}, {("smes", 2022)}),
    ("用平台的与 2022 年中小企业数相等", {"smes": three(1, 1, 20), "platform_users": 20}, set()),
    ("用平台的比中小企业多", {"smes": three(99, 99, 20), "platform_users": 21}, {("platform_users", None)}),
    ("中小企业产值等于总产值", {"output": last(100), "sme_output": last(100)}, set()),
    ("中小企业产值多于总产值", {"output": last(100), "sme_output": last("100.01")}, {("sme_output", 2022)}),
    ("主导产业产值多于总产值", {"output": three(100, 100, 100), "leading_output": three(101, 100, 99)}, {("leading_output", 2020)}),
    ("研发经费等于总产值", {"output": last(100), "rd_spending": last(100)}, set()),
    ("研发经费多于总产值，逐年看", {"output": three(31, 33, 36), "rd_spending": three(40, 33, "36.01")}, {("rd_spending", 2020), ("rd_spending", 2022)}),
    ("2019 年研发经费、主导产业产值多于总产值", {"output_2019": "30", "rd_spending_2019": "30.01", "leading_output_2019": "31"}, {("rd_spending_2019", None), ("leading_output_2019", None)}),
    ("2019 年的都不多于总产值", {"output_2019": "30", "rd_spending_2019": "30", "leading_output_2019": "30"}, set()),
    *(row for name in ("specialized", "innovative") for row in (
        (f"{name} 与中小企业数相等：没有问题", {"smes": last(10), name: last(10)}, set()),
        (f"{name} 多于中小企业数", {"smes": three(10, 9, 10), name: three(10, 10, 11)}, {(name, 2021), (name, 2022)}))),
    ("小巨人、高新技术企业和单项冠军不与中小企业数比", {"smes": last(1), "giants": last(2), "hightech": last(2), "champions": last(2)}, set()),
    ("区级平台等于其他平台", {"platforms_other": 3, "platforms_district": 3}, set()),
    ("区级平台多于其他平台", {"platforms_other": 3, "platforms_district": 4}, {("platforms_district", None)}),
    ("去重家数等于最多的一类", sum_of(5, 3, 2) | {"different_enterprises": 5}, set()),
    ("去重家数少于最多的一类", sum_of(5, 3, 2) | {"different_enterprises": 4}, {("different_enterprises", None)}),
    ("去重家数等于三类合计", sum_of(5, 3, 2) | {"different_enterprises": 10}, set()),
    ("去重家数多于三类合计", sum_of(5, 3, 2) | {"different_enterprises": 11}, {("different_enterprises", None)}),
    ("去重家数填「无」：还没有数过，不是 0 家", sum_of(5, 3, 2) | {"different_enterprises": "无"}, set()),
    ("还有一类空着，合计还不知道", sum_of(5, 3, None) | {"different_enterprises": 11}, set()),
    ("还有一类空着，也不能少于最多的一类", sum_of(5, 3, None) | {"different_enterprises": 4}, {("different_enterprises", None)}),
    # a stated figure that differs from the one worked out, beyond rounding (0.01)
    ("占比与金额相符", {"output": last(300), "sme_output": last(100), "sme_share": last("33.33")}, set()),
    ("占比差 0.01 以内", {"output": last(100), "sme_output": last(50), "sme_share": last("50.01")}, set()),
    ("占比差 0.01 以内（少）", {"output": last(100), "sme_output": last(50), "sme_share": last("49.99")}, set()),
    ("占比差得比 0.01 多一丝", {"output": last(100), "sme_output": last(50), "sme_share": last("50.0100001")}, {("sme_share", 2022)}),
    ("占比差得比 0.01 多一丝（少）", {"output": last(100), "sme_output": last(50), "sme_share": last("49.9899999")}, {("sme_share", 2022)}),
    ("主导产业占比不符，只说不符的那一年", {"output": three(100, 100, 100), "leading_output": three(60, 60, 60), "leading_share": three(60, 61, 60)}, {("leading_share", 2021)}),
    ("主导产业增速与算得的两步相符", {"output": three(100, None, 121), "leading_share": three(50, None, 50), "leading_growth": "10"}, set()),
    ("主导产业增速差 0.01", {"output": three(100, None, 121), "leading_share": three(50, None, 50), "leading_growth": "10.01"}, set()),
    ("主导产业增速差得比 0.01 多一丝", {"output": three(100, None, 121), "leading_share": three(50, None, 50), "leading_growth": "10.010001"}, {("leading_growth", None)}),
    ("主导产业增速差得比 0.01 多一丝（少）", {"output": three(100, None, 121), "leading_share": three(50, None, 50), "leading_growth": "9.989999"}, {("leading_growth", None)}),
    ("增速按算术平均填：几何平均 9.73%", {"output": three(100, 140, "120.4"), "leading_share": three(50, 50, 50), "leading_growth": "13"}, {("leading_growth", None)}),
    ("增速与三步相符也可以", {"leading_output": three(105, None, "133.1"), "leading_output_2019": 100, "leading_growth": "10"}, set()),
    ("增速与两步、三步都不符", {"leading_output": three(105, None, "133.1"), "leading_output_2019": 100, "leading_growth": "11"}, {("leading_growth", None)}),
    ("研发经费增速与金额相符", {"rd_spending": three(2, "2.1", "2.31"), "rd_growth": three(None, 5, 10)}, set()),
    ("研发经费 2021 年增速不符", {"rd_spending": three(2, "2.1", "2.31"), "rd_growth": three(None, 6, 10)}, {("rd_growth", 2021)}),
    ("研发经费 2022 年增速不符", {"rd_spending": three(2, "2.1", "2.31"), "rd_growth": three(None, 5, 9)}, {("rd_growth", 2022)}),
    ("研发经费 2020 年增速用 2019 年核对", {"rd_spending": three("2.2", None, None), "rd_spending_2019": "2", "rd_growth": three(11, None, None)}, {("rd_growth", 2020)}),
    ("填的增速低于 −200%：平方后又是正数，仍然不符", {"leading_output": three(100, None, 121), "leading_growth": "-250"}, {("leading_growth", None)}),
    ("降到 0，填的增速 −100%", {"leading_output": three(100, None, 0), "leading_growth": "-100"}, set()),
    ("降到 0，填的增速低于 −100%", {"leading_output": three(100, None, 0), "leading_growth": "-100.5"}, {("leading_growth", None)}),
    ("专利增速与从 2019 年起的三步相符也可以", {"sme_patents": three(10000, None, 12167), "sme_patents_2019": 8000, "patent_growth": "15"}, set()),
    ("专利增速与件数相符", {"sme_patents": three(4000, None, 5290), "patent_growth": "15"}, set()),
    ("专利增速不符", {"sme_patents": three(4000, None, 5290), "patent_growth": "15.02"}, {("patent_growth", None)}),
    ("每万人专利相符", {"sme_patents": last(8), "sme_employees": 4800, "patents_per_10k": "16.67"}, set()),
    ("每万人专利不符", {"sme_patents": last(8), "sme_employees": 4800, "patents_per_10k": "16.70"}, {("patents_per_10k", None)}),
    ("平台普及率相符", {"smes": last(30), "platform_users": 10, "platform_rate": "33.33"}, set()),
    ("平台普及率不符", {"smes": last(30), "platform_users": 10, "platform_rate": "33"}, {("platform_rate", None)}),
    ("平台普及率暂不清楚", {"smes": last(30), "platform_users": 10, "platform_rate": "不确定"}, set()),
    # the inventory holds the invention patents of the last year's end, and more
    ("专利清单与有效发明专利相等", {"sme_patents": three(900, 850, 800), "patent_inventory": 800}, set()),
    ("专利清单比最后一年的有效发明专利少", {"sme_patents": three(700, 750, 801), "patent_inventory": 800}, {("sme_patents", 2022)}),
    ("前两年的有效发明专利可以更多", {"sme_patents": three(900, 850, None), "patent_inventory": 800}, set()),
    # of none there is no share
    ("没有中小企业，却有比例", {"smes": three(0, 1, 0), "sme_share": three(50, 50, 50)}, {("sme_share", 2020), ("sme_share", 2022)}),
    ("没有中小企业，比例也是 0", {"smes": last(0), "sme_share": last(0), "platform_rate": "0"}, set()),
    ("中小企业填「无」，却有普及率", {"smes": "无", "platform_rate": "12"}, {("platform_rate", None)}),
    ("前两年没有中小企业，普及率看最后一年", {"smes": three(0, 0, 5), "platform_rate": "12"}, set()),
    ("没有中小企业，却有人、有研发、有专利", {"smes": last(0), "sme_employees": 5, "rd_spending": last("0.1"), "rd_intensity": last("3"), "sme_patents": last(1), "patent_inventory": 1, "pct_applications": 1,
     "sme_output": last(1)}, {("sme_employees", None), ("rd_spending", 2022), ("rd_intensity", 2022), ("sme_patents", 2022), ("patent_inventory", None), ("pct_applications", None), ("sme_output", 2022)}),
    ("没有从业人员，却有研发人员和专利", {"sme_employees": 0, "rd_staff_share": "10", "patents_per_10k": "15"}, {("rd_staff_share", None), ("patents_per_10k", None)}),
    ("从业人员暂不清楚", {"sme_employees": "不确定", "rd_staff_share": "10"}, set()),
    ("没有企业，却有上云比例", {"enterprises": last(0), "cloud_share": "10"}, {("cloud_share", None)}),
    # what falls, and is level in the form's two decimals
    ("逐年下降，印出来也看得出", {"co2_intensity": ["0.53", "0.5249", "0.51"]}, set()),
    ("逐年下降，后两年印出来一样", {"co2_intensity": ["0.53", "0.524", "0.519"]}, {("co2_intensity", 2022)}),
    ("三年印出来都一样", {"co2_intensity": ["0.524", "0.522", "0.519"]}, {("co2_intensity", 2021), ("co2_intensity", 2022)}),
    ("中间一年空着", {"co2_intensity": ["0.524", None, "0.519"]}, {("co2_intensity", 2022)}),
    ("本来就持平，或者上升：结论已经说了", {"co2_intensity": ["0.52", "0.52", "0.521"]}, set()),
    # 万元 where 亿元 was meant
    ("相邻年度差 999 倍", {"output": ["10", "10", "9999"]}, set()),
    ("只有两年：都看", {"output": ["1", None, "1000"]}, {("output", 2020), ("output", 2022)}),
    ("相邻年度差一千倍起就提醒", {"output": ["1", "1", "1000"]}, {("output", 2022)}),
    ("一年按万元填：一万倍", {"output": ["31.2", "32", "330000"]}, {("output", 2022)}),
    ("采购金额也看倍数：是按亿元填的那一年，不是另外两年", {"software_spending": ["0.03", "300", "310"]}, {("software_spending", 2020)}),
    ("2019 年也是相邻年度：研发经费 2,000 万元填成 2,000 亿元", {"rd_spending_2019": "2000", "rd_spending": ["0.22", "0.24", "0.26"]}, {("rd_spending_2019", None)}),
    ("二氧化碳排放量按亿元填的一年", {"co2_intensity": ["0.3", "3000", "0.3"]}, {("co2_intensity", 2021)}),
    ("家数多出一万倍", {"enterprises": [100, 100, 1000000]}, {("enterprises", 2022)}),
    ("件数多出一万倍，2019 年的也看", {"sme_patents_2019": 1000000, "sme_patents": [100, 110, 120]}, {("sme_patents_2019", None)}),
    ("0 不算倍数", {"output": ["0", "10", "20"]}, set()),
    ("10,000 亿元：没有超过", {"output": ["10000", "10000", "10000"]}, set()),
    ("10,000.01 亿元：像是按万元填的", {"output": ["10000", "10000", "10000.01"]}, {("output", 2022)}),
    ("2019 年的也看", {"output_2019": "312000"}, {("output_2019", None)}),
    ("采购金额的单位本来就是万元", {"software_spending": ["20000", "20000", "20000"]}, set()),
    # a text beside its box
    ("写了新赛道的名称，没有勾选", {"new_track": "低空经济", "industry_field": ["集成电路"]}, {("new_track", None)}),
    ("写了新赛道的名称，一个也没有勾选", {"new_track": "低空经济"}, {("new_track", None)}),
    ("写了新赛道的名称，这一行选了无", {"new_track": "低空经济", "industry_field": "无"}, {("new_track", None)}),
    ("勾选了新赛道，写了名称：没有问题", {"new_track": "低空经济", "industry_field": ["新赛道"]}, set()),
    ("没有勾选，名称填「无」：没有问题", {"new_track": "无", "industry_field": ["集成电路"]}, set()),
    ("勾选了，名称填「无」", {"future_industry": "无", "industry_field": ["未来产业"]}, {("future_industry", None)}),
    ("这一行暂不清楚：没有问题", {"new_track": "低空经济", "industry_field": "不确定"}, set()),
    *((f"{name}：没有勾选", {name: "写了"}, {(name, None)}) for name in (
        "digital_services_other", "digital_modes_other", "low_carbon_other", "introduced_what", "exchange_other", "service_platforms_other", "services_other")),
    # 字数, as a word processor counts
    *(row for name in SHORT_TEXTS for row in ((f"{name} 200 字", {name: "字" * 200}, set()), (f"{name} 201 字", {name: "字" * 201}, {(name, None)}))),
    ("标点也算字", {"chain_text": "字，" * 100}, set()), ("标点也算字，201", {"chain_text": "字，" * 100 + "。"}, {("chain_text", None)}),
    ("英文词和数字各算一个", {"chain_text": "GB/T 23001-2017 " * 100}, set()), ("英文词多一个", {"chain_text": "GB/T 23001-2017 " * 100 + "x"}, {("chain_text", None)}),
    ("空白不算字", {"chain_text": "字 \n\u3000" * 200}, set()),
    ("规划 2,000 字", {name: "字" * 500 for name in PLAN[:4]}, set()),
    ("规划 2,001 字，分几部分写也合计", {name: "字" * 500 for name in PLAN[:4]} | {"plan_tasks": "字"}, {("plan_intro", None)}),
]


def test_warned_of_exactly():
    assert [(says, came) for says, answers, cells in ROWS if (came := warned(answers)) != cells] == []


def test_a_warning_names_both_figures():
    told = report({"output": last(300), "sme_output": last(100), "sme_share": last("40")})["warnings"]
    assert [one["text"] for one in told] == ["2022 年中小企业产值占比填的是 40.00%，按所填数据算得 100.00 亿元 ÷ 300.00 亿元 = 33.33%，请核对。"]


def test_a_fall_that_the_form_does_not_show_is_still_met_and_both_years_are_named():
    told = report({"co2_intensity": ["0.53", "0.524", "0.519"]})
    assert [one["text"] for one in told["warnings"]] == ["申报表保留两位小数，2021 年和 2022 年的单位产值二氧化碳排放量都印成 0.52，看不出下降；请在佐证材料里写明原数。"]
    assert next(item["verdict"] for item in told["criteria"] if item["id"] == "co2_falling") == "met"


def test_a_share_of_none_is_said_with_both_figures():
    told = report({"smes": last(0), "platform_rate": "12"})["warnings"]
    assert [one["text"] for one in told] == ["2022 年集群中小企业数量为 0，工业互联网平台应用普及率却填了 12.00%，请核对。"]


def test_more_than_all_lists_together_is_said_with_their_number():
    told = report(sum_of(5, 3, 2) | {"different_enterprises": 11})["warnings"]
    assert [one["text"] for one in told] == ["去重后的家数（11 家）多于三类合计（10 家），请核对。"]


@pytest.mark.parametrize("answers, text", [
    ({"carbon_monitoring": "yes", "low_carbon_work": "无"}, "「建立了集群碳排放监测机制」答了「是」，「绿色低碳工作」里却没有勾选这一项，请核对。"),
    ({"carbon_monitoring": "no", "low_carbon_work": ["monitoring"]}, "「建立了集群碳排放监测机制」答了「否」，「绿色低碳工作」里却勾选了这一项，请核对。"),
    ({"applicant_kind": "operator", "operating_body": "no"}, "「申报主体」答了「集群运营管理机构」，「设立管委会等运营管理机构」却答「否」，请核对。"),
    ({"smes": last(10), "innovative": last(20)}, "2022 年创新型中小企业数量（20 家）多于 2022 年集群中小企业数量（10 家），请核对。"),
    ({"output": last(36), "rd_spending": last(45)}, "2022 年中小企业研发经费（45.00 亿元）多于 2022 年集群总产值（36.00 亿元），请核对。"),
    ({"founded_on": "2030-01-01"}, "集群设立日期（2030-01-01）晚于计算年限的日期（2023-05-12），请核对。"),
    ({"sme_share": last("1")}, "2022 年中小企业产值占比按 1.00% 算；若是 100.00%，请填 100。"),
    ({"patent_growth": "0.15"}, "近三年有效发明专利年均增速按 0.15% 算；若是 15.00%，请填 15。"),
])
def test_answers_that_do_not_go_together_are_said_with_both_places(answers, text):
    assert [one["text"] for one in report(answers)["warnings"]] == [text]


def test_texts_are_never_cut():
    """Of 201 characters the 201st still counts."""
    assert "201 字" in report({"chain_text": "字" * 201})["warnings"][0]["text"]


def silent(notice):
    return notice.model_copy(update={"checks": ()})


def test_warnings_never_change_a_verdict():
    """The same draft, complete but for this, under the same notice without its checks."""
    import rules
    from rules.report import reported

    from . import draft

    for says, answers, cells in ROWS:
        if cells:
            notice, read = rules.loaded(draft(full_draft() | answers))
            with_checks, without = reported(notice, read), reported(silent(notice), read)
            assert with_checks["warnings"] and not without["warnings"], says
            found = [item | {"doubted": []} for item in with_checks["criteria"]]
            assert {**with_checks, "criteria": found, "warnings": [], "offers": []} == without, says
