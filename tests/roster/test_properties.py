"""What holds for every list: the order of rows changes nothing, a row more counts one more or is named, nothing raises. Of each some hundred are drawn, the same each time: to think of them, hypothesis took longer than all that is looked at."""

import json
import random
from decimal import Decimal
from fractions import Fraction

from rules import roster, sme_sizes
from rules.sme_sizes import INDUSTRIES, size
from rules.sme_sizes.sizing import Size

from .test_rows import accounted

HEAD = ["企业名称", "统一社会信用代码", "行业代码", "从业人员", "2020年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "高新技术企业", "2022年研发费用", "企业规模", "成立日期"]
CODES = ("91350100M000100Y43", "91310000MA1EXAMPLY", "", "", "无", "12")
NUMBERS = ("0", "5", "1,234.50", "４００００", "—", "", "无", "约5", "3亿", "999", "1000")
CELLS = (("甲", "乙", "丙", "丁", "戊", "合计", "示例企业", ""), CODES, ("C35", "59", "工业", "", "M", "65", "生物医药"), NUMBERS,
         NUMBERS, NUMBERS, ("是", "否", "", "√"), ("是", "", "2021年"), NUMBERS, ("", "大型", "小型"), ("", "2019", "44500"))
LETTERS = ((0, 0x7f), (0, 0x250), (0x2000, 0x2100), (0x3000, 0x3100), (0x4e00, 0x5000), (0xff00, 0xffff), (0xe000, 0x10ffff))  # plain ones, marks, signs, wide ones, all others


def text(chance, most):
    return "".join(chr(chance.randint(*chance.choice(LETTERS))) for _ in range(chance.randint(0, most)))


def several(chance, most, draw):
    return [draw() for _ in range(chance.randint(0, most))]


def enterprise(chance):
    return [*map(chance.choice, CELLS)]


def anything(chance):
    known = (*HEAD, *NUMBERS, "单位：亿元", "合计")
    return several(chance, 12, lambda: several(chance, 12, lambda: text(chance, 12) if chance.random() < 0.5 else chance.choice(known)))


def worked(rows, **more):
    return json.loads(roster.figures(json.dumps({"rows": [HEAD, *rows], **more})))


def without_rows(result):
    """The figures, with row numbers told only by how many they are."""
    def size_of(ranges):
        return sum(last - first + 1 for first, last in ranges)
    return [(one["id"], one["value"], one["status"], one["how"], size_of(one["rows"]), sorted((doubt["text"], doubt["count"]) for doubt in one["doubts"])) for one in result["figures"]]


def test_the_order_of_rows_changes_no_figure_and_one_row_more_counts_one_more_or_is_named():
    chance = random.Random(1)
    for _ in range(150):
        rows, more = several(chance, 9, lambda: enterprise(chance)), enterprise(chance)
        shuffled = chance.sample(rows, len(rows))
        before, after = worked(rows), worked([*rows, more])
        assert without_rows(before) == without_rows(worked(shuffled)), (rows, shuffled)
        new = len(rows) + 2
        assert accounted(after) == list(range(1, new + 1)), (rows, more)
        used = {row for first, last in after["rows"]["used"] for row in range(first, last + 1)}
        counts = [next((Fraction(one["value"] or 0) for one in result["figures"] if one["id"] == "enterprises.2022"), Fraction(0)) for result in (before, after)]
        if new in used:
            assert counts[1] == counts[0] + 1, (rows, more)
        else:
            named = [one for part in (after["rows"]["set_aside"], after["rows"]["left"]) for one in part if [new] in [[row] for first, last in one["rows"] for row in range(first, last + 1)]]
            assert len(named) == 1 and named[0]["text"] and counts[1] <= counts[0], (rows, more)


def test_nothing_raises_and_every_row_is_accounted_for():
    chance = random.Random(2)
    for _ in range(200):
        asked = {"rows": anything(chance), "header": chance.choice((None, several(chance, 3, lambda: chance.randint(-2, 14)))), "excluded": several(chance, 3, lambda: chance.randint(-1, 14)), "enterprises": True}
        assert accounted(json.loads(roster.figures(json.dumps(asked)))) == list(range(1, len(asked["rows"]) + 1)), asked


def test_sums_are_exact():
    chance, head = random.Random(3), ["企业名称", "营业收入（万元）"]
    for count in (*range(1, 31), *(chance.randint(1, 30) for _ in range(70))):
        amounts = [Decimal(chance.randint(0, 10**chance.randint(0, 13))).scaleb(-4) for _ in range(count)]
        result = json.loads(roster.figures(json.dumps({"rows": [head, *([f"企业{n}号", f"{amount:f}"] for n, amount in enumerate(amounts))]})))
        found = next(one for one in result["figures"] if one["id"] == "output.2022")
        assert Fraction(found["value"]) == sum(map(Fraction, amounts)) / 10_000 and found["exact"], amounts


EDGES = sorted({Fraction(bound.least) for one in INDUSTRIES for tier in (one.large, one.medium, one.small) for bound in tier})


def amount(chance):
    return chance.choice(EDGES) if chance.random() < 0.5 else Fraction(chance.randint(0, 250_000_0000), 10_000)  # to a yuan


def test_more_of_anything_never_makes_smaller():
    chance, order = random.Random(4), list(Size)
    for _ in range(5000):
        industry, more = chance.choice(INDUSTRIES), amount(chance)
        figures = {one: chance.choice((None, amount(chance))) for one in industry.indicators}
        one = chance.choice(industry.indicators)
        if figures[one] is None:
            filled = size(industry, figures | {one: more})
            assert set(filled.possible) <= set(size(industry, figures).possible), (industry.name, figures, one, more)  # a filled answer never brings back what was out
            continue
        before, after = size(industry, figures), size(industry, figures | {one: figures[one] + more})
        assert order.index(after.possible[0]) <= order.index(before.possible[0]) and order.index(after.possible[-1]) <= order.index(before.possible[-1]), (industry.name, figures, one, more)


def test_any_industry_is_told_or_asked():
    chance = random.Random(5)
    for _ in range(1000):
        said = text(chance, 15)
        found = sme_sizes.found(said)
        assert bool(found.industry) != bool(found.ask), said
