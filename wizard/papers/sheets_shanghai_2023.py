"""The lists that 填报说明第 8、10–14、17、18、20–24 and 27 条, and the form itself, demand: a sheet each."""

from fractions import Fraction

from rules.facts import Cell
from rules.shanghai_2023.form import YEARS

from .sheets import YES, YES_NO, Column, Sheet, Total

LAST = YEARS[-1]
NAME = Column("name", "企业名称", width=32)
CODE = Column("code", "统一社会信用代码", "code", width=22)
SME = Column("sme", "是否中小企业", options=YES_NO)
SMES = tuple(Column(f"sme_{year}", f"{year}年为中小企业", options=YES_NO, width=16) for year in YEARS)
LEADING = Column("leading", "是否主导产业", options=YES_NO)
CERTIFICATE = (Column("certificate", "证书编号或文号", "code", width=22), Column("valid_until", "有效期至", "date"))
HUNDREDTH = Fraction(1, 10_000)  # 万元 in 亿元
SHARE = Fraction(100)
KINDS = ("国际", "国家", "行业", "团体")
STANDARDS = dict(zip(KINDS, ("international", "national", "industry", "group")))
ROLES = {"主持": "led", "参与": "joined"}
INVENTION = "发明专利"
RIGHTS = (INVENTION, "国防专利", "植物新品种", "国家级农作物品种", "国家新药", "国家一级中药保护品种", "集成电路布图设计专有权", "其他")
GREEN = {"绿色工厂": "green_factories", "绿色工业园区": "green_parks", "绿色供应链管理企业": "green_supply_chains",
         "绿色设计产品": "green_products"}
LEVELS = {"国家级": "platforms_national", "省级（市级）": "platforms_city", "其他": "platforms_other"}


def each_year(title: str) -> tuple[Column, ...]:
    return tuple(Column(f"in_{year}", f"{year}年{title}", options=YES_NO) for year in YEARS)


def yearly(field: str, **where: str) -> tuple[Total, ...]:
    return tuple(Total(field, year, {f"in_{year}": YES, **where}) for year in YEARS)


def titled(id: str, name: str, title: str, note: int, field: str, *more: Column, **where: str) -> Sheet:
    """A list of enterprises that hold a title, with the years in which they held it."""
    return Sheet(id, name, title, (note,), (NAME, CODE, *more, *CERTIFICATE, *each_year("末有效")), yearly(field, **where),
                 "只列与主导产业相关的企业；各年末称号有效的选「是」。")


OUTPUT = tuple(Column(f"output_{year}", f"{year}年产值（营业收入）（万元）", "amount", width=18) for year in YEARS)
OUTPUT_TOTALS = tuple(total for year in YEARS for total in (
    Total("output", year, add=f"output_{year}", times=HUNDREDTH),
    Total("sme_share", year, {f"sme_{year}": YES}, f"output_{year}", whole={}, times=SHARE),
    Total("leading_share", year, {"leading": YES}, f"output_{year}", whole={}, times=SHARE)))

SHEETS = (
    Sheet("output", "08 产值清单", "集群企业产值或营业收入清单", (4, 8), (NAME, CODE, *SMES, LEADING, *OUTPUT), OUTPUT_TOTALS,
          "金额单位：万元；以企业该年度会计报表期末数为准。"),
    Sheet("enterprises", "10 企业清单", "集群企业清单", (10,), (NAME, CODE, LEADING, *each_year("在集群"), *SMES),
          (*yearly("enterprises"), *(Total("smes", year, {f"in_{year}": YES, f"sme_{year}": YES}) for year in YEARS)), "备注其中的中小企业。"),
    titled("specialized", "11 专精特新", "专精特新中小企业名单", 11, "specialized"),
    titled("giants", "12 小巨人", "专精特新“小巨人”企业名单", 12, "giants"),
    titled("champions", "13 单项冠军", "制造业单项冠军企业名单", 13, "champions",
           Column("level", "级别", options=("国家级", "市级")), level="国家级"),
    titled("hightech", "14 高新技术企业", "国家级高新技术企业名单", 14, "hightech"),
    titled("innovative", "14 创新型中小企业", "创新型中小企业名单", 14, "innovative"),
    Sheet("standards", "17 标准", "主持或参与制修订标准清单", (17,), (
        Column("number", "标准号", "code", width=20), Column("title", "标准名称", width=32), NAME, Column("kind", "类别", options=KINDS),
        Column("role", "主持或参与", options=tuple(ROLES)), Column("year", "年度", options=tuple(map(str, YEARS)))),
        tuple(Total(f"standards_{key}_{word}", year, {"kind": kind, "role": role, "year": str(year)})
              for kind, key in STANDARDS.items() for role, word in ROLES.items() for year in YEARS),
        "主持指起草单位排名前三位。"),
    Sheet("platforms", "18 创新平台", "创新平台清单", (18,), (
        Column("title", "创新平台名称", width=32), Column("level", "级别", options=tuple(LEVELS)), NAME,
        Column("granted_by", "认定部门", width=22), Column("document", "认定文号", "code", width=22), Column("granted_on", "认定日期", "date")),
        tuple(Total(field, None, {"level": level}) for level, field in LEVELS.items())),
    Sheet("pct", "20 PCT申请", "PCT 国际专利申请清单", (20,), (
        Column("number", "国际申请号", "code", width=22), Column("title", "发明名称", width=32), NAME, Column("filed_on", "国际申请日", "date"), SME),
        (Total("pct_applications", None, {"sme": YES}),)),
    Sheet("patents", "21 有效发明专利", "有效发明专利等清单", (21,), (
        Column("number", "专利号或证书号", "code", width=22), Column("title", "名称", width=32), NAME, SME, Column("kind", "类别", options=RIGHTS, width=20),
        Column("granted_on", "授权日期", "date"), *each_year("末有效")),
        (*yearly("sme_patents", sme=YES, kind=INVENTION),
         Total("patents_per_10k", None, {f"in_{LAST}": YES, "sme": YES, "kind": INVENTION}, over=Cell("sme_employees"), times=Fraction(10_000)),
         Total("patent_inventory", None, {f"in_{LAST}": YES, "sme": YES})),
        "每万人拥有量只计已授权且在有效期内的发明专利。"),
    Sheet("cloud", "22 上云企业", "上云企业清单", (22,), (
        NAME, CODE, Column("service", "使用的云服务", width=28), Column("since", "上云日期", "date"), Column("on", "是否上云", options=YES_NO)),
        (Total("cloud_share", None, {"on": YES}, over=Cell("enterprises", LAST), times=SHARE),),
        "通知没有写怎样算，这里按上云企业数除以集群企业数核对；另有算法的，请写明。"),
    Sheet("internet_platform", "23 工业互联网平台", "应用工业互联网平台的企业清单", (23,), (
        NAME, CODE, SME, Column("platform", "应用的工业互联网平台", width=28), Column("on", "是否应用", options=YES_NO)),
        (Total("platform_users", None, {"on": YES, "sme": YES}),
         Total("platform_rate", None, {"on": YES, "sme": YES}, over=Cell("smes", LAST), times=SHARE))),
    Sheet("software", "24 工业软件采购", "工业软件采购清单", (24,), (
        NAME, Column("software", "软件名称", width=28), Column("supplier", "供应商", width=28), Column("document", "合同、订单或发票号", "code", width=22),
        Column("year", "年度", options=tuple(map(str, YEARS))), Column("amount", "金额（万元）", "amount")),
        tuple(Total("software_spending", year, {"year": str(year)}, "amount") for year in YEARS), "金额单位：万元。"),
    Sheet("green", "27 绿色制造", "绿色制造名单", (27,), (
        Column("title", "名称", width=32), Column("kind", "类别", options=tuple(GREEN), width=20), NAME, Column("level", "级别", options=("国家级", "市级")),
        Column("document", "公布文号或批次", "code", width=22)),
        tuple(Total(field, None, {"kind": kind}) for kind, field in GREEN.items())),
    Sheet("branches", "境外分支机构", "境外分支机构清单（申报表第六部分）", (), (
        Column("title", "分支机构名称", width=32), NAME, Column("country", "国家或地区"), Column("since", "设立日期", "date"),
        Column("document", "备案或登记文号", "code", width=22)),
        (Total("overseas_branches"),)),
)
