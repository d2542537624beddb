"""5、数字化转型效果明显: infrastructure, services, platform use, software, new modes, security."""

from rules.choices import any_tick, fact, judged
from rules.joined import given, the
from rules.notice import Criterion, Example, Group
from rules.ratios import Ratio
from rules.spans import RisingSteadily
from rules.verdict import MET, MISSING, REVIEW, UNMET
from rules.ways import FirstOf

from . import form, supplement

platform_use = Ratio(part=given(supplement.platform_users), whole=given(form.smes, form.YEARS[-1]), unit="%")

GROUP = Group(
    id="digital",
    locator="5",
    title="数字化转型效果明显",
    clause="""集群新型信息基础设施建设水平较高，数字化装备和系统应用广泛。组织开展中小企业数字化转型“问诊”、智能工厂诊断咨询、数字化改造解决方案、两化融合贯标诊断等服务。
“用云上平台”成效显著，集群中小企业工业（产业）互联网平台应用普及率不低于 10%，工业软件应用率稳步提升，实现集群企业重要生产数据联通；开展智能制造、工业互联网等新模式新业态创新应用推广工作，建立健全工业互联网安全保障体系。""",
    criteria=(
        Criterion(id="infrastructure", locator="5-1", title="信息基础设施", quote="集群新型信息基础设施建设水平较高", requires=judged(supplement.infrastructure)),
        Criterion(id="equipment", locator="5-2", title="数字化装备和系统", quote="数字化装备和系统应用广泛", requires=judged(supplement.equipment_use)),
        Criterion(
            id="digital_services",
            locator="5-3",
            title="数字化转型服务",
            quote="组织开展中小企业数字化转型“问诊”、智能工厂诊断咨询、数字化改造解决方案、两化融合贯标诊断等服务",
            requires=any_tick(form.digital_services),
        ),
        Criterion(
            id="platform_rate",
            locator="5-4",
            title="平台应用普及率",
            quote="“用云上平台”成效显著，集群中小企业工业（产业）互联网平台应用普及率不低于 10%",
            requires=the(FirstOf(ways=(platform_use, given(form.platform_rate, stated=True)), unit="%")).at_least(10),
            why="没有找到官方公式。这里按应用平台的中小企业数 ÷ 集群中小企业数（2022 年底）计算，申报时请写明分母。",
        ),
        Criterion(
            id="software",
            locator="5-5",
            title="工业软件应用率",
            quote="工业软件应用率稳步提升",
            requires=RisingSteadily(stated=fact(form.software_rising), field=form.software_spending),
            why="通知没有应用率的算法，申报表要的是三年采购金额：金额有下降时，由评审判断。",
        ),
        Criterion(id="data_connected", locator="5-6", title="生产数据联通", quote="实现集群企业重要生产数据联通", requires=judged(supplement.data_connected)),
        Criterion(
            id="new_modes",
            locator="5-7",
            title="新模式新业态",
            quote="开展智能制造、工业互联网等新模式新业态创新应用推广工作",
            requires=any_tick(form.digital_modes),
        ),
        Criterion(id="internet_security", locator="5-8", title="工业互联网安全", quote="建立健全工业互联网安全保障体系", requires=judged(supplement.internet_security)),
    ),
    examples=(
        Example(says="答「是」：通知没有数字，由评审看材料判断", given={"infrastructure": "yes", "equipment_use": "yes", "data_connected": "yes", "internet_security": "yes"},
                expect={"infrastructure": REVIEW, "equipment": REVIEW, "data_connected": REVIEW, "internet_security": REVIEW}),
        Example(says="引入过服务商，推广过新模式：各有一项即可", given={"digital_services": ["providers"], "digital_modes": ["promotion"]}, expect={"digital_services": MET, "new_modes": MET}),
        Example(says="200 家中小企业有 20 家用平台，恰好 10%：「不低于」含本数", given={"smes": {"2022": 200}, "platform_users": 20}, expect={"platform_rate": MET}),
        Example(says="200 家有 19 家用平台，9.5%，还差 1 家", given={"smes": {"2022": 200}, "platform_users": 19}, expect={"platform_rate": UNMET}),
        Example(says="答稳步提升，但 2022 年采购金额下降：由评审判断", given={"software_rising": "yes", "software_spending": [300, 360, 340]}, expect={"software": REVIEW}),
        Example(says="答稳步提升，采购金额还没填：待补充", given={"software_rising": "yes"}, expect={"software": MISSING}),
    ),
)
