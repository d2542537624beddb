"""（一）基本条件: age, area, the leading industry's standing, and three years without serious trouble."""

from rules.choices import Ticked, fact, judged
from rules.joined import the
from rules.notice import Criterion, Example, Group
from rules.spans import SetUpFor
from rules.verdict import MET, NOT_APPLICABLE, REVIEW, UNMET

from . import form, supplement

GROUP = Group(
    id="basics",
    locator="基",
    title="基本条件",
    clause="""集群设立 3 年以上，占地面积一般不超过 100 平方公里。主导产业符合国家产业政策和本市“十四五”规划，为所在区域的支柱或特色产业，发展水平位居细分领域本市乃至全国前列，重点支持主导产业在本市先进制造业集群和“3645”产业的集群。
近 3 年未发生较大及以上安全、质量和环境污染等事故，重大及以上网络安全事件和数据安全事件，以及偷税漏税、违法违规、严重失信和其它重大问题的行为。""",
    criteria=(
        Criterion(
            id="set_up",
            locator="基-1",
            title="设立满 3 年",
            quote="集群设立 3 年以上",
            requires=SetUpFor(since=supplement.founded_on, on=supplement.assessed_on, default=form.ASSESSED_ON, years=3),
            why="申报表没有设立日期一栏，所以另外问；满三周年当天算满。",
        ),
        Criterion(
            id="area",
            locator="基-2",
            title="占地面积",
            quote="占地面积一般不超过 100 平方公里",
            requires=the(form.area).generally_at_most(100),
            why="「一般不超过」留有余地：超过时由区里判断，不算不满足。",
            evidence=("集群四至范围图及占地面积说明",),
        ),
        Criterion(
            id="not_prohibited",
            locator="基-3a",
            title="不属禁止、限制和淘汰类",
            quote="主导产业符合国家产业政策和本市“十四五”规划",
            requires=fact(form.prohibited, good="no"),
            why="申报表第一部分要求说明主导产业是否属于禁止、限制和淘汰类产业；属于的，按所填数据本条不满足。这一句还有一条要看：基-3b。",
            evidence=("主管部门、第三方机构的证明或自我声明（填报说明第 3 条）",),
        ),
        Criterion(
            id="policy_fit",
            locator="基-3b",
            title="符合产业政策和规划",
            quote="主导产业符合国家产业政策和本市“十四五”规划",
            requires=judged(supplement.policy_fit),
        ),
        Criterion(
            id="pillar",
            locator="基-4",
            title="支柱或特色产业",
            quote="为所在区域的支柱或特色产业",
            requires=judged(supplement.pillar_industry),
        ),
        Criterion(
            id="front_rank",
            locator="基-5",
            title="细分领域前列",
            quote="发展水平位居细分领域本市乃至全国前列",
            requires=judged(supplement.front_rank),
        ),
        Criterion(
            id="supported_field",
            locator="基-6",
            title="重点支持领域",
            quote="重点支持主导产业在本市先进制造业集群和“3645”产业的集群",
            requires=Ticked(field=form.industry_field, met=tuple(option.id for option in form.industry_field.options), otherwise=NOT_APPLICABLE),
            why="「重点支持」是优先，不是门槛：不在其中也可以申报，不影响其他条件。",
            preference=True,
        ),
        Criterion(
            id="no_incidents",
            locator="基-7",
            title="无较大事故和重大事件",
            quote="近 3 年未发生较大及以上安全、质量和环境污染等事故，重大及以上网络安全事件和数据安全事件",
            requires=fact(form.incidents, good="no"),
            evidence=("主管部门、第三方机构的证明或自我声明（填报说明第 3 条）",),
        ),
        Criterion(
            id="no_misconduct",
            locator="基-8",
            title="无违法失信行为",
            quote="以及偷税漏税、违法违规、严重失信和其它重大问题的行为",
            requires=fact(form.misconduct, good="no"),
            evidence=("信用报告，主管部门、第三方机构的证明或自我声明（填报说明第 3 条）",),
        ),
    ),
    examples=(
        Example(says="2020 年 5 月 12 日设立，到 2023 年 5 月 12 日恰满三周年，算满", given={"founded_on": "2020-05-12"}, expect={"set_up": MET}),
        Example(says="晚一天设立，就还差一天", given={"founded_on": "2020-05-13"}, expect={"set_up": UNMET}),
        Example(says="占地恰好 100 平方公里：没有超过", given={"area": "100"}, expect={"area": MET}),
        Example(says="占地 100.01 平方公里：由区里判断", given={"area": "100.01"}, expect={"area": REVIEW}),
        Example(says="主导产业属于限制类", given={"prohibited": "yes"}, expect={"not_prohibited": UNMET}),
        Example(says="答「是」：通知没有数字，由评审看材料判断", given={"policy_fit": "yes", "pillar_industry": "yes", "front_rank": "yes"}, expect={"policy_fit": REVIEW, "pillar": REVIEW, "front_rank": REVIEW}),
        Example(says="属于人工智能：在重点支持的领域里", given={"industry_field": ["artificial_intelligence"]}, expect={"supported_field": MET}),
        Example(says="哪个领域都不属于：不在重点支持之列，不影响其他各条", given={"industry_field": "无"}, expect={"supported_field": NOT_APPLICABLE}),
        Example(says="近三年没有发生事故和事件", given={"incidents": "no"}, expect={"no_incidents": MET}),
        Example(says="近三年存在偷税漏税等行为，答「是」", given={"misconduct": "yes"}, expect={"no_misconduct": UNMET}),
    ),
)
