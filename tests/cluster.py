"""One made-up cluster, complete: what its association would write into every place of the form, as a person types it."""

from decimal import Decimal

from rules.facts import Kind

WORDS = {
    "cluster_name": "上海市金山区无人机产业集群", "department": "上海市金山区经济委员会", "department_contact": "王一",
    "department_phone": "021-00000001", "applicant": "上海市金山区无人机产业协会", "applicant_contact": "李二", "applicant_phone": "021-00000002",
    "applied_on": "2023-04-20", "area": "12.5", "new_track": "低空经济", "future_industry": "无", "founded_on": "2018年6月1日", "assessed_on": "2023-03-30",
    "leading_growth": "17.33", "chain_text": "围绕整机、动力、飞控三个环节补齐短板，链主企业带动 46 家中小企业配套。", "output_2019": "27.4",
    "leading_output_2019": "19.18", "city_champions": "1", "different_enterprises": "19",
    "platforms_national": "1", "platforms_national_names": "国家企业技术中心（示例甲）", "platforms_city": "2",
    "platforms_city_names": "市级企业技术中心（示例乙、示例丙）", "platforms_other": "3", "platforms_other_names": "区级研发机构（示例丁、戊、己）",
    "platforms_district": "3", "sme_employees": "5,000", "rd_staff_share": "18.5", "pct_applications": "6", "patent_growth": "18.32",
    "patents_per_10k": "14", "patent_inventory": "31", "rd_spending_2019": "1.15", "sme_patents_2019": "4",
    "cloud_share": "62.5", "platform_rate": "12.5", "platform_users": "25", "digital_text": "3 家服务商为 80 家企业做了数字化诊断。",
    "digital_services_other": "数字化沙龙", "digital_modes_other": "共享试飞数据",
    "co2_formula": "集群二氧化碳排放量（吨）÷ 集群总产值（万元）", "low_carbon_other": "屋顶光伏", "energy_reduction": "3.2", "solid_waste": "91.5",
    "water_reuse": "84.25", "green_text": "12 家企业完成节能改造。", "green_factories": "2", "green_parks": "1", "green_supply_chains": "1", "green_products": "5",
    "introduced_what": "引进轻量化材料工艺和 3 名专家", "exchange_other": "中欧无人机论坛", "overseas_branches": "2", "openness_text": "与 4 个国家的园区建立交流。",
    "environment_text": "设有服务专员和线上诉求平台。", "service_platforms_other": "试飞预约平台", "services_other": "适航咨询",
    "plan_intro": "集群位于金山区，面积 12.5 平方公里。", "plan_results": "三年产值由 31.2 亿元增到 41.55 亿元。", "plan_approach": "做强整机，补齐关键零部件。",
    "plan_goals": "2023 年产值 47 亿元，2024 年 54 亿元，2025 年 62 亿元。", "plan_tasks": "一是强链补链；二是协同创新；三是数字化；四是绿色化。",
    "plan_safeguards": "成立工作专班，每半年评估一次。",
}
YEARS = {
    "output": ("31.2", "36", "41.55"), "sme_share": ("61.5", "63.25", "64.2"), "leading_share": ("71", "72.5", "73.4"),
    "enterprises": ("180", "191", "213"), "smes": ("170", "182", "200"), "specialized": ("5", "7", "9"), "giants": ("1", "2", "3"),
    "champions": ("0", "0", "1"), "hightech": ("4", "6", "11"), "innovative": ("3", "5", "8"), "sme_output": ("19.19", "22.77", "26.68"),
    "leading_output": ("22.15", "26.10", "30.50"), "rd_intensity": ("3", "3.15", "3.3"), "rd_growth": ("4.35", "6.67", "7.03"),
    "rd_spending": ("1.20", "1.28", "1.37"), "standards_international_led": ("0", "0", "1"), "standards_international_joined": ("0", "1", "0"),
    "standards_national_led": ("0", "1", "0"), "standards_national_joined": ("1", "0", "1"), "standards_industry_led": ("0", "0", "2"),
    "standards_industry_joined": ("1", "1", "2"), "standards_group_led": ("0", "2", "1"), "standards_group_joined": ("1", "2", "3"),
    "sme_patents": ("5", "6", "7"), "software_spending": ("300", "360", "420.5"), "co2_intensity": ("0.52", "0.5", "0.49"),
    "export_growth": ("-3.1", "5.2", "8.4"), "fdi_growth": ("1.1", "2.2", "3.3"),
}
CHOICES = {
    "district": "金山区", "prohibited": "否", "incidents": "否", "misconduct": "否", "energy_benchmark": "非高耗能行业, 不适用",
    "water_benchmark": "是", "within_district": "是", "applicant_kind": "主导产业行业协会", "policy_fit": "是", "pillar_industry": "是", "front_rank": "是",
    "chain_layout": "是", "key_links": "是", "software_rising": "是", "infrastructure": "是", "equipment_use": "是", "data_connected": "是",
    "internet_security": "是", "carbon_monitoring": "是", "solid_waste_above": "是", "water_reuse_above": "否", "energy_structure": "是",
    "resource_efficiency": "是", "pollution_control": "是", "operating_body": "是",
}
TICKS = ("industry_field", "chain_work", "sharing_work", "quality_work", "digital_services", "digital_modes", "low_carbon_work", "green_work",
         "exchange_work", "service_platforms", "services", "governance_work")


def ticked(field):
    """The labels that are ticked: every second one, and 其他, beside which something is written."""
    return [option.label for n, option in enumerate(field.options) if n % 2 == 0 or option.label.startswith("其他")]


def answers(fields, times=1):
    """As a draft has them; every count and amount of money so many times as large, so that shares and growth stay as stated."""
    def typed(name, text):
        is_counted = fields[name].kind == Kind.COUNT or fields[name].unit in ("亿元", "万元")
        return str(times * Decimal(text.replace(",", ""))) if is_counted else text

    by_year = {name: [typed(name, text) for text in texts] for name, texts in YEARS.items()}
    chosen = {name: fields[name].by_name[label].id for name, label in CHOICES.items()}
    boxes = {name: [fields[name].by_name[label].id for label in ticked(fields[name])] for name in TICKS}
    return {name: typed(name, text) for name, text in WORDS.items()} | by_year | chosen | boxes
