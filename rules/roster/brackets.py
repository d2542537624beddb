"""What is said beside a heading that makes it another figure or another title: a part, a plan, half a year, another level, a currency."""

import re

from .columns import LEVELS, MONEY_FACTORS, Column, Kind

ANOTHER = re.compile("其中|新增|当年授权|申请|增长|增速|增幅|同比|环比|占|比例|比重|率|%|累计|人均|平均|预计|预估|估算|预算|计划|目标|上年"
                     "|上半年|下半年|季度|(?<!1)[0-9]月|1[01]月|集团|母公司|本部|境外|海外|出口|审查|受理|实审")
OF_THEM = re.compile("主导产业")  # of a sum; beside 是否主导产业 it says the same
NOT_HELD = re.compile("拟|申报|培育|入库|储备|后备|推荐|意向|有意|有效期(?!内)|到期|过期|失效|证书|编号|文号|复审|复核")
CURRENCY = re.compile("[元亿万]|美金|外币|[A-Z]{3}")
MANY = re.compile("[百千万亿]")
OTHER_LEVEL = {"city": re.compile("国家|区级|区县"), "nation": re.compile("[市省区县]级?|上海")}


def another(column: Column, unit: str, brackets: list[str]) -> bool:
    """unit: as it was read. brackets: what else stands in brackets."""
    if column.kind == Kind.MONEY:
        return bool(unit and unit not in MONEY_FACTORS) or says(brackets, ANOTHER, OF_THEM, CURRENCY)
    if column.kind == Kind.COUNT:
        return unit == "%" or unit in MONEY_FACTORS or says(brackets, ANOTHER, OF_THEM, MANY)
    if column.kind in (Kind.TICK, Kind.TITLES):
        return says(brackets, ANOTHER, NOT_HELD) or column.id in LEVELS and says(brackets, OTHER_LEVEL[LEVELS[column.id]])
    return says(brackets, ANOTHER)


def says(brackets: list[str], *patterns: re.Pattern) -> bool:
    return any(pattern.search(words) for words in brackets for pattern in patterns)
