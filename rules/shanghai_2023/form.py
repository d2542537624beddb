"""附件1《上海市中小企业特色产业集群申报表》: its nine parts, row by row, in its own order and words."""

from datetime import date

from rules.facts import YES_NO, Field, Kind, Option, Part

YEARS = (2020, 2021, 2022)
ASSESSED_ON = date(2023, 5, 12)  # 各区推荐的截止日
TICK_PROOF = "勾选事项的佐证材料"


def field(kind: Kind, id: str, label: str, name: str, **more) -> Field:
    return Field(id=id, kind=kind, label=label, name=name, **more)


def number(id, label, name, unit, **more):
    return field(Kind.NUMBER, id, label, name, unit=unit, **more)


def count(id, label, name, unit, **more):
    return field(Kind.COUNT, id, label, name, unit=unit, **more)


def text(id, label, name, **more):
    return field(Kind.TEXT, id, label, name, **more)


def yes_no(id, label, name, also: str = "", **more):
    options = (*YES_NO, Option(id="not_applicable", label=also)) if also else YES_NO
    return field(Kind.CHOICE, id, label, name, options=options, **more)


def ticks(id, label, name, evidence=TICK_PROOF, *, options: dict[str, str], **more):
    boxes = tuple(Option(id=key, label=words) for key, words in options.items())
    return field(Kind.TICKS, id, label, name, options=boxes, evidence=f"「{name}」{evidence}" if evidence else "", **more)


DISTRICTS = ("浦东", "黄浦", "静安", "徐汇", "长宁", "普陀", "虹口", "杨浦", "宝山", "闵行", "嘉定", "金山", "松江", "青浦", "奉贤", "崇明")

# 封面
district = field(Kind.CHOICE, "district", "所属区", "所属区", options=tuple(Option(id=name, label=f"{name}{'新' if name == '浦东' else ''}区") for name in DISTRICTS))
applied_on = field(Kind.DATE, "applied_on", "申报时间", "申报时间")

# 一、基本情况
cluster_name = text("cluster_name", "集群名称", "集群名称", never_none=True, hint="格式：上海市 XX 区 XX 产业")
department = text("department", "区中小企业主管部门", "区中小企业主管部门", never_none=True)
department_contact = text("department_contact", "联系人", "主管部门联系人", never_none=True)
department_phone = text("department_phone", "联系方式", "主管部门联系方式", never_none=True)
applicant = text("applicant", "申报单位", "申报单位", never_none=True)
applicant_contact = text("applicant_contact", "联系人", "申报单位联系人", never_none=True)
applicant_phone = text("applicant_phone", "联系方式", "申报单位联系方式", never_none=True)
area = number("area", "集群占地面积 (平方公里)", "集群占地面积", "平方公里")
industry_field = ticks("industry_field", "主导产业所属产业领域", "主导产业所属产业领域", "", options={
    "integrated_circuits": "集成电路", "biomedicine": "生物医药", "artificial_intelligence": "人工智能",
    "electronics": "电子信息", "life_health": "生命健康", "automobiles": "汽车", "high_end_equipment": "高端装备",
    "advanced_materials": "先进材料", "consumer_goods": "时尚消费品", "new_track": "新赛道", "future_industry": "未来产业"})
new_track = text("new_track", "主导产业所属产业领域", "新赛道名称", cell="新赛道")
future_industry = text("future_industry", "主导产业所属产业领域", "未来产业名称", cell="未来产业")
prohibited = yes_no("prohibited", "集群主导产业是否属于国家规定的禁止、限制和淘汰类产业", "主导产业属于禁止、限制和淘汰类产业")
incidents = yes_no("incidents", "近三年是否发生较大及以上安全、质量、环境污染等事故, 重大及以上网络安全事件和数据安全事件", "近三年发生较大及以上事故或重大及以上事件")
misconduct = yes_no("misconduct", "是否存在偷税漏税、违法违规、严重失信和其他重大问题的行为", "存在偷税漏税、违法违规、严重失信等行为", hint="这一题没有写年限；通知写的是「近 3 年未发生」，请按近三年答")
energy_benchmark = yes_no("energy_benchmark", "属于高耗能行业的集群, 能效水平是否达到行业基准值", "能效水平达到行业基准值", "非高耗能行业, 不适用", evidence="高耗能行业：能效水平达到行业基准值的证明", unasked=True)
water_benchmark = yes_no("water_benchmark", "属于高用水行业的集群, 水效水平是否达到行业基准值", "水效水平达到行业基准值", "非高用水行业, 不适用", evidence="高用水行业：水效水平达到行业基准值的证明", unasked=True)

# 二、主导产业情况
output = number("output", "集群总产值（营业收入）（亿元）", "集群总产值", "亿元", years=YEARS, notes=(4, 8), evidence="集群企业产值或营业收入清单（填报说明第 8 条）")
sme_share = number("sme_share", "集群内中小企业产值（营业收入）占集群总产值（营业收入）比例（%）", "中小企业产值占比", "%", years=YEARS, notes=(7, 8), evidence="集群企业产值或营业收入清单（填报说明第 8 条）", hint="按产值（营业收入）算，不按企业家数算")
leading_share = number("leading_share", "集群主导产业产值（营业收入）占集群总产值（营业收入）比例（%）", "主导产业产值占比", "%", years=YEARS, notes=(8,), evidence="集群企业产值或营业收入清单（填报说明第 8 条）")
leading_growth = number("leading_growth", "近三年主导产业产值（营业收入）年均增速（%）", "近三年主导产业产值年均增速", "%", notes=(9,), hint="几何平均数；填了产值和占比时以产值计算为准")
enterprises = count("enterprises", "集群企业数量", "集群企业数量", "家", never_none=True, years=YEARS, notes=(10,), evidence="集群企业清单，备注其中的中小企业（填报说明第 10 条）")
smes = count("smes", "其中：集群中小企业数量", "集群中小企业数量", "家", years=YEARS, notes=(7, 10), evidence="集群企业清单，备注其中的中小企业（填报说明第 10 条）")
specialized = count("specialized", "主导产业相关的市级专精特新中小企业数量", "市级专精特新中小企业数量", "家", years=YEARS, notes=(11,), evidence="专精特新中小企业名单（填报说明第 11 条）")
giants = count("giants", "主导产业相关的国家级专精特新“小巨人”企业数量", "国家级专精特新“小巨人”企业数量", "家", years=YEARS, notes=(12,), evidence="“小巨人”企业名单（填报说明第 12 条）")
champions = count("champions", "主导产业相关的国家级制造业单项冠军企业数量", "国家级制造业单项冠军企业数量", "家", years=YEARS, notes=(13,), evidence="制造业单项冠军企业名单（填报说明第 13 条）")
hightech = count("hightech", "主导产业相关的国家级高新技术企业数量", "国家级高新技术企业数量", "家", years=YEARS, notes=(14,), evidence="高新技术企业名单及证书复印件或扫描件（填报说明第 14 条）")
innovative = count("innovative", "主导产业相关的创新型中小企业数量", "创新型中小企业数量", "家", years=YEARS, notes=(14,), evidence="创新型中小企业名单及证书复印件或扫描件（填报说明第 14 条）")
chain_text = text("chain_text", "集群产业链强链补链情况 (200字以内)", "产业链强链补链情况", limit=200)
chain_work = ticks("chain_work", "集群已开展的产业链强链补链工作", "产业链强链补链工作", options={
    "chain_map": "绘制产业链图谱，开展产业链培育",
    "innovation_library": "形成产业链技术难点清单或创新项目库，建立“揭榜挂帅”、“赛马”或众创众包等激励机制",
    "consortium": "联合集群上下游企业，组建创新联合体，开展产业链联合攻关",
    "university_research": "引入高等院校、科研院所，开展产业链关键环节产学研协同创新",
    "joint_supply": "建有产业链上下游产供销一体化协同协作机制",
    "chain_leader": "与产业链“链主”企业建立稳定合作配套关系",
    "advanced_cluster": "与先进制造业集群、国家新型工业化产业示范基地建立稳定合作配套关系",
    "supply_risk": "开展供应链风险评估工作，建立供应链风险防范机制"})
sharing_work = ticks("sharing_work", "集群已开展的产业链资源协同协作工作", "产业链资源协同协作工作", options={
    "equipment": "开展通用生产设备共享", "services": "开展物流、仓储、设计等服务资源共享", "staff": "开展人力资源共享",
    "joint_purchase": "开展同类设备和产品的集中采销", "workshop": "建立共享车间、共享工厂"})
quality_work = ticks("quality_work", "集群已开展的质量品牌建设工作", "质量品牌建设工作", options={
    "quality_mode": "开展了先进质量管理模式推广", "quality_diagnosis": "开展了质量诊断服务",
    "brand": "建立了品牌运营、品牌管理标准宣贯等机制", "trademark": "获得了集体商标、地理标志产品批准认证或证明商标通过注册"})

# 三、创新能力情况
rd_intensity = number("rd_intensity", "集群中小企业近三年研发投入强度(%)", "中小企业研发投入强度", "%", never_none=True, years=YEARS, notes=(15, 16))
rd_growth = number("rd_growth", "集群中小企业近三年研发经费增速(%)", "中小企业研发经费增速", "%", years=YEARS, notes=(15,), hint="填了研发经费金额时以金额计算为准")
STANDARDS = "集群中小企业近三年主持(起草单位排名前三位)或参与制修订标准数量情况(需提供清单)"
standards = tuple(
    count(f"standards_{key}_{role}", STANDARDS, f"{kind}标准{word}", "项", cell=f"{kind} {word}", years=YEARS, notes=(17,),
          evidence="主持或参与制修订标准清单及佐证材料（填报说明第 17 条）")
    for key, kind in {"international": "国际", "national": "国家", "industry": "行业", "group": "团体"}.items()
    for role, word in {"led": "主持数量", "joined": "参与数量"}.items())
PLATFORM_PROOF = "创新平台清单、名称及佐证材料（填报说明第 18 条）"
platforms_national = count("platforms_national", "国家制造业创新中心或国家级创新平台名称及数量", "国家级创新平台数量", "个", counted=("家",), cell="数量", notes=(18,), evidence=PLATFORM_PROOF)
platforms_national_names = text("platforms_national_names", "国家制造业创新中心或国家级创新平台名称及数量", "国家级创新平台名称", cell="名称", notes=(18,))
platforms_city = count("platforms_city", "省级制造业创新中心或省级创新平台名称及数量", "省级（市级）创新平台数量", "个", counted=("家",), cell="数量", notes=(18,), evidence=PLATFORM_PROOF)
platforms_city_names = text("platforms_city_names", "省级制造业创新中心或省级创新平台名称及数量", "省级（市级）创新平台名称", cell="名称", notes=(18,))
platforms_other = count("platforms_other", "其他平台名称及数量", "其他平台数量", "个", counted=("家",), cell="数量", notes=(18,), evidence=PLATFORM_PROOF)
platforms_other_names = text("platforms_other_names", "其他平台名称及数量", "其他平台名称", cell="名称", notes=(18,))
sme_employees = count("sme_employees", "集群内中小企业从业人员数量", "中小企业从业人员数", "人", notes=(19,))
rd_staff_share = number("rd_staff_share", "集群内中小企业研发人员占从业人员比例(%)", "研发人员占从业人员比例", "%", never_none=True)
pct_applications = count("pct_applications", "集群中小企业 PCT 国际专利申请量", "PCT 国际专利申请量", "件", notes=(20,), evidence="PCT 国际专利申请清单及证明材料（填报说明第 20 条）")
patent_growth = number("patent_growth", "集群中小企业近三年有效发明专利年均增速 (%)", "近三年有效发明专利年均增速", "%", hint="填了各年有效发明专利数时以件数计算为准")
patents_per_10k = number("patents_per_10k", "集群中小企业从业人员每万人有效发明专利拥有量", "每万人有效发明专利拥有量", "个/万人", notes=(19, 21), evidence="有效发明专利证书的复印件或扫描件（填报说明第 21 条）", hint="填了有效发明专利数和从业人员数时以计算为准")
patent_inventory = count("patent_inventory", "集群内中小企业有效发明专利拥有量(包括发明专利、国防专利、植物新品种、国家级农作物品种、国家新药、国家一级中药保护品种、集成电路布图设计专有权等)", "有效发明专利拥有量（广义）", "个", counted=("件", "项"), evidence="有效发明专利拥有量清单及佐证材料", hint="这一栏比「每万人」的口径宽，不用于判断每万人拥有量")

# 四、数字化升级情况
cloud_share = number("cloud_share", "企业上云比例 (%)", "企业上云比例", "%", notes=(22,), evidence="上云企业的数量及清单（填报说明第 22 条）")
platform_rate = number("platform_rate", "集群中小企业工业互联网平台应用普及率 (%)", "工业互联网平台应用普及率", "%", notes=(23,), evidence="应用工业互联网平台的企业数量及清单（填报说明第 23 条）", hint="填了应用企业数和中小企业数时以计算为准")
software_rising = yes_no("software_rising", "工业软件应用率稳步提升", "工业软件应用率稳步提升")
software_spending = number("software_spending", "工业软件采购金额 (万元)", "工业软件采购金额", "万元", years=YEARS, notes=(24,), evidence="工业软件采购合同、订单、发票等（填报说明第 24 条）")
digital_text = text("digital_text", "数字化服务总体情况 (200 字以内)", "数字化服务总体情况", limit=200, hint="应描述集群新兴信息基础设施建设情况、数字化装备和系统应用情况")
digital_services = ticks("digital_services", "集群已开展的数字化服务工作", "数字化服务工作", options={
    "providers": "引入了数字化系统解决方案服务商", "diagnosis": "开展了数字化共性解决方案开发和诊断等服务",
    "integration": "开展了两化融合管理体系推广工作", "maturity": "开展了智能制造能力成熟度评估或数据管理能力成熟度评估等推广工作",
    "evaluation": "引导企业应用中小企业数字化评测指标开展评测", "other": "其他"}, unasked=True)
digital_services_other = text("digital_services_other", "集群已开展的数字化服务工作", "其他数字化服务工作", cell="其他")
digital_modes = ticks("digital_modes", "数字化新模式新业态推广情况", "数字化新模式新业态推广工作", options={
    "national_pilot": "建有国家智能制造、工业互联网以及其它国家新模式新业态试点示范项目",
    "city_pilot": "建有市级智能制造、工业互联网以及其它国家新模式新业态试点示范项目",
    "promotion": "开展智能制造、工业互联网等新模式新业态创新应用推广", "assessment": "开展数字化能力测评情况", "other": "其他"}, unasked=True)
digital_modes_other = text("digital_modes_other", "数字化新模式新业态推广情况", "其他新模式新业态推广工作", cell="其他")

# 五、绿色化转型情况
carbon_monitoring = yes_no("carbon_monitoring", "建立了集群碳排放监测机制", "建立了集群碳排放监测机制", evidence="碳排放监测机制的佐证材料（如涉及）")
co2_intensity = number("co2_intensity", "近三年单位产值二氧化碳排放量（吨二氧化碳/万元）", "单位产值二氧化碳排放量", "吨二氧化碳/万元", years=YEARS, evidence="单位产值二氧化碳排放量的计算公式")
co2_formula = text("co2_formula", "近三年单位产值二氧化碳排放量（吨二氧化碳/万元）", "单位产值二氧化碳排放量计算公式", cell="单位产值二氧化碳排放量需提供计算公式")
low_carbon_work = ticks("low_carbon_work", "集群已开展的绿色低碳工作", "绿色低碳工作", options={
    "monitoring": "建立了集群碳排放监测机制", "publicity": "开展碳达峰碳中和相关宣传、监测等工作", "other": "其他"})
low_carbon_other = text("low_carbon_other", "集群已开展的绿色低碳工作", "其他绿色低碳工作", cell="其他")
energy_reduction = number("energy_reduction", "近三年单位工业产值能耗降低率（%）", "单位工业产值能耗降低率", "%")
solid_waste = number("solid_waste", "大宗工业固废综合利用率（%）", "大宗工业固废综合利用率", "%", notes=(25,))
solid_waste_above = yes_no("solid_waste_above", "是否高于行业平均水平", "固废综合利用率高于行业平均水平", "非工业集群，不适用")
water_reuse = number("water_reuse", "工业用水重复利用率（%）", "工业用水重复利用率", "%", notes=(26,))
water_reuse_above = yes_no("water_reuse_above", "是否高于行业平均水平", "用水重复利用率高于行业平均水平", "非工业集群，不适用")
green_text = text("green_text", "集群绿色低碳相关工作情况（200字以内）", "绿色低碳相关工作情况", limit=200)
green_work = ticks("green_work", "集群已开展的绿色低碳相关工作", "绿色低碳相关工作", options={
    "energy_saving": "开展了节能诊断，建立节能管控系统、余热余压回收设施等", "footprint": "开展了碳排放和碳足迹监测与核算等",
    "recycling": "建立了水资源梯级循环利用、工业废弃物分类分级利用设施等", "clean_production": "开展了清洁生产评价等工作",
    "green_solutions": "开展了绿色制造系统解决方案推广"})
GREEN_SYSTEM = "集群绿色制造体系建设水平"
GREEN_PROOF = "绿色制造名单清单及证明材料（填报说明第 27 条）"
green_factories = count("green_factories", GREEN_SYSTEM, "绿色工厂数量", "家", cell="绿色工厂数量", notes=(27,), evidence=GREEN_PROOF)
green_parks = count("green_parks", GREEN_SYSTEM, "绿色工业园区数量", "个", counted=("家",), cell="绿色工业园区数量", notes=(27,), evidence=GREEN_PROOF)
green_supply_chains = count("green_supply_chains", GREEN_SYSTEM, "绿色供应链管理企业数量", "家", cell="绿色供应链管理企业数量", notes=(27,), evidence=GREEN_PROOF)
green_products = count("green_products", GREEN_SYSTEM, "绿色设计产品数量", "个", counted=("项", "种", "款"), cell="绿色设计产品数量", notes=(27,), evidence=GREEN_PROOF)

# 六、开放合作情况
exchange_work = ticks("exchange_work", "集群已开展的国际合作交流活动", "国际合作交流活动", options={
    "mechanism": "建立或参与主导产业国际合作机制", "foreign_park": "与境外产业园区形成较为稳定的合作关系",
    "introduced": "引进了国际领先技术、先进管理经验或高端人才团队等", "exhibition": "参加中国国际中小企业博览会等展会类活动",
    "conference": "承办主导产业国际研讨会或技术交流会", "other": "其他"})
introduced_what = text("introduced_what", "集群已开展的国际合作交流活动", "引进的技术、经验和人才", cell="需说明何种技术、何种经验和人才")
exchange_other = text("exchange_other", "集群已开展的国际合作交流活动", "其他国际合作交流活动", cell="其他")
overseas_branches = count("overseas_branches", "集群或集群内企业在境外设立分支机构数量", "境外分支机构数量", "个", counted=("家",), evidence="境外分支机构清单及相关佐证材料")
openness_text = text("openness_text", "集群国际合作交流总体情况 （200字以内）", "国际合作交流总体情况", limit=200)
export_growth = number("export_growth", "近三年集群主导产品出口贸易额增长率（%）", "主导产品出口贸易额增长率", "%", years=YEARS, notes=(6,))
fdi_growth = number("fdi_growth", "近三年集群外商直接投资额增长率（%）", "外商直接投资额增长率", "%", years=YEARS)

# 七、治理和服务水平
environment_text = text("environment_text", "集群发展环境情况（200字以内）", "集群发展环境情况", limit=200)
service_platforms = ticks("service_platforms", "集群中小企业公共服务平台建设情况", "中小企业公共服务平台", options={
    "national": "建设或引入国家中小企业公共服务示范平台", "city": "建设或引入市级中小企业公共服务示范平台",
    "own": "建立了中小企业公共服务平台", "other": "其他"})
service_platforms_other = text("service_platforms_other", "集群中小企业公共服务平台建设情况", "其他公共服务平台", cell="其他")
services = ticks("services", "集群提供中小企业公共服务情况", "中小企业公共服务", options={
    "information": "信息服务", "startup": "创业辅导", "innovation": "创新支持", "training": "人员培训",
    "marketing": "市场营销", "financing": "投融资服务", "consulting": "管理咨询", "other": "其他"})
services_other = text("services_other", "集群提供中小企业公共服务情况", "其他公共服务", cell="其他")
governance_work = ticks("governance_work", "集群已开展的发展环境治理工作", "发展环境治理工作", options={
    "promotion_body": "建立了专业化发展促进机构、开展共商共建共享", "policy": "建立中小企业政策宣贯与对接机制",
    "rights": "建立了中小企业合法权益保护机制", "service_review": "建立了公共服务效果考核机制",
    "safety": "建立安全生产源头管控和隐患排查机制", "digital_governance": "运用了数字化手段提升治理能力",
    "specialists": "建立了企业服务专员队伍"})

# 八、未来三年中小企业特色产业集群发展规划（2000字以内）
PLAN = "未来三年中小企业特色产业集群发展规划"
plan_intro = text("plan_intro", "一、集群基本情况简介", "集群基本情况简介", never_none=True, notes=(28,), hint="包括总体情况、主导产业、产业集群相关政策制定与实施情况、优质市场主体培育、品牌打造、产业链供应链建设等方面近三年来发展情况、在行业中所处的地位等。")
plan_results = text("plan_results", "二、发展成效", "发展成效", never_none=True, notes=(28,), hint="包括提升集群主导产业优势、激发集群创新活力、推进集群数字化升级、加快集群绿色低碳转型、深化集群开放合作、提升集群治理和服务能力等方面开展的工作和取得的成绩。")
plan_approach = text("plan_approach", "(一) 总体思路", "总体思路", notes=(28,))
plan_goals = text("plan_goals", "(二) 发展目标", "发展目标", notes=(28,), hint="集群须围绕主导产业、创新、数字化、绿色化、开放合作、治理和服务等方面设定清晰、可考核的发展目标，鼓励集群根据自身特色增加考核指标，不局限于以上方面")
plan_tasks = text("plan_tasks", "(三) 重点任务", "重点任务", notes=(28,))
plan_safeguards = text("plan_safeguards", "(四) 保障措施", "保障措施", notes=(28,))

# 九、真实性声明及推荐意见
declaration = field(Kind.PAPER, "declaration", "真实性声明", "真实性声明", hint="打印后由单位负责人签字、申报单位盖章并写明日期")
recommendation = field(Kind.PAPER, "recommendation", "区级中小企业主管部门推荐意见", "区级中小企业主管部门推荐意见", hint="由区级中小企业主管部门填写并盖章")

PARTS = (
    Part(id="cover", title="封面", fields=(district, applied_on), repeats=(
        ("集群名称", ("cluster_name",)), ("区中小企业主管部门(盖章)", ("department",)), ("申报单位", ("applicant",)),
        ("联系人及联系电话", ("applicant_contact", "applicant_phone")))),
    Part(id="1", title="一、基本情况", fields=(
        cluster_name, department, department_contact, department_phone, applicant, applicant_contact, applicant_phone, area,
        industry_field, new_track, future_industry, prohibited, incidents, misconduct, energy_benchmark, water_benchmark)),
    Part(id="2", title="二、主导产业情况", fields=(
        output, sme_share, leading_share, leading_growth, enterprises, smes, specialized, giants, champions, hightech,
        innovative, chain_text, chain_work, sharing_work, quality_work)),
    Part(id="3", title="三、创新能力情况", fields=(
        rd_intensity, rd_growth, *standards, platforms_national, platforms_national_names, platforms_city, platforms_city_names,
        platforms_other, platforms_other_names, sme_employees, rd_staff_share, pct_applications, patent_growth, patents_per_10k,
        patent_inventory)),
    Part(id="4", title="四、数字化升级情况", fields=(
        cloud_share, platform_rate, software_rising, software_spending, digital_text, digital_services, digital_services_other,
        digital_modes, digital_modes_other)),
    Part(id="5", title="五、绿色化转型情况", fields=(
        carbon_monitoring, co2_intensity, co2_formula, low_carbon_work, low_carbon_other, energy_reduction, solid_waste,
        solid_waste_above, water_reuse, water_reuse_above, green_text, green_work, green_factories, green_parks,
        green_supply_chains, green_products)),
    Part(id="6", title="六、开放合作情况", fields=(
        exchange_work, introduced_what, exchange_other, overseas_branches, openness_text, export_growth, fdi_growth)),
    Part(id="7", title="七、治理和服务水平", fields=(
        environment_text, service_platforms, service_platforms_other, services, services_other, governance_work)),
    Part(id="8", title="八、未来三年中小企业特色产业集群发展规划", fields=(
        plan_intro, plan_results, plan_approach, plan_goals, plan_tasks, plan_safeguards)),
    Part(id="9", title="九、真实性声明及推荐意见", fields=(declaration, recommendation)),
)
