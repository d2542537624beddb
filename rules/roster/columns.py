"""The columns that an enterprise list can have, each with the headings that people give it. Pure values."""

from enum import StrEnum

from rules.facts import Frozen
from rules.shanghai_2023.form import YEARS

BASE = YEARS[0] - 1  # the year before the three, for growth over three steps
LAST = YEARS[-1]  # 填报说明第 5 条: what names no year is as of the end of the last one
KNOWN_YEARS = (BASE, *YEARS)


class Kind(StrEnum):
    NAME = "name"
    CODE = "code"  # 统一社会信用代码, GB 32100-2015
    INDUSTRY = "industry"
    DAY = "day"  # a date, a year, or Excel's number for a date
    SIZE = "size"  # 大型 / 中型 / 小型 / 微型, or 是 / 否 for 中小企业
    COUNT = "count"
    MONEY = "money"  # 万元 inside; the heading or the cell may say another unit
    TICK = "tick"  # 是 / 否 and their kin
    TITLES = "titles"  # several titles in one cell


class Column(Frozen):
    """One thing known of an enterprise.

    headings: what fits without doubt; loose: what is taken for it with a remark. Compared without years, units, blanks, 是否, 企业 and the like.
    yearly: may stand once for each year; without a year it is of the last one. template: its years in the template.
    """

    id: str
    name: str
    kind: Kind
    headings: tuple[str, ...]
    loose: tuple[str, ...] = ()
    unit: str = ""
    yearly: bool = False
    template: tuple[int | None, ...] = (None,)
    note: str = ""


def column(id: str, name: str, kind: Kind, headings: str, loose: str = "", **more) -> Column:
    return Column(id=id, name=name, kind=kind, headings=(name, *headings.split()), loose=tuple(loose.split()), **more)


def money(id: str, name: str, headings: str, loose: str = "", **more) -> Column:
    return column(id, name, Kind.MONEY, headings, loose, unit="万元", **more)


def tick(id: str, name: str, headings: str, loose: str = "", **more) -> Column:
    return column(id, name, Kind.TICK, headings, loose, yearly=True, **more)


COLUMNS = (
    column("name", "企业名称", Kind.NAME, "单位名称 公司名称 名称 企业 公司 单位 单位详细名称 法人单位名称 企业全称 公司全称 企业名", note="营业执照上的全称。"),
    column("code", "统一社会信用代码", Kind.CODE, "社会信用代码 信用代码 统一信用代码 统一社会信用号码 统一代码 机构信用代码", note="18 位；单元格请设为文本，否则末几位会丢失。"),
    column("industry", "行业代码", Kind.INDUSTRY, "行业 所属行业 行业类别 行业名称 国民经济行业 国民经济行业代码 国民经济行业分类 国民经济行业类别 行业大类 行业门类 行业大类代码 所属行业代码 划型行业 行业分类 行业代码及名称",
           note="GB/T 4754-2017 的代码（如 C35）或名称；用来划分大中小微（工信部联企业〔2011〕300号）。"),
    column("founded", "成立日期", Kind.DAY, "成立时间 成立年份 成立年月 成立年 注册日期 注册时间 设立日期 设立时间", note="填了就按它算各年的企业数。"),
    column("size", "企业规模", Kind.SIZE, "规模 划型 企业划型 规模类型 规模类别 企业规模类型 大中小微 中小企业 是否中小企业 中小微企业 划型结果", yearly=True, template=(),
           note="可不填，也可以每年一列；能按 300 号规定算出时以算出的为准。"),
    column("employees", "从业人员", Kind.COUNT, "从业人员数 从业人数 从业人员人数 从业人员总数 从业人员期末数 从业人员期末人数 期末从业人员 期末从业人员数 年末从业人员 年末从业人员数 年末从业人数 员工 员工数 员工人数 员工总数 职工 职工数 职工人数 职工总数 用工人数 在职人数 人数",
           unit="人", yearly=True, note="年末人数：在岗职工、劳务派遣和其他从业人员之和（填报说明第 19 条）。"),
    money("revenue", "营业收入", "营收 营业总收入 全年营业收入 产值（营业收入） 产值/营业收入 产值或营业收入 营业收入（产值） 总产值（营业收入） 营业收入/产值 工业总产值（营业收入）",
          "主营业务收入 主营收入 销售收入 销售额 销售总额 年销售额", yearly=True, template=YEARS, note="年度会计报表期末数（填报说明第 4 条）。"),
    money("output", "产值", "总产值 工业总产值 年产值 工业产值 规上工业总产值", yearly=True, template=(), note="集群总产值用产值还是营业收入，通知没有写，建议三年一致。"),
    money("assets", "资产总额", "资产总计 总资产 资产 资产合计 期末资产总额", yearly=True, note="建筑业、房地产开发经营、租赁和商务服务业划型要用。"),
    tick("leading", "是否主导产业", "主导产业 主导产业企业 属于主导产业 是否属于主导产业 主导产业相关 主导产业相关企业", note="是或否。"),
    tick("specialized", "专精特新中小企业", "专精特新 市级专精特新 市级专精特新中小企业 上海市专精特新 上海市专精特新中小企业 省级专精特新 专精特新企业", note="市级。"),
    tick("giants", "专精特新“小巨人”", "小巨人 小巨人企业 专精特新小巨人 专精特新小巨人企业 国家级小巨人 国家级专精特新小巨人 国家级专精特新小巨人企业 国家专精特新小巨人", note="国家级。"),
    tick("champions", "国家级制造业单项冠军", "国家级单项冠军 国家单项冠军 国家制造业单项冠军 单项冠军（国家级）", "单项冠军 制造业单项冠军", note="国家级。"),
    tick("city_champions", "市级制造业单项冠军", "市级单项冠军 上海市单项冠军 上海市制造业单项冠军 单项冠军（市级）", note="市级；通知认市级或国家级。"),
    tick("hightech", "高新技术企业", "高企 国家高新技术企业 国家级高新技术企业 高新技术 国家级高企 国家高企 高新企业", note="国家级，证书在有效期内。"),
    tick("innovative", "创新型中小企业", "创新型 创新型企业 市级创新型中小企业 上海市创新型中小企业"),
    column("titles", "企业称号", Kind.TITLES, "称号 资质 企业资质 荣誉 荣誉资质 资质荣誉 优质企业类型 梯度培育类型 优质中小企业类型 资质类型", template=(), note="几个称号写在一格时用，以顿号分开。"),
    column("rd_staff", "研发人员", Kind.COUNT, "研发人员数 研发人数 研发人员人数 研发人员总数 从事研发人员 研发活动人员", "科技人员 技术人员 科研人员", unit="人", yearly=True),
    money("rd_spending", "研发费用", "研发经费 研发投入 研究开发费用 研发支出 研发费 研发经费支出 研发经费投入 研发费用投入 研发投入经费", "科技投入 技术投入", yearly=True, template=YEARS, note="按财税[2015]119号归集（填报说明第 15 条）。"),
    column("patents", "有效发明专利", Kind.COUNT, "有效发明专利数 有效发明专利拥有量 有效发明专利件数 有效发明专利授权数 有效期内发明专利 发明专利有效数 发明专利（有效）", "发明专利 发明专利数 发明专利拥有量", unit="件",
           yearly=True, template=YEARS, note="年末已授权且在有效期内的发明专利（填报说明第 21 条）。"),
    tick("platform", "应用工业互联网平台", "工业互联网平台 工业互联网平台应用 工业互联网 产业互联网平台 应用工业（产业）互联网平台 应用产业互联网平台 上平台 接入工业互联网平台", note="是或否（填报说明第 23 条）。"),
    tick("cloud", "上云", "企业上云 已上云 是否上云 上云企业 业务上云 设备上云", note="是或否（填报说明第 22 条）。"),
)
BY_ID = {one.id: one for one in COLUMNS}
TITLE_COLUMNS = ("specialized", "giants", "champions", "city_champions", "hightech", "innovative")
LEVELS = {"specialized": "city", "innovative": "city", "city_champions": "city", "giants": "nation", "champions": "nation", "hightech": "nation"}
MONEY_FACTORS = {"元": (1, 10_000), "千元": (1, 10), "万元": (1, 1), "百万元": (100, 1), "亿元": (10_000, 1)}  # to 万元


def called(column_id: str, year: int | None) -> str:
    """2021 年营业收入."""
    return f"{year} 年{BY_ID[column_id].name}" if BY_ID[column_id].yearly and year else BY_ID[column_id].name
