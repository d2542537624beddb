"""Questions that the sentences ask and 附件1 lacks, by the part they stand with. Each is marked 补充问题."""

from rules.facts import YES_NO, Field, Form, Kind, Option

from . import form
from .filling_notes import NOTES
from .form import ASSESSED_ON, YEARS

BEHIND = {"supplementary": True, "optional": True}  # amounts behind a stated figure: they decide where given


def asked(id: str, question: str, name: str, evidence: str = "", **more) -> Field:
    return Field(id=id, kind=Kind.CHOICE, label=question, name=name, options=YES_NO, supplementary=True, evidence=evidence, **more)


def number(id, label, unit, kind=Kind.NUMBER, **more) -> Field:
    return Field(id=id, kind=kind, label=label, name=label, unit=unit, **more)


# 申报与基本条件
within_district = asked("within_district", "集群是否在一个区的区划范围内？", "集群在一个区的区划范围内", "集群四至范围图或说明")
applicant_kind = Field(id="applicant_kind", kind=Kind.CHOICE, label="申报主体是哪一类单位？", name="申报主体", supplementary=True, options=(
    Option(id="association", label="主导产业行业协会"), Option(id="operator", label="集群运营管理机构"),
    Option(id="enterprise", label="企业"), Option(id="other", label="其他")))
founded_on = Field(id="founded_on", kind=Kind.DATE, label="集群是哪一天设立的？", name="集群设立日期", supplementary=True, evidence="集群设立的批复、文件或其他证明", hint="写明年月日，例如 2019-05-01")
assessed_on = Field(id="assessed_on", kind=Kind.DATE, label="按哪一天计算设立年限？", name="计算年限的日期", supplementary=True, optional=True, hint=f"不填按 {ASSESSED_ON}（本通知各区推荐的截止日）计算")
policy_fit = asked("policy_fit", "主导产业是否符合国家产业政策和本市“十四五”规划？", "主导产业符合国家产业政策和本市“十四五”规划", "主导产业符合产业政策和规划的说明")
pillar_industry = asked("pillar_industry", "主导产业是否为所在区域的支柱或特色产业？", "主导产业为所在区域的支柱或特色产业", "主导产业在所在区域地位的说明或主管部门证明")
front_rank = asked("front_rank", "主导产业发展水平是否位居细分领域本市乃至全国前列？", "发展水平位居细分领域前列", "行业排名、市场占有率等证明")

# 二、主导产业情况
output_2019 = number("output_2019", "2019 年集群总产值", "亿元", **BEHIND, hint="填了就多算一种年均增速")
sme_output = number("sme_output", "中小企业产值", "亿元", years=YEARS, **BEHIND, hint="填了就按金额算占比")
leading_output = number("leading_output", "主导产业产值", "亿元", years=YEARS, **BEHIND, hint="填了就按金额算占比和增速")
leading_output_2019 = number("leading_output_2019", "2019 年主导产业产值", "亿元", **BEHIND, hint="填了就多算一种年均增速")
city_champions = number("city_champions", "市级制造业单项冠军企业数量", "家", Kind.COUNT, supplementary=True, evidence="市级制造业单项冠军企业名单", hint="通知认市级或国家级，申报表只有国家级一栏")
different_enterprises = number("different_enterprises", "专精特新、创新型、高新技术企业去重后的家数", "家", Kind.COUNT, supplementary=True, hint="一家企业有几个称号只算一家")
chain_layout = asked("chain_layout", "集群产业链布局是否合理？", "产业链布局合理", "产业链图谱或布局说明")
key_links = asked("key_links", "产业链关键环节配套能力是否较强？", "产业链关键环节配套能力较强", "关键环节配套企业清单或配套率说明")

# 三、创新能力情况
rd_spending = number("rd_spending", "中小企业研发经费", "亿元", years=YEARS, notes=(15,), **BEHIND, hint="填了就按金额算增速")
rd_spending_2019 = number("rd_spending_2019", "2019 年中小企业研发经费", "亿元", notes=(15,), **BEHIND, hint="填了就多算一种年均增速")
platforms_district = number("platforms_district", "其他平台中的区级创新平台数量", "个", Kind.COUNT, counted=("家",), supplementary=True, hint="通知认国家级、市级或区级平台", evidence="区级创新平台的认定文件")
sme_patents = number("sme_patents", "中小企业有效发明专利数", "件", Kind.COUNT, years=YEARS, notes=(21,), **BEHIND, evidence=form.patents_per_10k.evidence, hint="年末已授权且在有效期内的发明专利，不含实用新型、外观设计和已失效的；填了就按件数算")
sme_patents_2019 = number("sme_patents_2019", "2019 年中小企业有效发明专利数", "件", Kind.COUNT, notes=(21,), **BEHIND, hint="填了就多算一种年均增速")

# 四、数字化升级情况
platform_users = number("platform_users", "应用工业互联网平台的中小企业数", "家", Kind.COUNT, notes=(23,), **BEHIND, hint="填了就按家数算普及率", evidence="应用工业互联网平台的企业数量及清单（填报说明第 23 条）")
infrastructure = asked("infrastructure", "集群新型信息基础设施建设水平是否较高？", "新型信息基础设施建设水平较高", "新型信息基础设施建设情况说明")
equipment_use = asked("equipment_use", "数字化装备和系统应用是否广泛？", "数字化装备和系统应用广泛", "数字化装备和系统应用情况说明")
data_connected = asked("data_connected", "集群企业重要生产数据是否实现联通？", "重要生产数据实现联通", "数据联通情况说明")
internet_security = asked("internet_security", "是否建立健全工业互联网安全保障体系？", "建立健全工业互联网安全保障体系", "工业互联网安全保障制度或服务合同")

# 五、绿色化转型情况
energy_structure = asked("energy_structure", "集群能源消费结构是否合理？", "能源消费结构合理", "能源消费结构说明")
resource_efficiency = asked("resource_efficiency", "集群资源利用效率是否较高？", "资源利用效率较高", "资源利用情况说明")
pollution_control = asked("pollution_control", "集群污染物排放治理是否有效？", "污染物排放治理有效", "污染物排放治理情况说明或环保证明")

# 七、治理和服务水平
operating_body = asked("operating_body", "集群是否设立管委会等运营管理机构？", "设立管委会等运营管理机构", "运营管理机构设立文件")

BY_PART = {
    "1": (within_district, applicant_kind, founded_on, assessed_on, policy_fit, pillar_industry, front_rank),
    "2": (output_2019, sme_output, leading_output, leading_output_2019, city_champions, different_enterprises, chain_layout, key_links),
    "3": (rd_spending, rd_spending_2019, platforms_district, sme_patents, sme_patents_2019),
    "4": (platform_users, infrastructure, equipment_use, data_connected, internet_security),
    "5": (energy_structure, resource_efficiency, pollution_control),
    "7": (operating_body,),
}

FORM = Form(
    title="上海市中小企业特色产业集群申报表",
    parts=tuple(part.model_copy(update={"fields": (*part.fields, *BY_PART.get(part.id, ()))}) for part in form.PARTS),
    filling_notes=NOTES,
)
