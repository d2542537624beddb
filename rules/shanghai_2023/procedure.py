"""二、申报流程: who applies, where, and the sentences that lead from there to the list."""

from rules.choices import Chosen, fact
from rules.notice import Criterion, Example, Group, Step
from rules.verdict import MET, UNMET

from . import supplement as form

ADVICE = "通知要求由主导产业行业协会或集群运营管理机构作为申报主体，请通过其中之一申报"

GROUP = Group(
    id="procedure",
    locator="程",
    title="申报主体与区域",
    clause="""申报的集群应在区级区划范围内，由主导产业行业协会或集群运营管理机构作为申报主体。""",
    criteria=(
        Criterion(
            id="one_district",
            locator="程-1",
            title="在一个区内",
            quote="申报的集群应在区级区划范围内",
            requires=fact(form.within_district),
        ),
        Criterion(
            id="applicant",
            locator="程-2",
            title="申报主体",
            quote="由主导产业行业协会或集群运营管理机构作为申报主体",
            requires=Chosen(
                field=form.applicant_kind,
                outcomes={"association": MET, "operator": MET, "enterprise": UNMET, "other": UNMET},
                notes={"enterprise": ADVICE, "other": ADVICE},
                kind="choice",
            ),
            evidence=("申报主体的登记证书或设立文件",),
        ),
    ),
    examples=(
        Example(says="园区内一家企业想自己申报：应改由协会或运营管理机构申报", given={"applicant_kind": "enterprise"}, expect={"applicant": UNMET}),
        Example(says="集群横跨两个区：应在一个区的区划范围内", given={"within_district": "no"}, expect={"one_district": UNMET}),
    ),
)

STEPS = (
    Step(who="申报主体", place="apply", title="填写申报表，报送各区", quote="申报主体填写《上海市中小企业特色产业集群申报表》并提供相关佐证材料，申报材料一式5份及电子版光盘2份报送至各区中小企业主管部门。"),
    Step(who="区主管部门", place="first", title="受理、初审、实地核查，择优推荐", quote="各区中小企业主管部门负责对集群申报进行受理、初审和实地核查，在符合申报要求的基础上，于5月12日前择优推荐至市经信委。"),
    Step(who="市经信委", place="review", title="核查材料，实地抽查，公示名单", quote="市经信委对各区中小企业主管部门对推荐的集群申报材料的完整性、有效性进行核查，对集群进行实地抽查，最终形成2023年市级集群名单并进行公示。"),
    Step(who="市经信委", place="validity", title="有效期三年，期满复核", quote="集群有效期为三年。有效期满后，由市经济信息化委组织开展复核工作，并考核集群三年发展规划目标完成情况，复核通过的有效期延长三年。"),
)
