"""8、具有较强治理和服务能力: the operating body, services, rights, policy, the three-year plan."""

from rules.choices import EveryTick, fact, then_judged, ticked
from rules.notice import Criterion, Example, Group
from rules.plan import PlanWritten
from rules.verdict import MET, REVIEW, UNMET

from .form import (
    governance_work,
    plan_approach,
    plan_goals,
    plan_safeguards,
    plan_tasks,
    service_platforms,
    services,
)
from .supplement import operating_body

SEVEN = ("information", "startup", "innovation", "training", "marketing", "financing", "consulting")

GROUP = Group(
    id="governance",
    locator="8",
    title="具有较强治理和服务能力",
    clause="""集群设立管委会等运营管理机构，建立或引入市级及以上中小企业公共服务机构，组建企业服务专员队伍，为集群内中小企业提供信息服务、创业辅导、创新支持、人员培训、市场营销、投融资、管理咨询等服务；建立诉求协调处理机制，保护中小企业合法权益；促进中小企业发展政策宣贯实现集群全覆盖；制定未来三年发展规划，发展目标清晰、可考核，工作措施完整、针对性强、切实可行。""",
    criteria=(
        Criterion(id="operating_body", locator="8-1", title="运营管理机构", quote="集群设立管委会等运营管理机构", requires=fact(operating_body)),
        Criterion(
            id="service_body",
            locator="8-2",
            title="市级及以上公共服务机构",
            quote="建立或引入市级及以上中小企业公共服务机构",
            requires=ticked(service_platforms, "national", "city", review=("own", "other"), because="看不出是不是市级及以上，由评审判断；请准备级别的证明"),
            why="国家或市级示范平台直接对应「市级及以上」；只勾选「建立了中小企业公共服务平台」看不出级别，由评审判断。",
        ),
        Criterion(id="specialists", locator="8-3", title="服务专员队伍", quote="组建企业服务专员队伍", requires=ticked(governance_work, "specialists")),
        Criterion(
            id="services",
            locator="8-4",
            title="七类服务",
            quote="为集群内中小企业提供信息服务、创业辅导、创新支持、人员培训、市场营销、投融资、管理咨询等服务",
            requires=EveryTick(field=services, met=SEVEN),
            why="条文列了七类服务：都有的满足；只有一部分的，由评审判断。",
        ),
        Criterion(id="rights", locator="8-5", title="诉求和权益保护", quote="建立诉求协调处理机制，保护中小企业合法权益", requires=ticked(governance_work, "rights")),
        Criterion(
            id="policy_reach",
            locator="8-6",
            title="政策宣贯全覆盖",
            quote="促进中小企业发展政策宣贯实现集群全覆盖",
            requires=then_judged(ticked(governance_work, "policy")),
            why="有没有机制看申报表的勾选；「全覆盖」要有材料说明，由评审判断。",
            evidence=("政策宣贯覆盖集群企业的记录",),
        ),
        Criterion(
            id="plan",
            locator="8-7",
            title="未来三年规划",
            quote="制定未来三年发展规划，发展目标清晰、可考核，工作措施完整、针对性强、切实可行",
            requires=PlanWritten(sections=(plan_approach, plan_goals, plan_tasks, plan_safeguards), thin=50, place="申报表第八部分"),
            evidence=("未来三年发展规划（申报表第八部分）",),
        ),
    ),
    examples=(
        Example(says="没有管委会，也没有别的运营管理机构", given={"operating_body": "no"}, expect={"operating_body": UNMET}),
        Example(says="引入了市级示范平台", given={"service_platforms": ["city"]}, expect={"service_body": MET}),
        Example(says="只建立了自己的服务平台：级别由评审判断", given={"service_platforms": ["own"]}, expect={"service_body": REVIEW}),
        Example(says="七类服务少一类：由评审判断，并指出少哪一类", given={"services": ["information", "startup", "innovation", "training", "marketing", "financing"]}, expect={"services": REVIEW}),
        Example(says="治理工作一项都没有", given={"governance_work": "无"}, expect={"specialists": UNMET, "rights": UNMET, "policy_reach": UNMET}),
        Example(says="规划四段各写了一句：工具提醒内容较少，由评审判断", given={"plan_approach": "做强整机，补齐零部件。", "plan_goals": "三年产值到 60 亿元。", "plan_tasks": "强链补链。", "plan_safeguards": "成立专班。"}, expect={"plan": REVIEW}),
    ),
)
