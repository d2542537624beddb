"""佐证材料目录: a line for what is claimed, none for what is not."""

import json

import pytest

from rules.facts import Kind
from wizard import papers

from . import ANSWERS, FULL, NOTICE, bare, document, draft, made, text_of


def lines(answers, **more):
    return {line["id"]: line for line in json.loads(papers.evidence_lines(draft(answers, **more)))}


ALL = lines(ANSWERS)

LINES = [  # answers, the line, what it says of them, source
    ({"chain_work": ["chain_map"]}, "chain_work.chain_map", "绘制产业链图谱", "申报表本栏"),
    ({"output": ["30", "31", "32"]}, "output", "2020年 30.00、2021年 31.00、2022年 32.00 亿元", "填报说明第 8 条"),
    ({"sme_share": ["60", "", ""]}, "output", "中小企业产值占比：2020年 60.00%", "填报说明第 8 条"),
    ({"enterprises": {"2022": "9"}}, "enterprises", "2022年 9 家", "填报说明第 10 条"),
    ({"hightech": {"2022": "9"}}, "hightech", "9 家", "填报说明第 14 条"),
    ({"standards_national_led": {"2021": "2"}}, "standards_international_led", "国家标准主持数量：2021年 2 项", "填报说明第 17 条"),
    ({"patents_per_10k": "15"}, "patents_per_10k", "15.00 个/万人", "填报说明第 21 条"),
    ({"sme_patents": {"2022": "70"}, "sme_employees": "5000"}, "patents_per_10k", "2022年 70 件", "填报说明第 21 条"),
    ({"patent_inventory": "15"}, "patent_inventory", "15 个", "申报表本栏"),
    ({"energy_benchmark": "yes"}, "energy_benchmark", "是", "通知没有写，建议准备"),
    ({"founded_on": "2018-05-01"}, "founded_on", "2018年5月1日", "通知 基-1"),
    ({"digital_services": ["other"], "digital_services_other": "送服务上门"}, "digital_services.other", "其他（送服务上门）", "通知没有写，建议准备"),
    ({"rd_growth": {"2021": "6", "2022": "不确定"}}, "condition.rd_growth", "研发经费年均增长", "通知 4-1"),
    ({"governance_work": ["policy"]}, "condition.policy_reach", "促进中小企业发展政策宣贯实现集群全覆盖", "通知 8-6"),
]


@pytest.mark.parametrize("answers, id, says, source", LINES)
def test_a_claim_has_a_line(answers, id, says, source):
    line = lines(answers)[id]
    assert says in line["says"] and line["source"] == source and line["proof"] and line["state"] == "待补"


@pytest.mark.parametrize("answers", [
    {}, {"chain_work": "无"}, {"giants": ["0", "无", "不确定"]}, {"energy_benchmark": "not_applicable"}, {"energy_benchmark": "no"},
    {"output": "很多"}, {"chain_text": "做了很多"}, {"industry_field": ["automobiles"]}, {field.id: "不确定" for field in NOTICE.form.fields}, {"area": "无", "plan_goals": "无", "plan_tasks": "不确定"},
])
def test_what_is_not_claimed_needs_no_proof(answers):
    assert lines(answers) == {}


def test_every_ticked_box_and_every_figure_that_wants_proof_is_named():
    told = bare("".join(line["says"] for line in ALL.values()))
    for field in NOTICE.form.fields:
        if field.evidence and field.id in ANSWERS:
            names = [field.option(id).label for id in ANSWERS[field.id]] if field.kind == Kind.TICKS else [field.name]
            for name in names:
                assert bare(name) in told or field.kind == Kind.CHOICE and ANSWERS[field.id] != "yes"


def test_the_draft_says_what_is_there():
    stated = lines({"output": ["30", "", ""], "enterprises": ["9", "", ""]}, evidence={"output": "有", "enterprises": "也许", "unknown": "有"})
    assert [line["state"] for line in stated.values()] == ["有", "待补"]
    assert lines({"output": ["30", "", ""]}, evidence="有")["output"]["state"] == "待补"


BOX, QUESTION = "low_carbon_work.monitoring", "carbon_monitoring"


@pytest.mark.parametrize("answers, ids", [
    ({QUESTION: "yes", "low_carbon_work": ["monitoring"]}, [BOX]), ({QUESTION: "yes"}, [QUESTION]), ({"low_carbon_work": ["monitoring"]}, [BOX]),
    ({QUESTION: "no", "low_carbon_work": ["monitoring"]}, [BOX]), ({QUESTION: "yes", "low_carbon_work": ["publicity"]}, [QUESTION, "low_carbon_work.publicity"]),
    ({"enterprises": {"2022": "9"}, "smes": {"2022": "7"}}, ["enterprises"])])
def test_one_proof_has_one_number(answers, ids):
    """The form asks for the monitoring of carbon twice, and 填报说明第 10 条 for one list with the small and medium enterprises marked in it."""
    assert list(lines(answers)) == ids


def test_the_line_of_one_proof_names_all_that_it_proves_and_keeps_the_mark_of_either():
    answers = {QUESTION: "yes", "low_carbon_work": ["monitoring"]}
    assert lines(answers)[BOX]["says"] == "建立了集群碳排放监测机制：是；绿色低碳工作：建立了集群碳排放监测机制"
    assert [lines(answers, evidence=marks)[BOX]["state"] for marks in ({QUESTION: "有"}, {BOX: "有"}, {QUESTION: "有", BOX: "待补"})] == ["有", "有", "待补"]
    assert lines({"enterprises": {"2022": "9"}, "smes": {"2022": "7"}}, evidence={"smes": "有"})["enterprises"]["state"] == "有"


def test_the_document_has_every_line_numbered():
    data = made("evidence", FULL)
    rows = [[cell.text for cell in row.cells] for row in document(data).tables[0].rows]
    numbered = [row for row in rows if row[0].isdigit()]
    assert [row[0] for row in numbered] == [str(n) for n in range(1, len(ALL) + 1)]
    assert [tuple(row[1:]) for row in numbered] == [tuple(line[key] for key in ("says", "proof", "source", "state")) for line in ALL.values()]
    assert f"共列 {len(ALL)} 项：有 0 项，待补 {len(ALL)} 项" in text_of(data)


def test_the_rules_do_not_mind_the_evidence_kept_in_a_draft():
    import rules
    assert rules.assess(draft(ANSWERS, evidence={"output": "有"})) == rules.assess(FULL)
