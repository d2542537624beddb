"""Condition by condition, what is answered and what follows: one row, one sentence that an officer can dispute."""

import pytest

from rules.verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET

from . import BY_LOCATOR, NOTICE, by_locator, found, full_draft, report, three


def last(value):
    return three(None, None, value)


NO_TITLES = {"champions": last(0), "city_champions": 0, "giants": last(0)}
NO_STANDARDS = {f"standards_{kind}_{role}": three(0, 0, 0)
                for kind in ("international", "national", "industry", "group") for role in ("led", "joined")}
SEVEN = ["information", "startup", "innovation", "training", "marketing", "financing", "consulting"]
PLAN = ("plan_approach", "plan_goals", "plan_tasks", "plan_safeguards")


def titles(specialized=None, innovative=None, hightech=None, different=None, **more):
    """Counts of 2022; no champions and no little giants unless said."""
    return NO_TITLES | {"specialized": last(specialized), "innovative": last(innovative), "hightech": last(hightech),
                        "different_enterprises": different} | more


def amounts(field, first, final, **before):
    return {field: three(first, None, final)} | before


def fact(locator, field, good, bad, says):
    return [(locator, f"{says}：答「{good}」", {field: good}, MET), (locator, f"{says}：答「{bad}」", {field: bad}, UNMET),
            (locator, f"{says}：暂不清楚", {field: "不确定"}, REVIEW), (locator, f"{says}：没有答", {}, MISSING),
            (locator, f"{says}：填「无」不是回答", {field: "无"}, REVIEW)]


def judged(locator, field, says):
    return [(locator, f"{says}：答「是」，由评审判断", {field: "yes"}, REVIEW), (locator, f"{says}：答「否」", {field: "no"}, UNMET),
            (locator, f"{says}：暂不清楚", {field: "不确定"}, REVIEW), (locator, f"{says}：没有答", {}, MISSING)]


def ticks(locator, field, says, met=(), review=(), unmet=()):
    """Each box alone; all of them; none with 无; not answered; unsure."""
    alone = {MET: met, REVIEW: review, UNMET: unmet}
    best = MET if met else REVIEW
    return [*((locator, f"{says}：只勾选 {box}", {field: [box]}, verdict) for verdict, boxes in alone.items() for box in boxes),
            (locator, f"{says}：全部勾选", {field: [*met, *review, *unmet]}, best), (locator, f"{says}：填「无」", {field: "无"}, UNMET),
            (locator, f"{says}：空着", {field: []}, MISSING), (locator, f"{says}：没有答", {}, MISSING),
            (locator, f"{says}：暂不清楚", {field: "不确定"}, REVIEW)]


def benchmark(locator, field, says):
    return [(locator, f"{says}：达到基准值", {field: "yes"}, MET), (locator, f"{says}：没有达到", {field: "no"}, UNMET),
            (locator, f"不属于{says}：不适用", {field: "not_applicable"}, NOT_APPLICABLE),
            (locator, f"{says}：暂不清楚", {field: "不确定"}, REVIEW), (locator, f"{says}：没有答", {}, MISSING)]


CHAIN = ("chain_map", "innovation_library", "consortium", "university_research", "joint_supply", "chain_leader", "advanced_cluster", "supply_risk")


def but(boxes, *these):
    return tuple(box for box in boxes if box not in these)


PROCEDURE = [
    *fact("程-1", "within_district", "yes", "no", "集群在一个区的区划范围内"),
    ("程-2", "主导产业行业协会申报", {"applicant_kind": "association"}, MET),
    ("程-2", "集群运营管理机构申报", {"applicant_kind": "operator"}, MET),
    ("程-2", "企业自己申报", {"applicant_kind": "enterprise"}, UNMET),
    ("程-2", "其他单位申报", {"applicant_kind": "other"}, UNMET),
    ("程-2", "申报主体暂不清楚", {"applicant_kind": "不确定"}, REVIEW),
    ("程-2", "申报主体没有答", {}, MISSING),
]

BASICS = [
    ("基-1", "没有另定日期，按 2023 年 5 月 12 日算", {"founded_on": "2020-05-12"}, MET),
    ("基-1", "另定的日期早一天，就不满三年", {"founded_on": "2020-05-12", "assessed_on": "2023-05-11"}, UNMET),
    ("基-1", "只填了另定的日期", {"assessed_on": "2023-05-12"}, MISSING),
    ("基-2", "占地 3.09 平方公里", {"area": "3.09"}, MET),
    ("基-2", "超过 100 平方公里，绝不是不满足", {"area": "2500"}, REVIEW),
    *fact("基-3a", "prohibited", "no", "yes", "主导产业属于禁止、限制和淘汰类"),
    *judged("基-3b", "policy_fit", "符合国家产业政策和本市“十四五”规划"),
    *judged("基-4", "pillar_industry", "所在区域的支柱或特色产业"),
    *judged("基-5", "front_rank", "细分领域本市乃至全国前列"),
    *((("基-6", f"主导产业领域勾选 {option.label}：属重点支持", {"industry_field": [option.id]}, MET))
      for option in NOTICE.fields["industry_field"].options),
    ("基-6", "不在重点支持的领域：不是不满足", {"industry_field": "无"}, NOT_APPLICABLE),
    ("基-6", "领域没有勾选", {}, MISSING),
    *fact("基-7", "incidents", "no", "yes", "近三年发生较大及以上事故或重大及以上事件"),
    *fact("基-8", "misconduct", "no", "yes", "偷税漏税、违法违规、严重失信"),
]

CORE = [
    ("1-1", "三年都在 30 亿元以上", {"output": [30, 31, 32]}, MET),
    ("1-1", "「均」是每一年：第一年不到", {"output": ["29.9", 100, 100]}, UNMET),
    ("1-1", "「均」是每一年：中间一年不到，平均再高也不行", {"output": [100, "29.9", 100]}, UNMET),
    ("1-1", "「均」是每一年：最近一年不到", {"output": [100, 100, "29.9"]}, UNMET),
    ("1-1", "缺一年，其余满足", {"output": three(30, None, 30)}, MISSING),
    ("1-1", "缺一年，但已有一年不到：缺的那年无关", {"output": three(29, None, 30)}, UNMET),
    ("1-1", "一年暂不清楚，其余满足", {"output": three(30, "不确定", 30)}, REVIEW),
    ("1-1", "一年暂不清楚，但已有一年不到", {"output": three(29, "不确定", 30)}, UNMET),
    ("1-1", "一年暂不清楚、一年空着", {"output": three(30, "不确定", None)}, MISSING),
    ("1-1", "一年填「无」：没有数可以比较", {"output": three(30, "无", 30)}, REVIEW),
    ("1-1", "一年填 0：0 是数，不到 30", {"output": three(30, 0, 30)}, UNMET),
    ("1-2", "每年都过半", {"sme_share": [50, 51, 52]}, MET),
    ("1-2", "只有最近一年过半：两种理解不同", {"sme_share": [49, 49, 50]}, REVIEW),
    ("1-2", "只有最近一年不到：两种理解都不满足", {"sme_share": [60, 60, 49]}, UNMET),
    ("1-2", "只填了最近一年，过半：还要看其他年", {"sme_share": last(60)}, MISSING),
    ("1-2", "只填了最近一年，不到一半：其他年无关", {"sme_share": last(40)}, UNMET),
    ("1-2", "最近一年空着，前面有一年不到：最近一年仍能改变结果", {"sme_share": three(40, 60, None)}, MISSING),
    ("1-2", "前面有一年不到、最近一年过半，中间一年空着：结果已定", {"sme_share": three(40, None, 60)}, REVIEW),
    ("1-2", "金额优先于填报的比例", {"sme_share": [60, 60, 60], "sme_output": [49, 49, 49], "output": [100, 100, 100]}, UNMET),
    ("1-2", "只有中小企业产值没有总产值时，用填报的比例", {"sme_share": [60, 60, 60], "sme_output": [1, 1, 1]}, MET),
    ("1-2", "一年按金额、两年按比例", {"sme_share": three(60, 60, None), "sme_output": last(50), "output": last(100)}, MET),
    ("1-2", "总产值填 0，不能作除数", {"sme_output": [1, 1, 1], "output": [0, 0, 0]}, REVIEW),
    ("1-2", "总产值为负，不能作除数", {"sme_output": [1, 1, 1], "output": [-1, -1, -1]}, REVIEW),
    ("1-3", "每年都高于一半", {"leading_share": ["50.01", 60, 70]}, MET),
    ("1-3", "最近一年恰好一半：两种理解都不满足", {"leading_share": [60, 60, 50]}, UNMET),
    ("1-3", "第一年恰好一半：两种理解不同", {"leading_share": [50, 60, 70]}, REVIEW),
    ("1-3", "金额优先于填报的比例", {"leading_share": [40, 40, 40], "leading_output": [51, 51, 51], "output": [100, 100, 100]}, MET),
    ("1-3", "只填了最近一年", {"leading_share": last(60)}, MISSING),
]

STEADY = {"leading_share": [60, 60, 60]}
GROWTH = [
    ("1-4", "整个集群和主导产业都高于 10%", STEADY | {"output": [100, 110, 122]}, MET),
    ("1-4", "都不高于 10%", STEADY | {"output": [100, 110, 120]}, UNMET),
    ("1-4", "主导产业高于、整个集群不高于", {"output": [100, 105, 110], "leading_share": [50, 55, 60]}, REVIEW),
    ("1-4", "整个集群高于、主导产业不高于", {"output": [100, 120, 130], "leading_share": [60, 50, 40]}, REVIEW),
    ("1-4", "没有占比时，用填报的主导产业增速：恰好 11.25%", {"output": [100, 110, 130], "leading_growth": "11.25"}, MET),
    ("1-4", "填报的增速和算得的不同：算得的为准", STEADY | {"output": [100, 110, 120], "leading_growth": "11.25"}, UNMET),
    ("1-4", "只填了主导产业增速，总产值没有", {"leading_growth": "11.25"}, MISSING),
    ("1-4", "只填了总产值，主导产业没有", {"output": [100, 110, 130]}, MISSING),
    ("1-4", "总产值高于、主导产业填报的不高于", {"output": [100, 110, 130], "leading_growth": "9"}, REVIEW),
    ("1-4", "中间一年空着：几何平均只看首尾", {"output": three(100, None, 130), "leading_share": three(60, None, 60)}, MET),
    ("1-4", "主导产业产值金额优先于总产值乘占比", STEADY | {"output": [100, 110, 130], "leading_output": three(60, None, 61)}, REVIEW),
    ("1-4", "基期为 0，无法计算", STEADY | {"output": [0, 10, 20]}, REVIEW),
    ("1-4", "基期为负，无法计算", STEADY | {"output": [-5, 10, 20]}, REVIEW),
    ("1-4", "最近一年为负，无法计算", STEADY | {"output": [5, 10, -20]}, REVIEW),
    ("1-4", "最近一年为 0：降到零，不满足", STEADY | {"output": [5, 10, 0]}, UNMET),
    ("1-4", "基期暂不清楚，填报的主导产业增速空着", STEADY | {"output": ["不确定", 10, 20]}, MISSING),
    ("1-4", "基期暂不清楚，填报了主导产业增速", STEADY | {"output": ["不确定", 10, 20], "leading_growth": 20}, REVIEW),
    ("1-4", "基期为 0，填报了增速也无法核对", STEADY | {"output": [0, 10, 20], "leading_growth": 20}, REVIEW),
    # facts/policy.md §5.1
    ("1-4", "向量一：先 +40% 再 −14%，算术 13.00%，几何 9.73%", STEADY | {"output": [100, 140, "120.4"]}, UNMET),
    ("1-4", "向量二：2019—2022 为 100、90、105、115，两步 13.04%，三步 4.77%", STEADY | {"output_2019": 100, "output": [90, 105, 115]}, REVIEW),
    ("1-4", "向量二，不填 2019 年：只有两步", STEADY | {"output": [90, 105, 115]}, MET),
    ("1-4", "向量三：任一年为 0，几何平均不可算，不当 0", STEADY | {"output_2019": 0, "output": [90, 105, 115]}, REVIEW),
    ("1-4", "三步恰好 10%：100 到 133.1", STEADY | {"output_2019": 100, "output": [105, 120, "133.1"]}, REVIEW),
    ("1-4", "三步比 10% 多一丝", STEADY | {"output_2019": 100, "output": [105, 120, "133.1000000001"]}, MET),
    ("1-4", "主导产业从 2019 年起的一种也算", {"output": [100, 110, 130], "leading_output": three(60, None, 80), "leading_output_2019": 79}, REVIEW),
    ("1-4", "2019 年主导产业填了而 2022 年占比没有：申报表上有这一格，要填", {"output": [100, 110, 130], "leading_growth": "20", "leading_output_2019": 79}, MISSING),
    ("1-4", "整个集群不高于 10%：结果已经不同，占比填了也由评审判断", {"output": [100, 110, 120], "leading_growth": "20", "leading_output_2019": 79}, REVIEW),
    ("1-4", "占比填上：2019 年起的一种不够", {"output": [100, 110, 130], "leading_share": last(80), "leading_growth": "20", "leading_output_2019": 79}, REVIEW),
    ("1-4", "2019 年没有填，2022 年占比暂不清楚：从 2019 年起的不计算，别的都不够", {"output": [100, 110, 101], "leading_growth": "5", "leading_share": three(60, None, "不确定")}, UNMET),
    ("1-4", "2019 年填了暂不清楚：有一种不能判断", {"output": [100, 110, 130], "leading_growth": "20", "output_2019": "不确定"}, REVIEW),
]

ENTERPRISES = [
    ("2", "国家级单项冠军 1 家", {"champions": last(1)}, MET),
    ("2", "市级单项冠军 1 家，申报表没有这一栏", {"city_champions": 1}, MET),
    ("2", "“小巨人” 1 家", {"giants": last(1)}, MET),
    ("2", "只有 2021 年有“小巨人”，2022 年没有", titles(0, 0, 0) | {"giants": three(0, 1, 0)}, UNMET),
    ("2", "专精特新一类就有 10 家", titles(10), MET),
    ("2", "创新型一类就有 10 家", titles(None, 10), MET),
    ("2", "高新技术企业一类就有 10 家", titles(None, None, 10), MET),
    ("2", "9 + 9 + 9，去重后 10 家", titles(9, 9, 9, 10), MET),
    ("2", "9 + 9 + 9，去重后 9 家", titles(9, 9, 9, 9), UNMET),
    ("2", "9 + 9 + 9，去重后没有填", titles(9, 9, 9), MISSING),
    ("2", "9 + 9 + 9，去重后暂不清楚", titles(9, 9, 9, "不确定"), REVIEW),
    ("2", "5 + 4 + 3，去重后填「无」：还没有数过", titles(5, 4, 3, "无"), REVIEW),
    ("2", "5 + 4 + 3，去重后填 0", titles(5, 4, 3, 0), UNMET),
    ("2", "合计 9 家，去重后填「无」：怎样数都不够", titles(3, 3, 3, "无"), UNMET),
    ("2", "一类空着，去重后填「无」", titles(9, None, 0, "无"), MISSING),
    ("2", "合计 9 家，都不重复也不够", titles(3, 3, 3), UNMET),
    ("2", "合计恰好 10 家，可能有重复", titles(4, 3, 3), MISSING),
    ("2", "10 家加空格已经是 10 家", titles(10, None, None), MET),
    ("2", "9 家加空格：空格按 0 起算，还能改变", titles(9, None, 0), MISSING),
    ("2", "只填去重后 10 家", titles(different=10), MET),
    ("2", "只填去重后 9 家，三类空着", titles(different=9), MISSING),
    ("2", "三类都填「无」", titles("无", "无", "无"), UNMET),
    ("2", "一类暂不清楚，其余合计 6 家，去重后没有填", titles("不确定", 3, 3), MISSING),
    ("2", "一类暂不清楚，去重后 9 家", titles("不确定", 3, 3, 9), REVIEW),
    ("2", "一类暂不清楚，另一类 10 家：已够", titles("不确定", 10, 3), MET),
    ("2", "三类不够，“小巨人”空着：还能改变", titles(3, 3, 3) | {"giants": last(None)}, MISSING),
    ("2", "三类不够，“小巨人”暂不清楚", titles(3, 3, 3) | {"giants": last("不确定")}, REVIEW),
    ("2", "三类不够，但有 1 家市级冠军", titles(3, 3, 3) | {"city_champions": 1}, MET),
    ("2", "什么都没有填", {}, MISSING),
]

CHAIN_ROWS = [
    *judged("3-1", "chain_layout", "产业链布局合理"),
    *ticks("3-2", "chain_work", "产供销协同", review=("joint_supply",), unmet=but(CHAIN, "joint_supply")),
    *ticks("3-3", "sharing_work", "共享机制", met=("equipment", "services", "staff", "workshop"), unmet=("joint_purchase",)),
    ("3-3", "集中采销之外还有一项", {"sharing_work": ["joint_purchase", "staff"]}, MET),
    *judged("3-4", "key_links", "关键环节配套能力较强"),
    *ticks("3-5", "chain_work", "与集群、基地或龙头合作", met=("chain_leader", "advanced_cluster"), unmet=but(CHAIN, "chain_leader", "advanced_cluster")),
]

INNOVATION = [
    ("4-1", "金额 2.00 到 2.21 亿元", amounts("rd_spending", "2.00", "2.21"), MET),
    ("4-1", "金额 2.00 到 2.20 亿元", amounts("rd_spending", "2.00", "2.20"), UNMET),
    ("4-1", "没有金额，2021、2022 年增速都是 6%", {"rd_growth": three(None, 6, 6)}, MET),
    ("4-1", "几何平均：+12% 和 −1% 是 5.3%", {"rd_growth": three(None, 12, -1)}, MET),
    ("4-1", "几何平均：+40% 和 −20% 是 5.83%", {"rd_growth": three(None, 40, -20)}, MET),
    ("4-1", "几何平均：+30% 和 −18% 是 3.25%，算术是 6%", {"rd_growth": three(None, 30, -18)}, UNMET),
    ("4-1", "三年增速都有：两步高于、三步不高于", {"rd_growth": three(-10, 6, 6)}, REVIEW),
    ("4-1", "三年增速都有：两步不高于、三步高于", {"rd_growth": three(20, 4, 4)}, REVIEW),
    ("4-1", "三年增速都高于", {"rd_growth": three(6, 6, 6)}, MET),
    ("4-1", "2020 年增速暂不清楚：三步不能判断", {"rd_growth": three("不确定", 6, 6)}, REVIEW),
    ("4-1", "2020 年增速填了，后两年按金额算", amounts("rd_spending", "2.00", "3.00", rd_growth=three(6, None, None)), MET),
    ("4-1", "只填 2022 年增速", {"rd_growth": last(6)}, MISSING),
    ("4-1", "只填 2020、2021 年增速", {"rd_growth": three(6, 6, None)}, MISSING),
    ("4-1", "金额优先于增速", amounts("rd_spending", "2.00", "2.20", rd_growth=three(None, 9, 9)), UNMET),
    ("4-1", "金额从 2019 年起的一种也算", amounts("rd_spending", "2.00", "2.40", rd_spending_2019="2.30"), REVIEW),
    ("4-1", "金额基期为 0", amounts("rd_spending", "0", "2.40"), REVIEW),
    ("4-1", "2021、2022 年按金额算都是 5.004%，填报的 5.00% 不用；2020 年只有填报的", {"rd_spending": ["100", "105.004", "110.258401"], "rd_growth": ["5.00"] * 3}, MET),
    ("4-1", "同样的金额，填报的增速只有 2020 年", {"rd_spending": ["100", "105.004", "110.258401"], "rd_growth": three("5.00", None, None)}, MET),
    ("4-1", "填报的 2021、2022 年增速是 0，按金额算是 10%", {"rd_spending": [100, 100, 121], "rd_growth": [6, 0, 0]}, MET),
    ("4-1", "填报的 2021、2022 年增速是 9%，按金额算不到", {"rd_spending": [100, 100, 104], "rd_growth": [4, 9, 9]}, UNMET),
    ("4-1", "2021 年只有填报的，2022 年按金额算", {"rd_spending": three(None, 100, 106), "rd_growth": three(None, 6, None)}, MET),
    ("4-1", "2021 年按金额算，填报的不用；2022 年只有填报的", {"rd_spending": three(100, 106, None), "rd_growth": three(None, 1, 6)}, MET),
    ("4-1", "2020、2021 年按金额算，2022 年只有填报的：两步高于，三步不高于", {"rd_spending_2019": 100, "rd_spending": three(90, 106, None), "rd_growth": three(9, 9, 6)}, REVIEW),
    ("4-1", "只有 2019、2020 年的金额：2020 年按金额算，填报的不用", {"rd_spending_2019": 100, "rd_spending": three(90, None, None), "rd_growth": [9, 6, 6]}, REVIEW),
    ("4-1", "金额在中间一年是 0：从 0 无法计算，填报的不能代替", {"rd_spending": three(100, 0, None), "rd_growth": three(None, 6, 6)}, REVIEW),
    ("4-1", "金额在中间一年小于 0：无法计算", {"rd_spending": three(100, -1, None), "rd_growth": three(None, 6, 6)}, REVIEW),
    ("4-1", "2020 年的金额是 0，后面两年按填报的：三步无法计算", {"rd_spending_2019": 100, "rd_spending": three(0, None, None), "rd_growth": three(None, 6, 6)}, REVIEW),
    ("4-1", "2021 年的金额是 0、2022 年不是：0 不能作基期", {"rd_spending": three(None, 0, 5), "rd_growth": three(None, 6, 6)}, REVIEW),
    ("4-1", "2020 年的金额是 0，2019、2021 年的不是：三步还缺 2022 年增速", {"rd_spending_2019": 1, "rd_spending": three(0, 1, None)}, MISSING),
    ("4-1", "只有一年的金额，是 0：没有一年算得出，按填报的", {"rd_spending": three(None, 0, None), "rd_growth": three(None, 6, 6)}, MET),
    ("4-1", "2022 年的金额是 0：降到 0，年均 −100%", {"rd_spending": three(None, 100, 0), "rd_growth": three(None, 6, None)}, UNMET),
    ("4-1", "2020 年增速 −100%：三步无法计算", {"rd_spending": three(100, None, 121), "rd_growth": three(-100, None, None)}, REVIEW),
    *(("4-1", f"{year} 年金额填「{said}」：这一年按填报的", {"rd_spending": three(100, 106, 113) | {year: said}, "rd_growth": [6, 6, 6]}, MET)
      for year in ("2020", "2021", "2022") for said in ("无", "不确定")),
    *(("4-1", f"{year} 年增速填「{said}」：按金额算", {"rd_spending_2019": 94, "rd_spending": [100, 106, 113], "rd_growth": three(6, 6, 6) | {year: said}}, MET)
      for year in ("2020", "2021", "2022") for said in ("无", "不确定")),
    *(("4-1", f"2019 年金额填「{said}」：2020 年按填报的", {"rd_spending_2019": said, "rd_spending": [100, 106, 113], "rd_growth": three(6, None, None)}, MET)
      for said in ("无", "不确定")),
    *(("4-1", f"{year} 年金额填「{said}」，{rate} 年没有填报：还缺", {"rd_spending": three(100, 106, 113) | {year: said}, "rd_growth": three(None, 6, 6) | {rate: None}}, MISSING)
      for year, rate in (("2020", "2021"), ("2022", "2022")) for said in ("无", "不确定")),
    *(("4-1", f"2020 年没有金额，2021 年增速填「{said}」：金额可以不填", {"rd_spending": three(None, 100, 106), "rd_growth": three(None, said, 6)}, REVIEW) for said in ("无", "不确定")),
    ("4-1", "增速 −100%：无法计算", {"rd_growth": three(None, -100, 50)}, REVIEW),
    ("4-1", "2022 年 −100%：降到 0，年均 −100%", {"rd_growth": three(None, 10, -100)}, UNMET),
    ("4-1", "2022 年 −100%，还缺 2021 年", {"rd_growth": three(None, None, -100)}, MISSING),
    ("4-1", "2022 年比 −100% 还低：无法计算", {"rd_growth": three(None, 10, "-100.01")}, REVIEW),
    *ticks("4-2", "chain_work", "融通创新和产学研", review=("consortium", "university_research"), unmet=but(CHAIN, "consortium", "university_research")),
    ("4-3", "国家级 1 个就够，其他不必再看", {"platforms_national": 1}, MET),
    ("4-3", "其他平台 3 个，没有一个是区级", {"platforms_national": 0, "platforms_city": 0, "platforms_other": 3, "platforms_district": 0}, UNMET),
    ("4-3", "其他平台 3 个，没有说明几个是区级", {"platforms_national": 0, "platforms_city": 0, "platforms_other": 3}, MISSING),
    ("4-3", "其他平台填 0，区级不必再问", {"platforms_national": 0, "platforms_city": 0, "platforms_other": 0}, UNMET),
    ("4-3", "其他平台填「无」，区级不必再问", {"platforms_national": 0, "platforms_city": 0, "platforms_other": "无"}, UNMET),
    ("4-3", "都填「无」", {"platforms_national": "无", "platforms_city": "无", "platforms_other": "无"}, UNMET),
    ("4-3", "市级暂不清楚，其余没有", {"platforms_national": 0, "platforms_city": "不确定", "platforms_other": 0}, REVIEW),
    ("4-3", "市级暂不清楚，区级有 1 个", {"platforms_national": 0, "platforms_city": "不确定", "platforms_district": 1}, MET),
    ("4-4", "主持 1 项、参与 1 项", {"standards_national_led": last(1), "standards_group_joined": last(1)}, MET),
    ("4-4", "各年合计：2020 年 1 项、2022 年 1 项", {"standards_national_led": three(1, None, 1)}, MET),
    ("4-4", "只填了 1 项，其余空着：下限不够，还能改变", {"standards_national_led": last(1)}, MISSING),
    ("4-4", "全部填 0", NO_STANDARDS, UNMET),
    ("4-4", "全部填完只有 1 项", NO_STANDARDS | {"standards_international_led": three(0, 1, 0)}, UNMET),
    *(("4-4", f"{name} 两项就够", {name: last(2)}, MET) for name in NO_STANDARDS),
    ("4-4", "一格暂不清楚，其余 0", NO_STANDARDS | {"standards_group_joined": three(0, "不确定", 0)}, REVIEW),
    ("4-5", "4,000 件到 5,290 件，恰好 15%", amounts("sme_patents", 4000, 5290), MET),
    ("4-5", "没有件数，填报 16%", {"patent_growth": 16}, MET),
    ("4-5", "件数优先于填报的增速", amounts("sme_patents", 4000, 5289, patent_growth=16), UNMET),
    ("4-5", "从 2019 年起的一种也算", amounts("sme_patents", 4000, 5290, sme_patents_2019=4000), REVIEW),
    ("4-5", "2022 年件数暂不清楚，2019 年没有填：填报的增速决定", amounts("sme_patents", None, "不确定", patent_growth=2), UNMET),
    ("4-5", "2019 年件数填了，2022 年的不必填：填报的增速决定", {"patent_growth": 20, "sme_patents_2019": 10}, MET),
    *(("4-5", f"2019 年件数填 {base}，2022 年的不必填：填报的 {growth}% 决定", {"patent_growth": growth, "sme_patents_2019": base}, verdict)
      for base in (0, "无", "不确定") for growth, verdict in ((20, MET), (10, UNMET))),
    ("4-5", "2019 年件数暂不清楚，2022 年的填了：两种理解", amounts("sme_patents", 4000, 5290, sme_patents_2019="不确定"), REVIEW),
    ("4-5", "三步恰好 15%：8,000 到 12,167", amounts("sme_patents", 9000, 12167, sme_patents_2019=8000), MET),
    ("4-5", "三步差一件", amounts("sme_patents", 9000, 12166, sme_patents_2019=8000), REVIEW),
    ("4-5", "2020 年一件也没有：0 不能作基期", amounts("sme_patents", 0, 10), REVIEW),
    ("4-5", "2020 年填「无」：0 件不能作基期", amounts("sme_patents", "无", 10), REVIEW),
    ("4-5", "2020 年 0 件，填报了增速：件数已给出，以件数为准", amounts("sme_patents", 0, 10, patent_growth=20), REVIEW),
    ("4-6", "4,800 人有 8 件", {"sme_patents": last(8), "sme_employees": 4800}, MET),
    ("4-6", "4,800 人有 7 件", {"sme_patents": last(7), "sme_employees": 4800}, UNMET),
    ("4-6", "没有件数，填报 15", {"sme_employees": 4800, "patents_per_10k": 15}, MET),
    ("4-6", "件数优先于填报", {"sme_patents": last(7), "sme_employees": 4800, "patents_per_10k": 15}, UNMET),
    ("4-6", "不到一万人也按比例算：10 人 1 件", {"sme_patents": last(1), "sme_employees": 10}, MET),
    ("4-6", "广义的专利拥有量不用于这一条", {"patent_inventory": 9999, "sme_employees": 10}, MISSING),
    ("4-6", "只有 2020、2021 年的件数，2022 年没有", {"sme_patents": three(99, 99, None), "sme_employees": 10}, MISSING),
    ("4-6", "0 人不能作除数", {"sme_patents": last(9), "sme_employees": 0}, REVIEW),
    ("4-6", "0 人不能作除数，填报了每万人数也由评审判断", {"sme_patents": last(9), "sme_employees": 0, "patents_per_10k": 20}, REVIEW),
]

SPENDING = "software_spending"
DIGITAL = [
    *judged("5-1", "infrastructure", "信息基础设施水平较高"),
    *judged("5-2", "equipment_use", "数字化装备和系统应用广泛"),
    *ticks("5-3", "digital_services", "数字化服务", met=("providers", "diagnosis", "integration", "maturity", "evaluation", "other")),
    ("5-4", "200 家有 20 家用平台", {"smes": last(200), "platform_users": 20}, MET),
    ("5-4", "200 家有 19 家用平台", {"smes": last(200), "platform_users": 19}, UNMET),
    ("5-4", "家数优先于填报的普及率", {"smes": last(200), "platform_users": 19, "platform_rate": 30}, UNMET),
    ("5-4", "没有家数，用填报的普及率", {"smes": last(200), "platform_rate": 30}, MET),
    ("5-4", "分母是 2022 年的中小企业数，不是以前的", {"smes": three(100, 100, None), "platform_users": 20}, MISSING),
    ("5-4", "上云比例不是平台普及率", {"cloud_share": 99}, MISSING),
    ("5-4", "0 家中小企业不能作除数", {"smes": last(0), "platform_users": 20}, REVIEW),
    ("5-5", "答「否」", {"software_rising": "no"}, UNMET),
    ("5-5", "答「否」，金额再涨也不满足", {"software_rising": "no", SPENDING: [1, 2, 3]}, UNMET),
    ("5-5", "答「是」，金额逐年上升", {"software_rising": "yes", SPENDING: [300, 360, 400]}, MET),
    ("5-5", "答「是」，金额持平：没有下降", {"software_rising": "yes", SPENDING: [300, 300, 300]}, MET),
    ("5-5", "答「是」，最近一年下降", {"software_rising": "yes", SPENDING: [300, 360, 359]}, REVIEW),
    ("5-5", "答「是」，中间一年下降", {"software_rising": "yes", SPENDING: [300, 299, 400]}, REVIEW),
    ("5-5", "答「是」，中间空着，首尾下降：已有下降", {"software_rising": "yes", SPENDING: three(300, None, 299)}, REVIEW),
    ("5-5", "答「是」，中间空着，首尾上升", {"software_rising": "yes", SPENDING: three(300, None, 400)}, MISSING),
    ("5-5", "答「是」，金额没有填", {"software_rising": "yes"}, MISSING),
    ("5-5", "答「是」，金额填「无」：没有数可以比较", {"software_rising": "yes", SPENDING: "无"}, REVIEW),
    ("5-5", "答「是」，一年暂不清楚：无论其余填什么都由评审判断", {"software_rising": "yes", SPENDING: three(300, "不确定", None)}, REVIEW),
    ("5-5", "暂不清楚", {"software_rising": "不确定", SPENDING: [1, 2, 3]}, REVIEW),
    ("5-5", "只填了金额", {SPENDING: [1, 2, 3]}, MISSING),
    *judged("5-6", "data_connected", "重要生产数据联通"),
    *ticks("5-7", "digital_modes", "新模式新业态", met=("national_pilot", "city_pilot", "promotion", "assessment", "other")),
    *judged("5-8", "internet_security", "工业互联网安全保障体系"),
]

CO2 = "co2_intensity"
GREEN = [
    *judged("6-1", "energy_structure", "能源消费结构合理"),
    ("6-2", "逐年下降", {CO2: ["0.52", "0.51", "0.50"]}, MET),
    ("6-2", "每年只降一丝也是下降", {CO2: ["0.52", "0.5199999999", "0.5199999998"]}, MET),
    ("6-2", "第一步持平", {CO2: ["0.52", "0.52", "0.50"]}, UNMET),
    ("6-2", "第二步持平", {CO2: ["0.52", "0.50", "0.50"]}, UNMET),
    ("6-2", "先升后降，首尾下降：不是持续下降", {CO2: ["0.52", "0.53", "0.40"]}, UNMET),
    ("6-2", "先降后升", {CO2: ["0.52", "0.40", "0.41"]}, UNMET),
    ("6-2", "中间一年空着，首尾上升：已经不满足", {CO2: three("0.52", None, "0.53")}, UNMET),
    ("6-2", "中间一年空着，首尾持平：已经不满足", {CO2: three("0.52", None, "0.52")}, UNMET),
    ("6-2", "中间一年空着，首尾下降：还缺中间一年", {CO2: three("0.52", None, "0.40")}, MISSING),
    ("6-2", "最近一年空着，前两年上升", {CO2: three("0.52", "0.53", None)}, UNMET),
    ("6-2", "一年暂不清楚，首尾下降", {CO2: three("0.52", "不确定", "0.40")}, REVIEW),
    ("6-2", "一年暂不清楚，首尾上升", {CO2: three("0.40", "不确定", "0.52")}, UNMET),
    ("6-2", "都填「无」：没有数可以比较", {CO2: "无"}, REVIEW),
    ("6-2", "没有填", {}, MISSING),
    *judged("6-3", "resource_efficiency", "资源利用效率较高"),
    *judged("6-4", "pollution_control", "污染物排放治理有效"),
    *ticks("6-5", "low_carbon_work", "绿色低碳服务机制", met=("monitoring", "publicity", "other")),
    ("6-5", "「绿色低碳相关工作」是另一行，不算这一条", {"green_work": ["energy_saving"]}, MISSING),
    *benchmark("6-6", "energy_benchmark", "高耗能行业"),
    *benchmark("6-7", "water_benchmark", "高用水行业"),
]

OPENNESS = [
    *ticks("7-1", "exchange_work", "国际合作交流", met=("mechanism", "foreign_park", "introduced", "exhibition", "conference", "other")),
    *ticks("7-2", "exchange_work", "技术、管理、人才或资本交流", met=("introduced", "foreign_park"), review=("mechanism", "exhibition", "conference", "other")),
    ("7-3", "没有境外机构，出口各年没有增长", {"overseas_branches": 0, "export_growth": [0, "-3", "-0.01"]}, UNMET),
    ("7-3", "没有境外机构，出口填「无」", {"overseas_branches": "无", "export_growth": "无"}, UNMET),
    ("7-3", "有 1 个境外机构", {"overseas_branches": 1}, REVIEW),
    ("7-3", "没有境外机构，有一年出口增长 0.01%", {"overseas_branches": 0, "export_growth": [0, "0.01", -5]}, REVIEW),
    ("7-3", "没有境外机构，出口 2020 年增长", {"overseas_branches": 0, "export_growth": [5, -5, -5]}, REVIEW),
    ("7-3", "没有境外机构，出口 2022 年增长", {"overseas_branches": 0, "export_growth": [-5, -5, 5]}, REVIEW),
    ("7-3", "没有境外机构，出口还缺一年、其余没有增长", {"overseas_branches": 0, "export_growth": three(-5, None, -5)}, MISSING),
    ("7-3", "境外机构没有填，出口没有增长", {"export_growth": [0, 0, 0]}, MISSING),
    ("7-3", "境外机构暂不清楚，出口没有增长", {"overseas_branches": "不确定", "export_growth": [0, 0, 0]}, REVIEW),
    ("7-3", "境外机构没有填，出口有增长", {"export_growth": last(5)}, REVIEW),
    ("7-3", "什么都没有填", {}, MISSING),
]

WORK = ("promotion_body", "policy", "rights", "service_review", "safety", "digital_governance", "specialists")
GOVERNANCE = [
    *fact("8-1", "operating_body", "yes", "no", "设立运营管理机构"),
    *ticks("8-2", "service_platforms", "市级及以上公共服务机构", met=("national", "city"), review=("own", "other")),
    ("8-2", "自建平台之外还有市级示范平台", {"service_platforms": ["own", "city"]}, MET),
    *ticks("8-3", "governance_work", "服务专员", met=("specialists",), unmet=but(WORK, "specialists")),
    ("8-4", "七类都有", {"services": SEVEN}, MET),
    ("8-4", "七类都有，另有其他", {"services": [*SEVEN, "other"]}, MET),
    *(("8-4", f"七类少 {box}，由评审判断", {"services": [one for one in SEVEN if one != box]}, REVIEW) for box in SEVEN),
    ("8-4", "只有一类", {"services": ["training"]}, REVIEW),
    ("8-4", "只有「其他」：七类一类都没有", {"services": ["other"]}, UNMET),
    ("8-4", "填「无」", {"services": "无"}, UNMET),
    ("8-4", "暂不清楚", {"services": "不确定"}, REVIEW),
    ("8-4", "没有答", {}, MISSING),
    *ticks("8-5", "governance_work", "合法权益保护", met=("rights",), unmet=but(WORK, "rights")),
    *ticks("8-6", "governance_work", "政策宣贯", review=("policy",), unmet=but(WORK, "policy")),
    ("8-7", "四部分都写了", dict.fromkeys(PLAN, "写明目标和措施。" * 20), REVIEW),
    *(("8-7", f"只写了 {name}", {name: "写明目标和措施。" * 20}, REVIEW) for name in PLAN),
    ("8-7", "四部分都填「无」", dict.fromkeys(PLAN, "无"), UNMET),
    ("8-7", "三部分填「无」，一部分空着", dict.fromkeys(PLAN[1:], "无"), MISSING),
    ("8-7", "三部分填「无」，一部分暂不清楚", dict.fromkeys(PLAN[1:], "无") | {PLAN[0]: "不确定"}, REVIEW),
    ("8-7", "一部分暂不清楚，其余空着：怎样都由评审判断", {PLAN[0]: "不确定"}, REVIEW),
    ("8-7", "没有写", {}, MISSING),
    ("8-7", "一部分写了，其余填「无」", dict.fromkeys(PLAN[1:], "无") | {PLAN[0]: "思路"}, REVIEW),
    ("8-7", "只有看不见的字符，等于没有写", dict.fromkeys(PLAN, "\u200b\u0000"), MISSING),
]

ROWS = PROCEDURE + BASICS + CORE + GROWTH + ENTERPRISES + CHAIN_ROWS + INNOVATION + DIGITAL + GREEN + OPENNESS + GOVERNANCE


@pytest.mark.parametrize("locator", BY_LOCATOR)
def test_what_is_answered_and_what_follows(locator):
    rows = [row[1:] for row in ROWS if row[0] == locator]
    assert [f"{says} → {verdict.word}，算出来是{came.word}" for says, given, verdict in rows if (came := found(locator, given).verdict) != verdict] == []


def test_no_row_stands_twice_and_every_condition_has_rows():
    told = [(locator, says) for locator, says, _, _ in ROWS]
    assert [row for row in told if told.count(row) > 1] == []
    assert {row[0] for row in ROWS} == set(BY_LOCATOR)


# what decides: the amounts, or the figure stated on the form
BASES = [
    ("1-2", {"sme_share": [60, 60, 60]}, "stated"),
    ("1-2", {"sme_output": [6, 6, 6], "output": [10, 10, 10]}, "computed"),
    ("1-2", {"sme_output": last(6), "output": last(10), "sme_share": three(60, 60, None)}, "stated"),
    ("1-4", {"output": [100, 110, 130], "leading_growth": 20}, "stated"),
    ("1-4", {"output": [100, 110, 130], "leading_share": [60, 60, 60], "leading_growth": 20}, "computed"),
    ("4-1", {"rd_growth": three(None, 6, 6)}, "stated"),
    ("4-1", amounts("rd_spending", "2.00", "2.21"), "computed"),
    ("4-1", {"rd_spending": three(None, 100, 106), "rd_growth": three(None, 6, None)}, "stated"),
    ("4-5", {"patent_growth": 16}, "stated"),
    ("4-5", amounts("sme_patents", 4000, 5290, patent_growth=16), "computed"),
    ("4-6", {"patents_per_10k": 16}, "stated"),
    ("4-6", {"sme_patents": last(8), "sme_employees": 4800}, "computed"),
    ("5-4", {"platform_rate": 16}, "stated"),
    ("5-4", {"platform_users": 20, "smes": last(100), "platform_rate": 16}, "computed"),
    ("1-1", {"output": [30, 30, 30]}, "computed"),
]


def test_readings_differ_only_where_one_is_met_and_one_is_not():
    """Else it is the unsure answer that leaves it open."""
    for growth in (12, 5):
        told = by_locator({"leading_growth": growth, "output": ["不确定", None, 40]})["1-4"]
        assert told["verdict"] == "review" and "暂不清楚" in told["because"] and "结果不同" not in told["because"], growth


@pytest.mark.parametrize("locator, given, basis", BASES)
def test_basis(locator, given, basis):
    assert by_locator(given)[locator]["basis"] == basis


@pytest.mark.parametrize("locator, given, said", [
    ("1-1", {"output": [30, 30, 30]}, "据所填数据计算"), ("1-1", {"output": [30, 30, 20]}, "据所填数据计算"), ("基-2", {"area": 120}, "据所填数据计算"), ("基-3b", {"policy_fit": "yes"}, "由评审判断"),
    ("基-1", {}, ""), ("基-2", {"area": "不确定"}, ""), ("1-2", {"sme_share": [60, 60, "不确定"]}, ""), ("3-3", {"sharing_work": "不确定"}, ""), ("基-3b", {"policy_fit": "no"}, ""),
])
def test_what_a_verdict_rests_on_is_said_of_one_that_was_reached(locator, given, said):
    """Not of one that waits for an answer or rests on 暂不清楚, nor that people judged what was denied."""
    assert by_locator(given)[locator]["basis_text"] == said


# the applicant's own figures put into the formula, and the gap in its own terms
SENTENCES = [
    ("1-1", {"output": three("28.5", 30, 30)}, "because", "2020 年集群总产值 28.50 亿元，低于 30 亿元；"),
    ("1-1", {"output": three("28.5", 30, 30)}, "gap", "还差 1.50 亿元"),
    ("1-2", {"sme_share": [48, 52, 55]}, "because", "几种理解的结果不同"),
    ("1-2", {"output": [40, 40, 40], "sme_output": [30, 30, 30]}, "because",
     "按「每年」：2020 年 30.00 亿元 ÷ 40.00 亿元 = 75.00%、2021 年 30.00 亿元 ÷ 40.00 亿元 = 75.00%、2022 年 30.00 亿元 ÷ 40.00 亿元 = 75.00%，均不低于 50%；"),
    ("2", titles(4, 3, 0, 9) | {"champions": last(0), "giants": last(0), "city_champions": 0}, "because", "，合计 7 家，少于 10 家"),
    ("2", titles(9, 9, 9, 9), "because", "，去重后 9 家，少于 10 家"),
    ("2", titles(9, 9, 9, 9), "gap", "专精特新、创新型、高新技术企业去重后还差 1 家"),
    ("2", titles(3, 3, 3) | {"champions": last(0), "giants": last(0), "city_champions": 0}, "gap", "专精特新、创新型、高新技术企业去重后至少还差 1 家（合计里可能有重复）"),
    ("2", titles(9, 9, 9), "because", "可能有重复；还缺专精特新、创新型、高新技术企业去重后的家数"),
    ("8-7", {"plan_approach": "思路", "plan_goals": "不确定", "plan_tasks": "任务" * 99}, "because", "规划已写 2 部分；内容较少：总体思路（2 字）；没有写：保障措施；发展目标答为「暂不清楚」"),
    ("8-7", {"plan_goals": "不确定"}, "because", "发展目标答为「暂不清楚」。"),
    ("8-7", dict.fromkeys(PLAN, "无"), "gap", "写入申报表第八部分"),
    ("8-7", dict.fromkeys(PLAN, "字" * 50), "because", "规划已写 4 部分。"),
    ("8-7", dict.fromkeys(PLAN, "字" * 50) | {"plan_goals": "字" * 49}, "because", "内容较少：发展目标（49 字）。"),
    ("4-1", {"rd_growth": three(None, 12, -1)}, "because", "√((1 + 12.00%) × (1 − 1.00%)) − 1"),
    ("基-1", {"founded_on": "2019-05-01", "assessed_on": "不确定"}, "because", "计算年限的日期还没有确定，请核实或咨询区主管部门。"),
    ("基-1", {"founded_on": "不确定"}, "because", "集群设立日期还没有确定，请核实或咨询区主管部门。"),
    ("1-4", {"output": [100, 140, "120.4"], "leading_share": [60, 60, 60]}, "because", "= 9.73%"),
    ("1-4", {"output": [100, 140, "120.4"], "leading_share": [60, 60, 60]}, "gap", "还差 0.28 个百分点"),
    ("1-4", {"output": [100, 140, "120.4"], "leading_share": [60, 60, 60]}, "gap", "按现有 2022 年主导产业产值占比，"),
    ("1-4", {"output_2019": 100, "output": [90, 105, 115], "leading_share": [60, 60, 60]}, "because", "= 13.04%"),
    ("1-4", {"output_2019": 100, "output": [90, 105, 115], "leading_share": [60, 60, 60]}, "because", "= 4.77%"),
    ("4-1", {"rd_growth": three(None, 5, 5)}, "because", "恰好等于 5%，「高于」不含本数"),
    ("4-1", {"rd_spending": ["100", "105.004", "110.258401"], "rd_growth": three("5.00", None, None)}, "because", "∛((1 + 5.00%) × 110.258401 亿元 ÷ 100.00 亿元) − 1 = 5.003%，高于 5%"),
    ("4-1", {"rd_spending_2019": 100, "rd_spending": three(105, None, None), "rd_growth": three(None, 5, -5)}, "because", "∛(105.00 亿元 ÷ 100.00 亿元 × (1 + 5.00%) × (1 − 5.00%)) − 1"),
    ("4-1", {"rd_spending": three(100, "110.25", None), "rd_growth": three(None, None, -100)}, "because", "√(110.25 亿元 ÷ 100.00 亿元 × (1 − 100.00%)) − 1 = -100.00%"),
    ("4-1", {"rd_spending": three(100, 0, None), "rd_growth": three(None, 6, 6)}, "because", "按「2020—2022 年」：2021 年中小企业研发经费为 0.00 亿元，无法计算年均增速。"),
    ("4-1", {"rd_spending": ["不确定"] * 3, "rd_growth": ["不确定"] * 3}, "because",
     "按「2020—2022 年」：2020 年中小企业研发经费答为「暂不清楚」；2022 年中小企业研发经费答为「暂不清楚」；2021 年中小企业研发经费增速答为「暂不清楚」；2022 年中小企业研发经费增速答为「暂不清楚」；按"),
    ("4-1", {"rd_spending": three(None, 100, 106)}, "because", "还缺 2021 年中小企业研发经费增速。"),
    ("4-1", {"rd_spending": [100, 100, 104], "rd_growth": [4, 9, 9]}, "gap", "还差 2.36 个百分点：按现有基期数和其他年度增速，2022 年中小企业研发经费需再增 7.3101 亿元（达到 111.3101 亿元）"),
    ("4-1", {"rd_spending": three(100, 104, None), "rd_growth": three(None, None, 5)}, "gap", "按现有其他年度增速，2022 年中小企业研发经费增速需再增 1.01 个百分点（达到 6.01%）"),
    ("4-6", {"sme_patents": last(7), "sme_employees": 5000}, "because", "7 件 ÷ 5,000 人 × 10,000 = 14.00"),
    ("4-6", {"sme_patents": last(7), "sme_employees": 5000}, "gap", "需再增 1 件"),
    ("5-4", {"platform_users": 19, "smes": last(200)}, "gap", "需再增 1 家"),
    ("5-4", {}, "because", "还缺工业互联网平台应用普及率。"),
    ("2", titles(5, 4, 3, "无"), "because", "去重后的家数填了「无」，请改为填写数字。"),
    ("2", titles(3, 3, 3, "无"), "because", "合计 9 家，少于 10 家"),
    ("6-6", {"energy_benchmark": "yes"}, "because", "高于"),
    ("6-6", {"energy_benchmark": "yes"}, "because", "达到"),
    ("8-4", {"services": SEVEN[1:]}, "because", "信息服务"),
    ("8-4", {"services": SEVEN[1:]}, "gap", "信息服务"),
    ("8-4", {"services": ["other"]}, "because", "条文所列的 7 项一项都没有勾选"),
    ("8-2", {"service_platforms": ["own"]}, "because", "已勾选：「建立了中小企业公共服务平台」。看不出是不是市级及以上，由评审判断"),
    ("8-7", {"plan_goals": "目标"}, "because", "发展目标（2 字）"),
    ("程-2", {"applicant_kind": "enterprise"}, "because", "请通过其中之一申报"),
    ("3-1", {"chain_layout": "yes"}, "because", "佐证材料"),
    ("基-1", {"founded_on": "2020-05-13"}, "gap", "还差 1 天"),
    ("基-2", {"area": 101}, "because", "一般不超过"),
    ("7-3", {"export_growth": last(5)}, "because", "2022 年主导产品出口贸易额增长率 5.00%"),
    ("7-3", {"overseas_branches": 1, "export_growth": [-5, "-0.5", 3]}, "because", "境外分支机构数量 1 个，不少于 1 个；2020 年主导产品出口贸易额增长率 -5.00%、2021 年主导产品出口贸易额增长率 -0.50%，均低于 0%；2022 年主导产品出口贸易额增长率 3.00%，高于 0%"),
    ("7-3", {"overseas_branches": "无", "export_growth": [-3, 0, "-1.5"]}, "because", "填「无」，按 0 计"),
    ("7-3", {"overseas_branches": 0, "export_growth": [-3, 0, -1]}, "because", "2021 年主导产品出口贸易额增长率 0.00%，恰好等于 0%，没有超过"),
    ("4-4", {"standards_national_joined": last(1)}, "because", "已填的合计 1 项；还缺主持和参与制修订标准合计的 23 栏。"),
    ("8-1", {}, "because", "还缺「设立管委会等运营管理机构」的回答。"),
    ("5-5", {}, "because", "还缺「工业软件应用率稳步提升」的回答、2020 年工业软件采购金额"),
    ("4-1", {"rd_growth": three(None, 5, 5)}, "gap", "需再增 0.01 个百分点（达到 5.01%）"),
    ("4-1", amounts("rd_spending", "2.00", "2.205"), "gap", "需再增 0.0001 亿元（达到 2.2051 亿元）"),  # not printed: as fine as it is told
    ("1-2", {"sme_share": ["49.9999999"] * 3}, "gap", "还差 0.0000001 个百分点"),
    ("1-1", {"output": ["31", "32", "29.996"]}, "because", "29.996 亿元，低于 30 亿元；申报表印成 30.00 亿元，请在佐证材料里写明原数。"),
    ("1-3", {"leading_share": ["50.004"] * 3}, "because", "均高于 50%；申报表印成 50.00%，请在佐证材料里写明原数；按「最近一年」"),
    ("5-4", {"platform_rate": "10.004"}, "because", "10.004%，不低于 10%。"),  # printed as 10.00 it is enough too
    ("1-2", {"output": ["60.01"] * 3, "sme_output": [1, 1, 1]}, "gap", "达到 30.005 亿元"),
    ("1-3", {"leading_share": [50, 50, 50]}, "because", "恰好等于 50%，「高于」不含本数；若是舍入过的数，请按没有舍入的原数填"),
    ("1-2", {"sme_output": [20, 20, 20], "output": three(31, None, 31)}, "because", "；还缺 2021 年集群总产值；"),
    ("1-2", {"output": [31, 31, 31]}, "because", "还缺 2022 年中小企业产值占比。"),
    ("1-4", {"output": three(31, None, None), "leading_share": three(60, None, 60)}, "because", "按「主导产业，2020—2022 年」：还缺 2022 年集群总产值；"),
    ("1-4", {}, "because", "按「主导产业，2020—2022 年」：还缺近三年主导产业产值年均增速；"),
    ("6-2", {CO2: ["0.505", "0.505", "0.3"]}, "gap", "2021 年需再降 0.001 吨二氧化碳/万元（降到 0.504 吨二氧化碳/万元）"),
    ("6-2", {CO2: ["0.011", "0.012", "0.013"]}, "gap", "2021 年需再降 0.002 吨二氧化碳/万元（降到 0.01 吨二氧化碳/万元）；2022 年需再降 0.004 吨二氧化碳/万元（降到 0.009 吨二氧化碳/万元）"),
    ("6-2", {CO2: ["0.02", "0.02", "0.02"]}, "gap", "2022 年需再降 0.002 吨二氧化碳/万元（降到 0.018 吨二氧化碳/万元）"),  # never to nothing
    ("6-2", {CO2: ["0.005", "0.005", "0.004"]}, "gap", "2021 年需再降 0.001 吨二氧化碳/万元（降到 0.004 吨二氧化碳/万元）；2022 年需再降 0.001"),
    ("6-2", {CO2: ["0.0005", "0.0005", "0.0004"]}, "gap", "2021 年需再降 0.0001 吨二氧化碳/万元（降到 0.0004 吨二氧化碳/万元）"),
]
FEW = [
    ("基-1", {"founded_on": "2022-01-01"}, ["还差 600 天"]),
    ("1-1", {"output": ["29", "36", "29.5"]}, ["2020 年集群总产值还差 1.00 亿元；2022 年集群总产值还差 0.50 亿元"]),
    ("1-4", {"output": [100, 110, 115], "leading_share": [60, 60, 60]}, ["2022 年集群总产值需再增 6.01 亿元"]),
    ("2", titles(3, 3, 3) | {"giants": last(0), "champions": last(0)}, ["制造业单项冠军和专精特新“小巨人”企业合计还差 1 家", "专精特新、创新型、高新技术企业去重后至少还差 1 家"]),
    ("4-6", {"sme_employees": 5000, "sme_patents": [1, 2, 3]}, ["2022 年中小企业有效发明专利数需再增 5 件"]),
    ("6-2", {CO2: [3, 3, 2]}, ["2021 年需再降 0.01 吨二氧化碳/万元"]),
    ("8-4", {"services": "无"}, ["还差 7 项"]),
    ("3-3", {"sharing_work": ["staff"]}, []),
    ("3-3", {"sharing_work": "无"}, [""] * 4),
    ("程-1", {"within_district": "no"}, [""]),
]


def test_which_standards_count_is_said_as_the_form_has_them():
    kinds = {field.cell.split()[0] for field in BY_LOCATOR["4-4"].fields}
    assert len(kinds) == 4 and not [word for word in ("中小企业", *kinds) if word not in BY_LOCATOR["4-4"].why]


def test_the_sentence():
    for locator, given, where, words in SENTENCES:
        item = by_locator(given)[locator]
        text = item["because"] if where == "because" else "；".join(way["text"] for way in item["gap"])
        assert words in text, (locator, given)


@pytest.mark.parametrize("locator, given, ways", FEW)
def test_how_far_off_it_is_in_few_words(locator, given, ways):
    """For a list on which each condition has a line; what no figure says has none."""
    assert [way["few"] for way in by_locator(given)[locator]["gap"]] == ways


# a gap is stated only where what it leads to is another verdict, and can be
NO_GAP = [
    ("1-2", "一年不到一半，最近一年空着：补齐这一年也还缺数据", {"sme_share": three(40, 60, None)}),
    ("1-4", "整个集群不到，主导产业还没有填", {"output": [100, 110, 120]}),
    ("1-2", "一年不到，另一年的总产值为 0：补齐也由评审判断", {"sme_share": three(40, None, 60), "sme_output": three(None, 1, None), "output": three(None, 0, None)}),
    ("7-3", "没有境外机构，出口暂不清楚：有了机构也由评审判断", {"overseas_branches": 0, "export_growth": three("不确定", -1, -1)}),
    ("1-4", "两种理解不同，主导产业还没有填：补上整个集群的，还要再填别的", {"output": ["36", "38", "39"], "output_2019": "18"}),
    ("1-2", "两种理解不同，第一年空着：补上第二年的，还要再填第一年", {"sme_share": three(None, 45, 55)}),
    ("6-2", "从 0 不能再降", {CO2: [0, 0, 0]}),
    ("2", "有“小巨人”，已满足：三类不够也不必再说", titles(3, 3, 3) | {"giants": last(1)}),
    ("1-4", "主导产业占比为 0：只增总产值，主导产业还是不够", {"output": [100, 110, 100], "leading_share": three(60, None, 0)}),
]


@pytest.mark.parametrize("locator, says, given", NO_GAP, ids=[f"{row[0]} {row[1]}" for row in NO_GAP])
def test_no_gap_that_turns_nothing(locator, says, given):
    assert by_locator(given)[locator]["gap"] == []


def readings(given, locator="1-4"):
    return {one["id"]: (one["word"], one["played"]) for one in by_locator(given)[locator]["readings"]}


def test_a_reading_that_is_not_worked_out_says_what_would_begin_it():
    said = {locator: [one["because"] for one in by_locator({"rd_growth": three(None, 5, 6)})[locator]["readings"] if not one["played"]] for locator in ("4-1", "1-4")}
    assert said == {"4-1": ["2019 年中小企业研发经费、2020 年中小企业研发经费增速都没有填"], "1-4": ["没有填 2019 年主导产业产值", "没有填 2019 年集群总产值"]}


def test_a_reading_from_2019_is_shown_as_not_worked_out():
    """Absent 2019 plays no part; given, both spans are shown."""
    given = {"output": [90, 105, 115], "leading_share": [60, 60, 60]}
    assert readings(given) == {"leading": ("满足", True), "leading_from_2019": ("未计算", False),
                               "whole": ("满足", True), "whole_from_2019": ("未计算", False)}
    assert readings(given | {"output_2019": 100})["whole_from_2019"] == ("不满足", True)


READINGS = {"1-2": ["every_year", "last_year"], "1-3": ["every_year", "last_year"],
            "1-4": ["leading", "leading_from_2019", "whole", "whole_from_2019"],
            "4-1": ["two_steps", "three_steps"], "4-5": ["two_steps", "three_steps"]}


def test_the_readings_of_the_rulings_and_no_others():
    told = {locator: [one["id"] for one in item["readings"]] for locator, item in by_locator({}).items() if item["readings"]}
    assert told == READINGS


# the overall line: AND over all but preferences; it never says that a cluster qualifies
GOOD = {
    "within_district": "yes", "applicant_kind": "association", "founded_on": "2015-01-01", "area": 5, "prohibited": "no",
    "policy_fit": "yes", "pillar_industry": "yes", "front_rank": "yes", "industry_field": ["automobiles"], "incidents": "no",
    "misconduct": "no", "output": [40, 50, 60], "sme_share": [60, 60, 60], "leading_share": [70, 70, 70], "giants": last(1),
    "chain_layout": "yes", "key_links": "yes", "chain_work": list(CHAIN), "sharing_work": ["staff"], "rd_growth": three(None, 9, 9),
    "platforms_city": 1, "standards_group_led": last(2), "patent_growth": 20, "patents_per_10k": 30, "infrastructure": "yes",
    "equipment_use": "yes", "digital_services": ["providers"], "platform_rate": 20, "software_rising": "yes",
    SPENDING: [1, 2, 3], "data_connected": "yes", "digital_modes": ["promotion"], "internet_security": "yes",
    "energy_structure": "yes", CO2: ["0.5", "0.4", "0.3"], "resource_efficiency": "yes", "pollution_control": "yes",
    "low_carbon_work": ["publicity"], "energy_benchmark": "not_applicable", "water_benchmark": "not_applicable",
    "exchange_work": ["introduced"], "overseas_branches": 1, "operating_body": "yes", "service_platforms": ["city"],
    "services": SEVEN, "governance_work": list(WORK), "plan_goals": "目标" * 60}
OVERALL = [
    ("什么都没有填", {}, "missing", "还缺 51 项数据"),
    ("都好，其余由评审判断", GOOD, "review", "未发现不满足的条件，17 项由评审判断"),
    ("一项不满足", GOOD | {"prohibited": "yes"}, "unmet", "发现 1 项不满足"),
    ("一项不满足、一项没有填", GOOD | {"prohibited": "yes", "area": None}, "unmet", "发现 1 项不满足，另有 1 项待补充"),
    ("一项没有填", GOOD | {"area": None}, "missing", "还缺 1 项数据"),
    ("两项不满足", GOOD | {"prohibited": "yes", "incidents": "yes"}, "unmet", "发现 2 项不满足"),
]


@pytest.mark.parametrize("says, given, verdict, text", OVERALL, ids=[row[0] for row in OVERALL])
def test_overall_line(says, given, verdict, text):
    assert report(given)["overall"] == {"verdict": verdict, "text": text}


def test_who_does_not_know_is_told_how_many_conditions_that_leaves_open():
    """For people to judge they are, yet not settled; the preference is not counted."""
    assert report(GOOD)["unsure"] == "" == report({})["unsure"]
    told = report(GOOD | {"area": "不确定", "operating_body": "不确定", "industry_field": "不确定", "sme_share": [60, "不确定", 49]})
    assert told["overall"]["text"].startswith("发现 1 项不满足") and told["unsure"] == "有 2 条因为答了「暂不清楚」还没有结论，请先查清"


@pytest.mark.parametrize("locator, given", [
    ("5-4", {"smes": last(10), "platform_rate": "无", "platform_users": "不确定"}),
    ("4-6", {"sme_employees": 4800, "patents_per_10k": "无", "sme_patents": last("不确定")}),
    ("4-5", {"patent_growth": "无", "sme_patents": three(10, None, "不确定")}),
    ("5-4", {"smes": last("不确定"), "platform_rate": "无", "platform_users": "不确定"}),
    ("5-5", {"software_rising": "yes", SPENDING: ["不确定", 40, "不确定"]}),
    ("4-1", {"rd_growth": three(None, "不确定", None)}),
    ("4-5", {"patent_growth": 15, "sme_patents": last("不确定"), "sme_patents_2019": "不确定"}),
    ("8-4", {"services": "不确定"})])
def test_what_an_answer_would_decide_waits_for_it(locator, given):
    """Also where a blank would leave it to people, and where only several answers together decide."""
    told = by_locator(given)[locator]
    assert (told["verdict"], told["unsure"]) == ("review", True) and report(given)["unsure"] == "有 1 条因为答了「暂不清楚」还没有结论，请先查清"


@pytest.mark.parametrize("says, given", [
    ("5-4：没有中小企业，用平台的有几家都不能算", {"smes": last(0), "platform_rate": "无", "platform_users": "不确定"}),
    ("4-1：2020 年填了「无」，2022 年是多少都不能按三次算", {"rd_growth": ["无", "5.5", "不确定"]}),
    ("7-3：2021 年没有增长，2022 年是多少都由评审判断", {"overseas_branches": 2, "export_growth": [5, 0, "不确定"]}),
    ("8-7：写了的由评审判断", {"plan_approach": "思路", "plan_goals": "不确定"})])
def test_what_is_for_people_whatever_the_answer_is_holds_nothing_up(says, given):
    assert report(given)["unsure"] == ""


def test_counts_are_of_all_conditions_but_the_preference():
    told = report(GOOD)
    assert told["counts"] == {"met": 32, "unmet": 0, "missing": 0, "review": 17, "not_applicable": 2}
    assert sum(told["counts"].values()) == len(BY_LOCATOR) - 1


@pytest.mark.parametrize("answer", [["automobiles"], "无", "不确定", [], None])
@pytest.mark.parametrize("given", [{}, GOOD, GOOD | {"prohibited": "yes"}], ids=["空白", "都好", "一项不满足"])
def test_the_preference_never_changes_the_overall_line(given, answer):
    with_it, without = report(given | {"industry_field": answer}), report({**given, "industry_field": None})
    assert (with_it["overall"], with_it["counts"]) == (without["overall"], without["counts"])


def test_the_preference_has_words_of_its_own():
    told = [by_locator({"industry_field": answer})["基-6"]["word"] for answer in (["automobiles"], "无")]
    assert told == ["属重点支持", "未列重点支持"]


def test_what_does_not_apply_takes_no_evidence():
    told = by_locator({"energy_benchmark": "not_applicable", "water_benchmark": "yes"})
    assert told["6-6"]["evidence"] == [] != told["6-7"]["evidence"]


@pytest.mark.parametrize("given", [{}, GOOD, full_draft(), {field: "无" for field in NOTICE.fields}], ids=["空白", "都好", "全填", "全填「无」"])
def test_never_says_that_a_cluster_qualifies_or_is_barred(given):
    told = report(given)
    text = str([told["overall"], [(item["word"], item["because"], item["gap"], item["readings"]) for item in told["criteria"]]])
    assert not [word for word in ("无资格", "合格", "符合申报条件", "可以申报", "通过审核", "认定通过") if word in text]
    assert all(("按所填数据，本条不满足" in item["because"]) == (item["verdict"] == "unmet") for item in told["criteria"])
    assert "自测" in told["disclaimer"] and "主管部门" in told["disclaimer"] and NOTICE.number in told["disclaimer"]


def test_the_form_s_own_last_row_never_stands_in_for_patents():
    assert "patent_inventory" not in {field.id for criterion in NOTICE.criteria for field in criterion.fields}


@pytest.mark.parametrize("typed_on", ["2023年6月31日", "明年", "2023.13.1"])
def test_a_day_that_cannot_be_read_is_not_one_that_was_not_given(typed_on):
    told = report({"founded_on": "2020-06-01", "assessed_on": typed_on})
    assert next(one for one in told["criteria"] if one["id"] == "set_up")["verdict"] == "review" and len(told["complaints"]) == 1
