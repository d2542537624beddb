"""《中小企业划型标准规定》(工信部联企业〔2011〕300号) as values: per industry the lower bounds of large, medium and small. Lower bounds only, inclusive."""

from enum import StrEnum
from functools import cached_property

from rules.facts import Frozen

TITLE = "中小企业划型标准规定"
NUMBER = "工信部联企业〔2011〕300号"
# 国统字〔2017〕213号 附表注1: how the indicators of one industry are joined. 下限 is all that counts.
JOINED = "大型、中型和小型企业须同时满足所列指标的下限，否则下划一档；微型企业只须满足所列指标中的一项即可。"


class Indicator(StrEnum):
    EMPLOYEES = "employees"
    REVENUE = "revenue"
    ASSETS = "assets"

    @property
    def word(self) -> str:
        return {"employees": "从业人员", "revenue": "营业收入", "assets": "资产总额"}[self]

    @property
    def unit(self) -> str:
        return "人" if self is Indicator.EMPLOYEES else "万元"


class Bound(Frozen):
    """及以上: the number itself is enough. 以下 excludes it."""

    indicator: Indicator
    least: int


class Industry(Frozen):
    """One industry of 300号 第四条.

    prefixes: codes of GB/T 4754-2017 it takes in, as 国统字〔2017〕213号 has them: divisions, or groups where a division is split.
    quote: the sentence, verbatim, where it was found; elsewhere empty: the numbers then come from the table in `facts` (sme_300.json).
    """

    id: str
    name: str
    prefixes: tuple[str, ...]
    large: tuple[Bound, ...]
    medium: tuple[Bound, ...]
    small: tuple[Bound, ...]
    quote: str = ""
    also: tuple[str, ...] = ()

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(bound.indicator for bound in self.large)

    @property
    def source(self) -> str:
        return "quote" if self.quote else "facts"


def divisions(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{number:02}" for number in range(first, last + 1))


def industry(id: str, name: str, prefixes: tuple[str, ...], of: str, large, medium, small, **more) -> Industry:
    """of: the indicators as letters, E 从业人员 (人), R 营业收入 (万元), A 资产总额 (万元); then their bounds in that order."""
    names = [next(one for one in Indicator if one.value[0] == letter.lower()) for letter in of]
    tiers = [tuple(Bound(indicator=one, least=least) for one, least in zip(names, tier, strict=True)) for tier in (large, medium, small)]
    return Industry(id=id, name=name, prefixes=prefixes, large=tiers[0], medium=tiers[1], small=tiers[2], **more)


INDUSTRIES = (
    industry("agriculture", "农、林、牧、渔业", divisions(1, 5), "R", (20000,), (500,), (50,)),
    industry("industry", "工业", divisions(6, 46), "ER", (1000, 40000), (300, 2000), (20, 300), also=("工业企业", "制造", "生产制造"), quote=(
        "从业人员1000人以下或营业收入40000万元以下的为中小微型企业。其中，从业人员300人及以上，且营业收入2000万元及以上的为中型企业；"
        "从业人员20人及以上，且营业收入300万元及以上的为小型企业；从业人员20人以下或营业收入300万元以下的为微型企业。")),
    industry("construction", "建筑业", divisions(47, 50), "RA", (80000, 80000), (6000, 5000), (300, 300)),
    industry("wholesale", "批发业", ("51",), "ER", (200, 40000), (20, 5000), (5, 1000)),
    industry("retail", "零售业", ("52",), "ER", (300, 20000), (50, 500), (10, 100)),
    # 591 装卸搬运 belongs here, 592–599 to 仓储业; 53 铁路运输业 to neither (第三条: 不含铁路运输业).
    industry("transport", "交通运输业", (*divisions(54, 58), "591"), "ER", (1000, 30000), (300, 3000), (20, 200), also=("运输", "物流运输", "货运", "装卸搬运")),
    industry("storage", "仓储业", tuple(f"59{n}" for n in range(2, 10)), "ER", (200, 30000), (100, 1000), (20, 100)),
    industry("post", "邮政业", ("60",), "ER", (1000, 30000), (300, 2000), (20, 100), also=("快递",)),
    industry("lodging", "住宿业", ("61",), "ER", (300, 10000), (100, 2000), (10, 100), also=("酒店", "宾馆")),
    industry("catering", "餐饮业", ("62",), "ER", (300, 10000), (100, 2000), (10, 100)),
    industry("information", "信息传输业", ("63", "64"), "ER", (2000, 100000), (100, 1000), (10, 100), also=("电信",)),
    industry("software", "软件和信息技术服务业", ("65",), "ER", (300, 10000), (100, 1000), (10, 50), also=("软件信息", "软件业", "软件信息服务", "信息技术服务", "软件信息技术", "集成电路设计")),
    industry("real_estate", "房地产开发经营", ("701",), "RA", (200000, 10000), (1000, 5000), (100, 2000), also=("房地产开发",)),
    industry("property", "物业管理", ("702",), "ER", (1000, 5000), (300, 1000), (100, 500), also=("物业服务",)),
    industry("leasing", "租赁和商务服务业", divisions(71, 72), "EA", (300, 120000), (100, 8000), (10, 100)),
    industry("other", "其他未列明行业", (*divisions(73, 82), "85", *divisions(86, 90), "703", "709"), "E", (300,), (100,), (10,), also=("其他未列明",), quote=(
        "从业人员300人以下的为中小微型企业。其中，从业人员100人及以上的为中型企业；从业人员10人及以上的为小型企业")),
)
BY_ID = {one.id: one for one in INDUSTRIES}
