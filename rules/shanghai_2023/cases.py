"""Examples to load: real clusters with the figures that were published and nothing else, and one that is made up and says so."""

from rules.notice import Case
from rules.verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET

CASES = (
    Case(
        id="baoshan_equipment",
        title="宝山区成套智能装备",
        note="公开报道的数字（2023 年 1 月，数据年份未写明，填在 2022 年）。中小企业占比、专利、平台应用率没有公布，留空。"
             "11.25% 没有写明是集群还是主导产业的增速，照数填入，只作演示；同比增速 19.05% 是另一个数，没有用作年均增速。",
        given={
            "cluster_name": "上海市宝山区成套智能装备产业", "district": "宝山", "area": "3.09", "output": {"2022": "250"},
            "leading_output": {"2022": "203.6"}, "leading_growth": "11.25", "enterprises": {"2022": "243"},
            "giants": {"2022": "3"}, "specialized": {"2022": "21"}},
        expect={"area": MET, "quality_enterprises": MET, "output_floor": MISSING, "sme_majority": MISSING,
                "leading_majority": MISSING, "output_growth": MISSING, "patents_per_10k": MISSING, "platform_rate": MISSING},
    ),
    Case(
        id="qingpu_beidou",
        title="青浦区北斗导航",
        note="区里公布的数字，只有主导产业营收写明是 2022 年；单项冠军没有写明级别，照数填入。集群总产值没有公布，留空。从业人员 4,800 人、研发投入 6.8 亿元，公布时没有说明是否只算中小企业，这里照数填入，只作演示。",
        given={
            "cluster_name": "上海市青浦区北斗导航产业", "district": "青浦", "leading_output": {"2022": "59"}, "champions": {"2022": "1"},
            "giants": {"2022": "8"}, "specialized": {"2022": "31"}, "innovative": {"2022": "40"}, "hightech": {"2022": "50"},
            "sme_employees": "4800", "rd_spending": {"2022": "6.8"}},
        expect={"quality_enterprises": MET, "output_floor": MISSING, "leading_majority": MISSING, "patents_per_10k": MISSING, "rd_growth": MISSING},
    ),
    Case(
        id="minhang_automobiles",
        title="闵行区汽车设计及零部件智造",
        note="公开报道的 2024 年数字。本通知的年度是 2020—2022 年，这里把最近一年的数填在 2022 年，只作演示。"
             "13.14% 没有写明是集群还是主导产业的增速，照数填入；「年均增长 5%」填入研发经费各年增速；「超 50%」不是确数、「累计授权」不等于「有效」，留空。",
        given={
            "cluster_name": "上海市闵行区汽车设计及零部件智造产业", "district": "闵行", "output": {"2022": "56.48"}, "leading_growth": "13.14",
            "giants": {"2022": "8"}, "specialized": {"2022": "23"}, "hightech": {"2022": "20"}, "rd_growth": {"2021": "5", "2022": "5"}},
        expect={"quality_enterprises": MET, "rd_growth": UNMET, "sme_majority": MISSING, "patent_growth": MISSING, "output_floor": MISSING},
    ),
    Case(
        id="jiading_sensors",
        title="嘉定区智能传感器",
        note="公开报道的数字。「中小企业占比接近 99%」没有说明分母，可能是家数，不能当作产值占比，留空。",
        given={
            "cluster_name": "上海市嘉定区智能传感器产业", "district": "嘉定", "leading_growth": "17.02",
            "platforms_national": "12", "platforms_city": "17"},
        expect={"platforms": MET, "sme_majority": MISSING, "output_growth": MISSING, "quality_enterprises": MISSING},
    ),
    Case(
        id="made_up",
        title="虚构的集群（几乎填满）",
        note="不是真的集群，数字都是编的，用来看填满以后是什么样：五种结果都有，还差多少、几种理解、缺哪一题也都看得到。",
        given={
            "cluster_name": "示例集群（虚构）", "within_district": "yes", "applicant_kind": "association", "founded_on": "2018-06-01", "area": "12.5",
            "prohibited": "no", "policy_fit": "yes", "pillar_industry": "yes", "front_rank": "yes", "industry_field": ["high_end_equipment"],
            "incidents": "no", "misconduct": "no", "output": ["31.2", "36", "41.55"], "sme_share": ["48.5", "52.25", "55.1"],
            "leading_share": ["71", "72.5", "73.4"], "leading_growth": "17.33", "enterprises": ["180", "191", "213"], "smes": ["170", "182", "200"],
            "specialized": ["5", "7", "9"], "giants": ["1", "2", "3"], "champions": ["0", "0", "0"], "hightech": ["4", "6", "11"],
            "innovative": ["3", "5", "8"], "city_champions": "1", "different_enterprises": "19", "chain_layout": "yes", "key_links": "yes",
            "chain_work": ["chain_map", "university_research", "joint_supply", "chain_leader"], "sharing_work": ["equipment", "staff"],
            "rd_growth": ["4.35", "6.67", "7.03"], "standards_national_joined": ["1", "0", "1"], "standards_group_led": ["0", "2", "1"],
            "platforms_national": "0", "platforms_city": "2", "platforms_other": "3", "platforms_district": "3", "sme_employees": "5000",
            "patent_growth": "18.32", "patents_per_10k": "14", "sme_patents": {"2022": "7"}, "infrastructure": "yes", "equipment_use": "yes",
            "digital_services": ["providers", "diagnosis"], "software_rising": "yes", "software_spending": ["300", "360", "420.5"],
            "data_connected": "yes", "digital_modes": ["promotion"], "internet_security": "yes", "energy_structure": "yes",
            "co2_intensity": ["0.52", "0.5", "0.49"], "resource_efficiency": "yes", "pollution_control": "yes", "low_carbon_work": ["monitoring"],
            "energy_benchmark": "not_applicable", "water_benchmark": "not_applicable", "exchange_work": ["exhibition"], "overseas_branches": "1",
            "export_growth": ["-3.1", "5.2", "8.4"], "operating_body": "yes", "service_platforms": ["city"],
            "services": ["information", "startup", "innovation", "training", "marketing", "financing"],
            "governance_work": ["policy", "rights", "specialists"], "plan_approach": "做强整机，补齐关键零部件。",
            "plan_goals": "2023 年产值 47 亿元，2024 年 54 亿元，2025 年 62 亿元。", "plan_tasks": "一是强链补链；二是协同创新；三是数字化；四是绿色化。",
            "plan_safeguards": "成立工作专班，每半年评估一次。"},
        expect={"set_up": MET, "output_floor": MET, "sme_majority": REVIEW, "leading_majority": MET, "output_growth": MET, "rd_growth": MET,
                "patents_per_10k": UNMET, "platform_rate": MISSING, "exchange": REVIEW, "services": REVIEW, "energy_benchmark": NOT_APPLICABLE},
    ),
)
