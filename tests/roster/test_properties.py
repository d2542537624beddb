"""What holds for every list: the order of rows changes nothing, a row more counts one more or is named, nothing raises."""

import json
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from rules import roster, sme_sizes
from rules.sme_sizes import INDUSTRIES, size
from rules.sme_sizes.sizing import Size

from .test_rows import accounted

HEAD = ["企业名称", "统一社会信用代码", "行业代码", "从业人员", "2020年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "高新技术企业", "2022年研发费用", "企业规模", "成立日期"]
CODES = ("91350100M000100Y43", "91310000MA1EXAMPLY", "", "", "无", "12")
NUMBERS = ("0", "5", "1,234.50", "４００００", "—", "", "无", "约5", "3亿", "999", "1000")
CELLS = (st.sampled_from(("甲", "乙", "丙", "丁", "戊", "合计", "示例企业", "")), st.sampled_from(CODES), st.sampled_from(("C35", "59", "工业", "", "M", "65", "生物医药")), st.sampled_from(NUMBERS),
         st.sampled_from(NUMBERS), st.sampled_from(NUMBERS), st.sampled_from(("是", "否", "", "√")), st.sampled_from(("是", "", "2021年")), st.sampled_from(NUMBERS),
         st.sampled_from(("", "大型", "小型")), st.sampled_from(("", "2019", "44500")))
ROW = st.tuples(*CELLS).map(list)
ANY = st.lists(st.lists(st.one_of(st.text(max_size=12), st.sampled_from((*HEAD, *NUMBERS, "单位：亿元", "合计"))), max_size=12), max_size=12)


def worked(rows, **more):
    return json.loads(roster.figures(json.dumps({"rows": [HEAD, *rows], **more})))


def without_rows(result):
    """The figures, with row numbers told only by how many they are."""
    def size_of(ranges):
        return sum(last - first + 1 for first, last in ranges)
    return [(one["id"], one["value"], one["status"], one["how"], size_of(one["rows"]), sorted((doubt["text"], doubt["count"]) for doubt in one["doubts"])) for one in result["figures"]]


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, max_size=9), ROW, st.randoms())
def test_the_order_of_rows_changes_no_figure_and_one_row_more_counts_one_more_or_is_named(rows, more, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    before, after = worked(rows), worked([*rows, more])
    assert without_rows(before) == without_rows(worked(shuffled))
    new = len(rows) + 2
    assert accounted(after) == list(range(1, new + 1))
    used = {row for first, last in after["rows"]["used"] for row in range(first, last + 1)}
    counts = [next((Fraction(one["value"] or 0) for one in result["figures"] if one["id"] == "enterprises.2022"), Fraction(0)) for result in (before, after)]
    if new in used:
        assert counts[1] == counts[0] + 1
    else:
        named = [one for part in (after["rows"]["set_aside"], after["rows"]["left"]) for one in part if [new] in [[row] for first, last in one["rows"] for row in range(first, last + 1)]]
        assert len(named) == 1 and named[0]["text"] and counts[1] <= counts[0]


@settings(max_examples=150, deadline=None)
@given(ANY, st.one_of(st.none(), st.lists(st.integers(-2, 14), max_size=3)), st.lists(st.integers(-1, 14), max_size=3))
def test_nothing_raises_and_every_row_is_accounted_for(rows, header, excluded):
    result = json.loads(roster.figures(json.dumps({"rows": rows, "header": header, "excluded": excluded, "enterprises": True})))
    assert accounted(result) == list(range(1, len(rows) + 1))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=4), min_size=1, max_size=30))
def test_sums_are_exact(amounts):
    head = ["企业名称", "营业收入（万元）"]
    result = json.loads(roster.figures(json.dumps({"rows": [head, *([f"企业{n}号", str(amount)] for n, amount in enumerate(amounts))]})))
    found = next(one for one in result["figures"] if one["id"] == "output.2022")
    assert Fraction(found["value"]) == sum(map(Fraction, amounts)) / 10_000 and found["exact"]


EDGES = sorted({Fraction(bound.least) for one in INDUSTRIES for tier in (one.large, one.medium, one.small) for bound in tier})
AMOUNT = st.one_of(st.sampled_from(EDGES), st.integers(0, 250_000_0000).map(lambda yuan: Fraction(yuan, 10_000)))  # to a yuan


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(INDUSTRIES), st.lists(st.one_of(st.none(), AMOUNT), min_size=2, max_size=2), AMOUNT, st.integers(0, 1))
def test_more_of_anything_never_makes_smaller(industry, values, more, which):
    figures = dict(zip(industry.indicators, values))
    one = industry.indicators[which % len(industry.indicators)]
    if figures[one] is None:
        filled = size(industry, figures | {one: more})
        assert set(filled.possible) <= set(size(industry, figures).possible)  # a filled answer never brings back what was out
        return
    order = list(Size)
    before, after = size(industry, figures), size(industry, figures | {one: figures[one] + more})
    assert order.index(after.possible[0]) <= order.index(before.possible[0]) and order.index(after.possible[-1]) <= order.index(before.possible[-1])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=15))
def test_any_industry_is_told_or_asked(text):
    found = sme_sizes.found(text)
    assert bool(found.industry) != bool(found.ask)
