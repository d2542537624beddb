"""Real clusters, with the figures that were published and nothing else; what was not published stays blank."""

from rules.notice import Case
from rules.verdict import MET, MISSING, UNMET

CASES = (
    Case(
        id="baoshan_equipment",
        title="宝山区成套智能装备",
        note="公开报道的数字（2023 年 1 月，数据年份未写明，填在 2022 年）。中小企业占比、专利、平台应用率没有公布，留空。"
             "同比增速 19.05% 是另一个数，没有用作年均增速。",
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
        note="区里公布的 2022 年数字。集群总产值没有公布，留空。从业人员 4,800 人、研发投入 6.8 亿元，公布时没有说明是否只算中小企业，这里照数填入，只作演示。",
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
             "「年均增长 5%」填入研发经费各年增速；「超 50%」不是确数、「累计授权」不等于「有效」，留空。",
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
)
