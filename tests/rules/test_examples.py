"""Every worked example of every notice, and every real case, comes out as it says."""

import pytest

import rules
from rules.notice import Example
from rules.verdict import MET, UNMET, Verdict
from tests.conftest import readable

from . import NOTICE, by_locator, report

NOTICES = list(rules.NOTICES.values())
EXAMPLES = [(notice, group, example) for notice in NOTICES for group in notice.groups for example in group.examples]
CASES = [(notice, case) for notice in NOTICES for case in notice.cases]


def as_worked_out(group, example, told):
    """What differs, for the officer: 1-4 写的是满足，算出来是不满足."""
    locators = {criterion.id: criterion.locator for criterion in group.criteria}
    return "；".join(f"{locators.get(name, name)} 写的是{verdict.word}，算出来是{Verdict(told[name]).word}" for name, verdict in example.expect.items() if told[name] != verdict)


def understood(given, notice):
    """The report of what is given, which holds nothing to complain of or to be warned of."""
    told = report(given, notice.id)
    assert told["complaints"] == told["warnings"] == []
    return told


@pytest.mark.parametrize("notice, group, example", EXAMPLES, ids=[f"{notice.id} {group.locator} {example.says}" for notice, group, example in EXAMPLES])
def test_example(notice, group, example):
    told = {item["id"]: item["verdict"] for item in understood(example.given, notice)["criteria"]}
    wrong = as_worked_out(group, example, told)
    assert not wrong, f"例子「{example.says}」：{wrong}"
    assert {criterion.id for criterion in group.criteria} >= set(example.expect), "an example speaks of its own group"


def test_an_example_that_comes_out_otherwise_says_so_in_chinese():
    group = next(group for group in NOTICE.groups if group.id == "core_strength")
    example = Example(says="", given={}, expect={"sme_majority": MET, "leading_majority": UNMET})
    assert as_worked_out(group, example, {"sme_majority": "met", "leading_majority": "met"}) == "1-3 写的是不满足，算出来是满足"


def test_the_name_of_a_failed_test_can_be_read():
    assert readable(r"test_example[1-4 \u6761\u202e\ud800]") == r"test_example[1-4 条\u202e\ud800]"  # but for what is no sign


@pytest.mark.parametrize("notice, case", CASES, ids=[f"{notice.id} {case.title}" for notice, case in CASES])
def test_case(notice, case):
    told = {item["id"]: item["verdict"] for item in understood(case.given, notice)["criteria"]}
    assert {name: told[name] for name in case.expect} == case.expect


def test_every_group_has_examples():
    assert [group.id for group in NOTICE.groups if not group.examples] == []


def test_whose_conduct_counts_no_example_says():
    """The sentence of 基-7 and 基-8 has no subject; the page leaves it open."""
    assert [example.says for _, _, example in EXAMPLES if {"no_incidents", "no_misconduct"} & set(example.expect) and "企业" in example.says] == []


# facts/policy.md §4.3: what the press published, and what may not be made of it
T1 = "baoshan_equipment"
PUBLISHED = [
    ("T1 占地 3.09 平方公里", T1, "基-2", "met"),
    ("T1 小巨人 3 家：有 1 家就够", T1, "2", "met"),
    ("T1 只公布了一年的产值：不得判通过", T1, "1-1", "missing"),
    ("T1 中小企业占比没有公布", T1, "1-2", "missing"),
    ("T1 主导产业占比 2022 年 81.44%，前两年没有公布", T1, "1-3", "missing"),
    ("T1 每万人专利没有公布", T1, "4-6", "missing"),
    ("T1 平台应用率没有公布", T1, "5-4", "missing"),
    ("T2 单项冠军 1 家、小巨人 8 家", "qingpu_beidou", "2", "met"),
    ("T2 总产值没有公布", "qingpu_beidou", "1-1", "missing"),
    ("T3 研发「年均增长 5%」对「高于 5%」：恰好 5% 不满足", "minhang_automobiles", "4-1", "unmet"),
    ("T3 「超 50%」不是确数", "minhang_automobiles", "1-2", "missing"),
    ("T3 「累计授权」不等于「有效」", "minhang_automobiles", "4-6", "missing"),
    ("T4 国家级平台 12 个、省级 17 个", "jiading_sensors", "4-3", "met"),
    ("T4 「占比接近 99%」没有说明分母，不得代入产值占比", "jiading_sensors", "1-2", "missing"),
]


@pytest.mark.parametrize("says, case, locator, verdict", PUBLISHED, ids=[row[0] for row in PUBLISHED])
def test_real_cases(says, case, locator, verdict):
    given = next(one.given for one in NOTICE.cases if one.id == case)
    assert by_locator(given)[locator]["verdict"] == verdict


def test_t1_the_leading_share_is_81_44():
    given = next(one.given for one in NOTICE.cases if one.id == T1)
    assert "203.60 亿元 ÷ 250.00 亿元 = 81.44%" in by_locator(given)["1-3"]["because"]


def test_t2_4800_people_need_8_patents():
    """4800 × 15 ÷ 10000 = 7.2, so 7 are too few and 8 are enough."""
    given = next(one.given for one in NOTICE.cases if one.id == "qingpu_beidou")
    seven, eight = ({**given, "sme_patents": {"2022": number}} for number in ("7", "8"))
    assert by_locator(seven)["4-6"]["verdict"] == "unmet"
    assert by_locator(seven)["4-6"]["gap"][0]["changes"][0]["to"] == "8"
    assert by_locator(eight)["4-6"]["verdict"] == "met"
