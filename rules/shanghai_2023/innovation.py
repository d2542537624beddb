"""4、具有较强协同创新能力: R&D, partners, platforms, standards, patents."""

from itertools import combinations

from rules.choices import then_judged, ticked
from rules.figures import Given, Total, Within
from rules.joined import given, the
from rules.notice import Criterion, Example, Group
from rules.ratios import Growth, JoinedRates, Ratio
from rules.readings import Reading, readings
from rules.verdict import MET, MISSING, REVIEW, UNMET
from rules.ways import FirstOf

from . import form, supplement
from .form import YEARS

BEFORE, FIRST, LAST = YEARS[0] - 1, YEARS[0], YEARS[-1]
SPANS = "「年均」通知没有写明基期：只用表内三年是两次增长，按统计年鉴的办法从 2019 年起是三次；2019 年可不填，填了两种都算。"


def growth(amount, before, since, until=LAST) -> Growth:
    first = given(amount, since) if since in YEARS else given(before)
    return Growth(first=first, last=given(amount, until), steps=until - since)


def rates(since, until) -> tuple[Given, ...]:
    return tuple(given(form.rd_growth, year, stated=True) for year in range(since + 1, until + 1))


def rd_amounts(since, until=LAST) -> Growth:
    return growth(supplement.rd_spending, supplement.rd_spending_2019, since, until)


def rd_since(start) -> FirstOf:
    """From the first amount there is to the last these decide; before and after them, the rate stated for each year."""
    whole, (_, *spans) = rd_amounts(start), sorted(combinations(range(LAST, start - 1, -1), 2), key=lambda span: span[1] - span[0])  # the longest first
    joined = [(*rates(start, since), rd_amounts(since, until), *rates(until, LAST)) for until, since in spans] + [rates(start, LAST)]
    return FirstOf(ways=(whole, *(JoinedRates(rates=several) for several in joined)), unit="%", name=f"{whole.says()}（按金额算不出的年度，用所填增速）")


def rd_intensity(year) -> Ratio:
    """填报说明第 16 条; 产值（营业收入） is one row of the form."""
    return Ratio(part=given(supplement.rd_spending, year), whole=given(supplement.sme_output, year), unit="%")


patents_two_steps = growth(supplement.sme_patents, supplement.sme_patents_2019, FIRST)
patents_three_steps = growth(supplement.sme_patents, supplement.sme_patents_2019, BEFORE)
patents_per_10k = Ratio(part=given(supplement.sme_patents, LAST), whole=given(form.sme_employees), scale=10_000, unit="个/万人")
platforms = Total(name="国家级、市级、区级创新平台合计", unit="个", parts=(
    given(form.platforms_national), given(form.platforms_city),
    Within(part=given(supplement.platforms_district), whole=given(form.platforms_other), unit="个")))
standards = Total(name="主持和参与制修订标准合计", unit="项", parts=tuple(given(field, year) for field in form.standards for year in YEARS))

GROUP = Group(
    id="innovation",
    locator="4",
    title="具有较强协同创新能力",
    clause="""集群近三年中小企业研发经费年均增长高于 5%；与大型企业、高校和科研院所建立稳定、紧密的合作关系，大中小企业融通创新和产学研协同创新机制较完善，国家级、市级或区级创新平台不少于 1 个；集群企业参与主导产业标准制修订不少于 2 项；集群中小企业有效发明专利年均增长率不低于 15%，集群中小企业从业人员每万人有效发明专利拥有量不低于 15 个。""",
    criteria=(
        Criterion(
            id="rd_growth",
            locator="4-1",
            title="研发经费年均增长",
            quote="集群近三年中小企业研发经费年均增长高于 5%",
            requires=readings(
                Reading(id="two_steps", title="2020—2022 年", requires=the(rd_since(FIRST)).more_than(5)),
                Reading(id="three_steps", title="从 2019 年起", requires=the(rd_since(BEFORE)).more_than(5),
                        rests_on=(given(supplement.rd_spending_2019), given(form.rd_growth, FIRST))),
            ),
            why=SPANS + "申报表只填各年增速：填了 2021、2022 年的，按两次算；2020 年的也填了，再按三次算一遍。都取几何平均数。",
            evidence=("各年研发经费的佐证材料，研发费用按填报说明第 15 条归集",),
        ),
        Criterion(
            id="cooperation",
            locator="4-2",
            title="融通创新和产学研",
            quote="与大型企业、高校和科研院所建立稳定、紧密的合作关系，大中小企业融通创新和产学研协同创新机制较完善",
            requires=then_judged(ticked(form.chain_work, "consortium", "university_research")),
            why="有没有合作看申报表第二部分的勾选；「稳定、紧密」「较完善」没有量化标准，由评审判断。",
        ),
        Criterion(
            id="platforms",
            locator="4-3",
            title="创新平台",
            quote="国家级、市级或区级创新平台不少于 1 个",
            requires=the(platforms).at_least(1),
            why="申报表的「省级」按条文的「市级」计；「其他平台」里只有区级的算。",
        ),
        Criterion(
            id="standards",
            locator="4-4",
            title="标准制修订",
            quote="集群企业参与主导产业标准制修订不少于 2 项",
            requires=the(standards).at_least(2),
            why="按申报表的数算：中小企业主持和参与的国际、国家、行业、团体四类标准，三年合计。还有空格时，已填的合计是下限。",
        ),
        Criterion(
            id="patent_growth",
            locator="4-5",
            title="有效发明专利增长",
            quote="集群中小企业有效发明专利年均增长率不低于 15%",
            requires=readings(
                Reading(id="two_steps", title="2020—2022 年", requires=the(FirstOf(ways=(patents_two_steps, given(form.patent_growth, stated=True)), unit="%")).at_least(15)),
                Reading(id="three_steps", title="从 2019 年起", requires=the(patents_three_steps).at_least(15), rests_on=(given(supplement.sme_patents_2019),)),
            ),
            why=SPANS,
            evidence=("各年末有效发明专利清单（填报说明第 1 条）",),
        ),
        Criterion(
            id="patents_per_10k",
            locator="4-6",
            title="每万人有效发明专利",
            quote="集群中小企业从业人员每万人有效发明专利拥有量不低于 15 个",
            requires=the(FirstOf(ways=(patents_per_10k, given(form.patents_per_10k, stated=True)), unit="个/万人")).at_least(15),
            why="只数已授权且在有效期内的发明专利（填报说明第 21 条），不用申报表最后一行更宽的口径。",
        ),
    ),
    examples=(
        Example(says="研发经费 2021、2022 年各增 5%，年均恰好 5%：「高于」不含本数", given={"rd_growth": {"2021": 5, "2022": 5}}, expect={"rd_growth": UNMET}),
        Example(says="研发经费从 2.00 亿元到 2.21 亿元：√(2.21 ÷ 2.00) − 1 = 5.12%", given={"rd_spending": {"2020": "2.00", "2022": "2.21"}}, expect={"rd_growth": MET}),
        Example(says="勾选了产学研协同创新：是否稳定、紧密由评审判断", given={"chain_work": ["university_research"]}, expect={"cooperation": REVIEW}),
        Example(says="强链补链工作都没有做", given={"chain_work": "无"}, expect={"cooperation": UNMET}),
        Example(says="只有 1 个区级平台：条文认区级", given={"platforms_national": 0, "platforms_city": 0, "platforms_other": 3, "platforms_district": 1}, expect={"platforms": MET}),
        Example(says="其他平台 3 个，没有说明几个是区级：还不能判断", given={"platforms_national": 0, "platforms_city": 0, "platforms_other": 3}, expect={"platforms": MISSING}),
        Example(says="已填 2 项标准，其余空着：下限已够", given={"standards_group_joined": {"2022": 2}}, expect={"standards": MET}),
        Example(says="有效发明专利 4,000 件到 5,290 件，年均恰好 15%：「不低于」含本数", given={"sme_patents": {"2020": 4000, "2022": 5290}}, expect={"patent_growth": MET}),
        Example(says="5,000 人有 7 件：每万人 14 件，还差 1 件", given={"sme_patents": {"2022": 7}, "sme_employees": 5000}, expect={"patents_per_10k": UNMET}),
        Example(says="4,800 人有 8 件：每万人 16.67 件", given={"sme_patents": {"2022": 8}, "sme_employees": 4800}, expect={"patents_per_10k": MET}),
    ),
)
