"""300号: every boundary of the 16 industries against the table of numbers, the known vectors and traps, and how an industry is told."""

import json
from fractions import Fraction
from itertools import product

import pytest

from rules import sme_sizes
from rules.sme_sizes import INDUSTRIES, Indicator, explain, found, size
from rules.sme_sizes.sizing import LARGE, MICRO, Size

from .made import TABLE

THRESHOLDS = json.loads(TABLE.read_text(encoding="utf-8"))["industries"]
WORDS = {"large": "大型", "medium": "中型", "small": "小型"}
HAIR = Fraction(1, 100)


def plain(name):
    return name.replace("、", "")


BY_NAME = {plain(one.name): one for one in INDUSTRIES}


def literal(bounds, figures):
    """The text itself: the first tier all of whose lower bounds are reached."""
    return next((WORDS[tier] for tier in WORDS if all(figures[name] >= least for name, least in bounds[tier].items())), "微型")


def sized(name, **figures):
    return size(BY_NAME[name], {Indicator(key): None if value is None else Fraction(str(value)) for key, value in figures.items()})


def test_the_declaration_is_the_table():
    assert {plain(one.name) for one in INDUSTRIES} == set(THRESHOLDS) and len(INDUSTRIES) == 16
    for name, bounds in THRESHOLDS.items():
        for tier in WORDS:
            assert {bound.indicator.value: bound.least for bound in getattr(BY_NAME[name], tier)} == bounds[tier], (name, tier)


@pytest.mark.parametrize("name", THRESHOLDS)
def test_every_boundary(name):
    """On the line, a hair under, one over, of each indicator against each of the others."""
    bounds = THRESHOLDS[name]
    marks = {key: sorted({edge + by for tier in WORDS for edge in [bounds[tier][key]] for by in (-HAIR, 0, 1)} | {0}) for key in bounds["large"]}
    for values in product(*marks.values()):
        figures = dict(zip(marks, values))
        assert sized(name, **figures).word == literal(bounds, figures), figures


@pytest.mark.parametrize("name", THRESHOLDS)
def test_a_missing_figure_leaves_exactly_what_it_could_decide(name):
    """Against trying every value in its place."""
    bounds = THRESHOLDS[name]
    marks = {key: sorted({bounds[tier][key] for tier in WORDS} | {0}) for key in bounds["large"]}
    for values in product(*([None, *mark] for mark in marks.values())):
        figures = dict(zip(marks, values))
        tried = {literal(bounds, dict(zip(marks, full))) for full in product(*(marks[key] if value is None else [value] for key, value in figures.items()))}
        got = sized(name, **figures)
        assert {one.word for one in got.possible} == tried, figures
        assert got.sme == (None if len(tried) > 1 and "大型" in tried else "大型" not in tried)
        assert {one.value for one in got.missing} == ({key for key, value in figures.items() if value is None} if len(tried) > 1 else set())


VECTORS = (  # facts/policy.md §2.4
    ("工业", 1000, 40000, "大型"), ("工业", 999, 40000, "中型"), ("工业", 1000, "39999.99", "中型"), ("工业", 1500, 30000, "中型"), ("工业", 300, 2000, "中型"),
    ("工业", 299, 2000, "小型"), ("工业", 300, "1999.99", "小型"), ("工业", 20, 300, "小型"), ("工业", 19, 300, "微型"), ("工业", 20, "299.99", "微型"),
    ("工业", 15, 50000, "微型"), ("工业", 2000, 250, "微型"), ("软件和信息技术服务业", 300, 10000, "大型"), ("软件和信息技术服务业", 299, 500000, "中型"),
    ("其他未列明行业", 300, None, "大型"), ("其他未列明行业", 300, 0, "大型"),
    # the two faults of public implementations: 仓储 of 100–199 people, 信息传输 of 10,000–99,999 万元; and 农林牧渔 at 20,000, not 2,000
    ("仓储业", 100, 1000, "中型"), ("仓储业", 199, 29999, "中型"), ("信息传输业", 500, 10000, "中型"), ("信息传输业", 1999, 99999, "中型"),
    ("农林牧渔业", None, 2000, "中型"), ("农林牧渔业", None, 20000, "大型"),
)


@pytest.mark.parametrize(("name", "people", "revenue", "word"), VECTORS)
def test_vectors(name, people, revenue, word):
    assert sized(name, employees=people, revenue=revenue).word == word


@pytest.mark.parametrize(("people", "revenue", "two_sided"), [(999, 40000, "微型"), (1500, 30000, "微型")])
def test_upper_bounds_are_not_read(people, revenue, two_sided):
    """The statistics office's own example, coded with both sides, would say 微型."""
    assert sized("工业", employees=people, revenue=revenue).word == "中型" != two_sided


def test_decided_by_one_indicator():
    assert sized("工业", employees=15, revenue=None).word == "微型"
    assert sized("工业", employees=None, revenue="299.99").word == "微型"
    half = sized("工业", employees=999, revenue=None)
    assert (half.word, half.sme, [one.word for one in half.missing]) == ("中小企业", True, ["营业收入"])
    assert sized("工业", employees=1000, revenue=None).sme is None
    assert sized("租赁和商务服务业", employees=300, assets=None).possible == (LARGE, Size.MEDIUM, Size.SMALL, MICRO)


def test_quotes_hold_their_numbers():
    """Only what was found verbatim is a quote; every number of the declaration stands in it."""
    quoted = {one.name: one for one in INDUSTRIES if one.quote}
    assert set(quoted) == {"工业", "其他未列明行业"}
    for one in quoted.values():
        for tier in WORDS:
            for bound in getattr(one, tier):
                unit = "人" if bound.indicator is Indicator.EMPLOYEES else "万元"
                assert f"{bound.indicator.word}{bound.least}{unit}" in one.quote


@pytest.mark.parametrize(("said", "name"), [
    ("C", "工业"), ("c35", "工业"), ("Ｃ３５", "工业"), ("3569", "工业"), ("C3569 其他专用设备制造", "工业"), ("专用设备制造业（C35）", "工业"), ("制造业", "工业"), ("制造业-汽车制造业", "工业"),
    ("B", "工业"), ("D", "工业"), ("6", "工业"), ("46", "工业"), ("43", "工业"), ("E", "建筑业"), ("51", "批发业"), ("F52", "零售业"), ("54", "交通运输业"), ("58", "交通运输业"),
    ("591", "交通运输业"), ("5910", "交通运输业"), ("G59-591", "交通运输业"), ("592", "仓储业"), ("5990", "仓储业"), ("60", "邮政业"), ("H61", "住宿业"), ("餐饮业", "餐饮业"), ("63", "信息传输业"),
    ("互联网和相关服务", "信息传输业"), ("I65", "软件和信息技术服务业"), ("6520", "软件和信息技术服务业"), ("软件与信息技术服务业", "软件和信息技术服务业"),
    ("信息传输、软件和信息技术服务业-软件和信息技术服务业", "软件和信息技术服务业"), ("7010", "房地产开发经营"), ("K702", "物业管理"), ("703", "其他未列明行业"), ("709", "其他未列明行业"),
    ("L", "租赁和商务服务业"), ("72", "租赁和商务服务业"), ("M", "其他未列明行业"), ("745", "其他未列明行业"), ("科学研究和技术服务业", "其他未列明行业"), ("N", "其他未列明行业"),
    ("O", "其他未列明行业"), ("85", "其他未列明行业"), ("社会工作", "其他未列明行业"), ("R", "其他未列明行业"), ("A", "农、林、牧、渔业"), ("农林牧渔业", "农、林、牧、渔业"), ("05", "农、林、牧、渔业"), (" 工业 ", "工业"),
])
def test_industries(said, name):
    assert found(said).industry.name == name


@pytest.mark.parametrize(("said", "asks"), [
    ("59", "592—599"), ("G59", "592—599"), ("装卸搬运和仓储业", "592—599"), ("F", "批发业、零售业"), ("批发和零售业", "批发业、零售业"), ("H", "住宿业、餐饮业"), ("I", "信息传输业、软件和信息技术服务业"),
    ("K", "房地产开发经营、物业管理"), ("70", "房地产开发经营、物业管理"), ("G", "没有列出"), ("53", "没有列出"), ("66", "没有列出"), ("J", "没有列出"), ("金融业", "没有列出"), ("P", "没有列出"),
    ("C99", "看不出"), ("C00", "看不出"), ("C350099", "看不出"), ("84", "没有列出"), ("Q", "其他未列明行业，还有划型规定没有列出的"), ("S", "没有列出"), ("704", "没有列出"), ("C65", "不是同一个行业"), ("C35 软件和信息技术服务业", "不是同一个行业"),
    ("生物医药", "看不出"), ("非制造业", "看不出"), ("智能制造", "看不出"), ("智能制造业", "看不出"), ("服务型制造", "看不出"), ("99", "看不出"), ("12345", "看不出"), ("5G", "看不出"), ("其他", "看不出"), ("", "没有填行业"), ("３．５", "看不出"),
])
def test_what_is_not_plain_is_asked(said, asks):
    assert found(said).industry is None and asks in found(said).ask


def test_the_door():
    answer = json.loads(sme_sizes.sized('{"industry": "C35", "employees": "９９９人", "revenue": "4亿", "assets": ""}'))
    assert (answer["size"], answer["word"], answer["sme"], answer["missing"]) == ("medium", "中型", True, [])
    assert "从业人员 999 人" in answer["explain"] and "40,000" in answer["explain"] and answer["explain"].endswith("按所填数据为中型企业。")
    asked = json.loads(sme_sizes.sized('{"industry": "59", "employees": 0.5}'))
    assert asked["industry"] is None and asked["size"] is None and asked["missing"][0]["field"] == "industry" and "不是整数" in asked["complaints"][0]["text"]
    assert json.loads(sme_sizes.sized('{"industry": "M", "employees": "无"}'))["word"] == "无法判断"
    assert len(json.loads(sme_sizes.industries())) == 16


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"industry": {}, "employees": [], "revenue": true}', "[" * 100_000])
def test_the_door_never_raises(text):
    assert json.loads(sme_sizes.sized(text))


def test_explaining_says_what_is_short():
    told = explain(BY_NAME["工业"], {Indicator.EMPLOYEES: Fraction(1500), Indicator.REVENUE: Fraction(30000)})
    assert "营业收入不到" in told and told.endswith("按所填数据为中型企业。")
    assert "不会是大型" in explain(BY_NAME["工业"], {Indicator.EMPLOYEES: Fraction(999)})
