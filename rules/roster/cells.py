"""One cell of a list, read by its column's kind. Never guesses: what is not plain is refused in a sentence."""

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from rules.entry import LONGEST, UNSEEN, WIDE, Unclear, number, plain, short
from rules.entry import day as typed_day
from rules.facts import NONE, Field, Special
from rules.facts import Kind as Asked
from rules.sme_sizes.sizing import LARGE, MEDIUM, MICRO, SMALL, Size

from . import codes
from .columns import LAST, LEVELS, MONEY_FACTORS, Column, Kind
from .titles import held

Value = Fraction | bool | str | date | frozenset | Special
NOTHING = re.compile(r"[-—–―─‐‑−_/\\]+|无|没有|无。|N/?A|NA|NIL|NONE|暂无|不涉及|不适用", re.IGNORECASE)
UNKNOWN = frozenset("待补 待补充 待定 不详 未知 不清楚 不确定 暂不清楚 保密 ? ?? 未填 空 待核实 不知道".split())
BROKEN = re.compile(r"#(?:N/A|REF!?|DIV/0!?|VALUE!?|NAME\??|NUM!?|NULL!?|#+)", re.IGNORECASE)
LONGEST_TITLES = 1000  # characters of a cell that names titles
UNCALCULATED = "#未计算"  # what the reader of files puts where a formula came without its result
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9:.]+)?", re.ASCII)
YEAR_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:年(?:([0-9]{1,2})月)?|[-./]?([0-9]{2})|[-./][0-9])?", re.ASCII)
HAS_UNIT = re.compile("[元万亿千百]")
YES = frozenset("是 有 √ ✓ ✔ ☑ ✅ 对 1 y yes v true t 已 属于 主导 主导产业 核心 核心企业 已上云 上云 已应用 应用 已接入 ● ★ 入选 获评 已认定 有效 有效期内".split())
NO = frozenset("否 无 没有 0 n no false f × ✗ ✘ ☒ x 未 不是 非 不属于 配套 非主导 非主导产业 未上云 未应用 未接入 ☐ □ 未认定 暂无 已过期 过期 失效".split())
LEVEL_WORDS = {"city": frozenset("市级 省级 上海市级 上海市".split()), "nation": frozenset("国家级 国家".split())}
GRANTED = re.compile(r"(?:19|20)[0-9]{2}(?:年.*|[-./][0-9].*)?|第.{1,3}批.*", re.ASCII)
SINCE = re.compile("(?:19|20)[0-9]{2}")
SIZES = {"大": {LARGE}, "中": {MEDIUM}, "小": {SMALL}, "微": {MICRO}, "小微": {SMALL, MICRO}, "中小": {MEDIUM, SMALL}, "中小微": {MEDIUM, SMALL, MICRO},
         "规上": None, "是": {MEDIUM, SMALL, MICRO}, "否": {LARGE}}
EXCEL_DAYS = (20_000, 60_000)  # 1954 to 2064 as Excel counts days
EXCEL_ZERO = date(1899, 12, 30)


def read(text: str, column: Column, unit: str = "") -> Value | None:
    """The value; NONE for 无 and —; None for an empty cell. Money in 万元, whatever the unit of the heading. Raises Unclear."""
    said = text.strip()
    return READERS[column.kind](said, column, unit) if said else None


def tidy(said: str) -> str:
    return " ".join(said.translate(WIDE).translate(UNSEEN).split())


def field(column: Column) -> Field:
    return Field(id=column.id, label=column.name, name=column.name, unit=column.unit, kind=Asked.COUNT if column.kind == Kind.COUNT else Asked.NUMBER)


field = lru_cache(maxsize=None)(field)


def figure(said: str, column: Column, unit: str) -> Fraction | Special:
    """A number that may be negative only where money can be. Excel's dates and errors are named for what they are."""
    value = plain(said) if len(said) <= LONGEST and (column.kind == Kind.MONEY or said.isdigit()) else None  # most cells
    if value is None:
        value = asked(said, column)
    if value is NONE or column.kind != Kind.MONEY or HAS_UNIT.search(said):
        return value
    times, parts = MONEY_FACTORS[unit or "万元"]
    return value * times / parts if (times, parts) != (1, 1) else value


def asked(said: str, column: Column) -> Fraction | Special:
    """A number with commas, units, full-width digits."""
    said = tidy(said).removeprefix("'").removeprefix("¥").removeprefix("￥").strip()
    refuse(said, column)
    return NONE if NOTHING.fullmatch(said) else number(said, field(column))


def refuse(said: str, column: Column) -> None:
    if said == UNCALCULATED:
        raise Unclear(f"这一格的公式没有存下结果，{column.name}没有读到。请用 Excel 或 WPS 打开文件，保存一次后再选。")
    if BROKEN.fullmatch(said):
        raise Unclear(f"「{said}」是公式出错，{column.name}没有读到。")
    if ISO_DAY.fullmatch(said):
        raise Unclear(f"这一格被设成了日期（{said[:10]}），{column.name}应是数字，请改成数字格式后重填。")
    if said.lower() in UNKNOWN:
        raise Unclear(f"「{short(said)}」不是数字，{column.name}按没有填处理。")


def tick(said: str, column: Column, unit: str) -> bool:
    """是 / 否 in the ways people write them; a title may also be told by its year or batch, and by its own level."""
    word = tidy(said).lower().removeprefix("'")
    level = LEVELS.get(column.id, "")
    if level and GRANTED.fullmatch(word):
        since = SINCE.search(word)
        return not since or int(since[0]) <= LAST  # 填报说明第 5 条：截止到最后一年年底
    if word in YES or level and word in LEVEL_WORDS[level]:
        return True
    if word in NO or NOTHING.fullmatch(word):
        return False
    raise Unclear(f"「{short(said)}」看不出是或否，{column.name}请填「是」或「否」。")


def is_granted(said: str, column: Column) -> bool:
    """Whether a title is told by its year or batch alone, which does not tell whether it still holds."""
    return column.id in LEVELS and bool(GRANTED.fullmatch(tidy(said).lower().removeprefix("'")))


def titles(said: str, column: Column, unit: str) -> frozenset[str]:
    """专精特新中小企业、高新技术企业: the ids of the titles named."""
    if len(said) > LONGEST_TITLES:
        raise Unclear(f"「{short(said)}」太长，看不出是哪些称号，没有计入。")
    words = [word for word in re.split(r"[、,;；/|\s]+", tidy(said)) if word]
    if all(NOTHING.fullmatch(word) or word in NO for word in words):
        return frozenset()
    return held(words)


def size(said: str, column: Column, unit: str) -> frozenset[Size] | Special:
    """The classes that the list itself states: 中型 is one, 小微 two."""
    word = tidy(said).removesuffix("企业").removesuffix("型")
    if NOTHING.fullmatch(word) or SIZES.get(word, ()) is None:
        return NONE
    if word not in SIZES:
        raise Unclear(f"「{short(said)}」不是大型、中型、小型、微型之一，没有用到。")
    return frozenset(SIZES[word])


def day(said: str, column: Column, unit: str) -> date | Special:
    """A date, a year, or the number that Excel keeps for a date."""
    word = tidy(said)
    if NOTHING.fullmatch(word):
        return NONE
    if (fits := YEAR_MONTH.fullmatch(word)) and 1 <= int(fits[2] or fits[3] or 12) <= 12:
        return date(int(fits[1]), int(fits[2] or fits[3] or 12), 28)  # only the year counts
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", word, re.ASCII) and EXCEL_DAYS[0] <= int(word[:5]) <= EXCEL_DAYS[1]:
        return EXCEL_ZERO + timedelta(days=int(word[:5]))
    return typed_day(word.split(" ")[0].split("T")[0], field(column))


def code(said: str, column: Column, unit: str) -> str | Special:
    tidied = codes.tidy(said)
    return NONE if NOTHING.fullmatch(tidied) or tidied in ("办理中", "0") else tidied


def words(said: str, column: Column, unit: str) -> str:
    return tidy(said)


READERS: dict[Kind, Any] = {
    Kind.NAME: words, Kind.INDUSTRY: words, Kind.CODE: code, Kind.DAY: day, Kind.SIZE: size,
    Kind.COUNT: figure, Kind.MONEY: figure, Kind.TICK: tick, Kind.TITLES: titles,
}
