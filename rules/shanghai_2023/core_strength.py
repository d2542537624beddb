"""1、具有较强核心竞争力: output, two shares of it, and its growth."""

from rules.joined import Quantity, given, the
from rules.notice import Criterion, Example, Group
from rules.ratios import Growth, PercentOf, Ratio
from rules.readings import Reading, readings
from rules.verdict import MET, REVIEW, UNMET
from rules.ways import FirstOf

from .form import YEARS, leading_growth, leading_share, output, sme_share
from .supplement import leading_output, leading_output_2019, output_2019, sme_output

FIRST, _, LAST = YEARS
EACH_OR_LAST = "通知没有写明看哪一年；申报表要求逐年填报，所以按每年和按最近一年都算。"


def share(amount, stated, year) -> FirstOf:
    """From the amounts where they are given, else as stated on the form."""
    worked = Ratio(part=given(amount, year), whole=given(output, year), unit="%")
    return FirstOf(ways=(worked, given(stated, year, stated=True)), unit="%")


def every_or_last(amount, stated) -> tuple[Quantity, Quantity]:
    shares = tuple(share(amount, stated, year) for year in YEARS)
    return Quantity(figures=shares), the(shares[-1])


def leading(year) -> FirstOf:
    """The leading industry's output: its own amount, else total × share."""
    worked = PercentOf(percent=given(leading_share, year), whole=given(output, year), unit=output.unit)
    return FirstOf(ways=(given(leading_output, year), worked), unit=output.unit, name=leading_output.called(year))


sme_each, sme_last = every_or_last(sme_output, sme_share)
leading_each, leading_last = every_or_last(leading_output, leading_share)
two_steps = Growth(first=leading(FIRST), last=leading(LAST), steps=2)
three_steps = Growth(first=given(leading_output_2019), last=leading(LAST), steps=3)
stated = given(leading_growth, stated=True)
whole_two_steps = Growth(first=given(output, FIRST), last=given(output, LAST), steps=2)
whole_three_steps = Growth(first=given(output_2019), last=given(output, LAST), steps=3)

GROUP = Group(
    id="core_strength",
    locator="1",
    title="具有较强核心竞争力",
    clause="""集群近三年产值均在 30 亿元以上。中小企业产值占集群总产值 50%以上，主导产业占集群总产值比例高于 50%，产值年均增速高于 10%。""",
    criteria=(
        Criterion(
            id="output_floor",
            locator="1-1",
            title="近三年产值",
            quote="集群近三年产值均在 30 亿元以上",
            requires=Quantity(figures=tuple(given(output, year) for year in YEARS)).at_least(30),
            why="「均」指三年中的每一年，不是平均，也不是最近一年。",
        ),
        Criterion(
            id="sme_majority",
            locator="1-2",
            title="中小企业产值占比",
            quote="中小企业产值占集群总产值 50%以上",
            requires=readings(
                Reading(id="every_year", title="每年", requires=sme_each.at_least(50)),
                Reading(id="last_year", title="最近一年", requires=sme_last.at_least(50)),
            ),
            why=EACH_OR_LAST,
        ),
        Criterion(
            id="leading_majority",
            locator="1-3",
            title="主导产业占比",
            quote="主导产业占集群总产值比例高于 50%",
            requires=readings(
                Reading(id="every_year", title="每年", requires=leading_each.more_than(50)),
                Reading(id="last_year", title="最近一年", requires=leading_last.more_than(50)),
            ),
            why=EACH_OR_LAST,
        ),
        Criterion(
            id="output_growth",
            locator="1-4",
            title="产值年均增速",
            quote="产值年均增速高于 10%",
            requires=readings(
                Reading(id="leading", title="主导产业，2020—2022 年", requires=the(FirstOf(ways=(two_steps, stated), unit="%")).more_than(10)),
                Reading(id="leading_from_2019", title="主导产业，从 2019 年起", requires=the(three_steps).more_than(10), rests_on=(given(leading_output_2019),)),
                Reading(id="whole", title="整个集群，2020—2022 年", requires=the(whole_two_steps).more_than(10)),
                Reading(id="whole_from_2019", title="整个集群，从 2019 年起", requires=the(whole_three_steps).more_than(10), rests_on=(given(output_2019),)),
            ),
            why="条文接着「集群总产值」说「产值年均增速」，申报表和填报说明第 9 条说的是主导产业，所以两种都算。"
                "增速取几何平均数；基期通知没有写明：只用表内三年是两次增长，按统计年鉴的办法从 2019 年起是三次，2019 年可不填。",
        ),
    ),
    examples=(
        Example(says="三年都恰好 30 亿元：「以上」含本数", given={"output": [30, 30, 30]}, expect={"output_floor": MET}),
        Example(says="有一年 29.99 亿元：「均」要求每一年", given={"output": ["29.99", 40, 50]}, expect={"output_floor": UNMET}),
        Example(says="三年占比都恰好 50%：中小企业「以上」含本数，主导产业「高于」不含", given={"sme_share": [50, 50, 50], "leading_share": [50, 50, 50]}, expect={"sme_majority": MET, "leading_majority": UNMET}),
        Example(says="2020 年不到一半、2022 年超过一半：两种理解不同，由评审判断", given={"sme_share": [48, 52, 55]}, expect={"sme_majority": REVIEW}),
        Example(says="100 亿元三年到 121 亿元，年均恰好 10%：「高于」不含本数", given={"output": [100, 110, 121], "leading_share": [60, 60, 60]}, expect={"output_growth": UNMET}),
        Example(says="先增 40% 再降 14%：算术平均 13%，几何平均 9.73%", given={"output": [100, 140, "120.4"], "leading_share": [60, 60, 60]}, expect={"output_growth": UNMET}),
        Example(says="2019 年 100、2020 年 90、2022 年 115：两次增长 13.04%，三次 4.77%，由评审判断", given={"output_2019": 100, "output": [90, 105, 115], "leading_share": [60, 60, 60]}, expect={"output_growth": REVIEW}),
    ),
)
