"""What a person types, read as an answer. Never guesses: what is not plain is refused in one sentence."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import lru_cache

from .facts import NONE, UNSURE, Field, Kind, Special
from .looks import UNSEEN, WIDE, option_named, visible

Value = Fraction | date | str | frozenset | Special


class Unclear(ValueError):
    """The sentence that stands at the field. `kept` is what could be read all the same."""

    def __init__(self, sentence: str, kept: Value | None = None):
        super().__init__(sentence)
        self.kept = kept


FIGURES = frozenset((Kind.NUMBER, Kind.COUNT))
LONGEST = 30  # characters of a number
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

SAID = {"无": NONE, "没有": NONE, "不确定": UNSURE, "暂不清楚": UNSURE, "不清楚": UNSURE, "不知道": UNSURE}
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
NUMBER = re.compile(r"([+-]?) ?((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]*))(?:[.。]([0-9]*))? ?((?:\D*[A-Za-z]2)?\D*)", re.ASCII)
DATE = re.compile(r"([0-9]{4})(?:(?: ?年|[-/.]) ?([0-9]{1,2})(?: ?月|[-/.]) ?([0-9]{1,2})(?: ?[日号])?|([0-9]{2})([0-9]{2}))", re.ASCII)

MONEY = {"元": 1, "千元": 10**3, "万": 10**4, "万元": 10**4, "百万": 10**6, "百万元": 10**6, "千万": 10**7, "千万元": 10**7,
         "亿": 10**8, "亿元": 10**8, "万亿": 10**12, "万亿元": 10**12}
UNITS = {
    "亿元": {unit: Fraction(yuan, 10**8) for unit, yuan in MONEY.items()},
    "万元": {unit: Fraction(yuan, 10**4) for unit, yuan in MONEY.items()},
    "%": {"%": Fraction(1)},
    "平方公里": {
        **dict.fromkeys(("平方公里", "平方千米", "km²", "km2", "㎢", "k㎡"), Fraction(1)), "万平方公里": Fraction(10_000),
        "公顷": Fraction(1, 100), "万公顷": Fraction(100), "亩": Fraction(1, 1500), "万亩": Fraction(20, 3),
        **dict.fromkeys(("平方米", "平米", "㎡", "m²", "m2"), Fraction(1, 10**6)), **dict.fromkeys(("万平方米", "万平米", "万㎡", "万m²", "万m2"), Fraction(1, 100)),
    },
    "个/万人": {"个/万人": Fraction(1), "件/万人": Fraction(1), "个": Fraction(1), "件": Fraction(1)},
    "吨二氧化碳/万元": dict.fromkeys(("吨二氧化碳/万元", "吨CO2/万元", "吨CO₂/万元", "tCO2/万元", "tCO₂/万元", "吨/万元", "t/万元", "吨"), Fraction(1)),
}
COUNTED = {"家": ("个", "户", "家企业"), "项": ("个",), "件": ("个", "项"), "人": ("名", "位")}  # words that count the same thing


def spoken(text: str) -> Special | None:
    return SAID.get(visible(text))


def number(text: str, field: Field) -> Fraction:
    """31.2亿 in a field of 亿元 is 31.2. Raises Unclear."""
    if len(text) > LONGEST:
        raise Unclear(f"「{short(text)}」太长，请核对数字。")
    value = plain(text)
    if value is None:
        value = written_out(text, field)
    if field.kind == Kind.COUNT:
        if value.denominator != 1:
            raise Unclear(f"「{short(text)}」不是整数，{field.name}请填整数。")
        if value.numerator < 0:
            raise Unclear(f"「{short(text)}」小于 0，{field.name}请填 0 或正整数。")
    return value


@lru_cache(maxsize=4096)
def plain(text: str) -> Fraction | None:
    """A number of digits alone; None for everything else."""
    if text.isdecimal() and text.isascii():
        return Fraction(int(text))
    if not PLAIN.fullmatch(text):
        return None
    whole, _, part = text.partition(".")
    return Fraction(int(whole + part), 10 ** len(part))


def digits(raw: object, field: Field) -> Fraction | None:
    """A figure of digits alone, as most are; of a count a whole one. None for everything else."""
    if field.kind not in FIGURES or type(raw) is not str or len(raw) > LONGEST:
        return None
    return plain(raw) if field.kind is Kind.NUMBER or raw.isdecimal() else None


def written_out(text: str, field: Field) -> Fraction:
    """With full-width digits, marks between thousands, a unit."""
    parts = NUMBER.fullmatch(text.translate(WIDE).translate(UNSEEN).strip())
    if not parts or not (parts[2] or parts[3]):
        raise Unclear(f"「{short(text)}」不是能确认的数字，请只填数字，例如 {example(field)}。没有相关情况请填「无」。")
    sign, whole, part, unit = parts.groups()
    digits = whole.replace(",", "").replace(" ", "") + (part or "")
    value = Fraction(int(f"{sign}{digits}"), 10 ** len(part or ""))
    return value * factor(unit.strip().replace(" ", ""), field, text) if unit else value


def factor(unit: str, field: Field, text: str) -> Fraction:
    """How many of the field's unit one of the typed unit is."""
    known = UNITS.get(field.unit) or counted(field)
    if unit not in known:
        raise Unclear(f"「{short(text)}」里的「{short(unit)}」不明确，请按「{field.unit}」填数字，例如 {example(field)}。")
    return known[unit]


def counted(field: Field) -> dict[str, Fraction]:
    """One of what the field counts in each word for it, a thousand, ten thousand."""
    names = ("", field.unit, *COUNTED.get(field.unit, ()), *field.counted)
    return {f"{size}{name}": Fraction(times) for size, times in (("", 1), ("千", 1000), ("万", 10_000)) for name in names}


def day(text: str, field: Field) -> date:
    parts = DATE.fullmatch(text.translate(WIDE).translate(UNSEEN).strip())
    if not parts:
        raise Unclear(f"「{short(text)}」不是完整的日期，请写明年月日，例如 2019-05-01。")
    year, *rest = (int(part) for part in parts.groups() if part)
    if not 1900 <= year <= 2100:
        raise Unclear(f"「{short(text)}」的年份不在 1900 到 2100 之间，请核对日期。")
    try:
        return date(year, *rest)
    except ValueError:
        raise Unclear(f"「{short(text)}」这一天不存在，请核对日期。") from None


def choice(text: str, field: Field) -> str:
    if option := option_named(text, field):
        return option.id
    raise Unclear(f"「{short(text)}」不在选项里，请选：{'、'.join(option.label for option in field.options)}。")


def ticks(items: list, field: Field) -> frozenset[str]:
    if set(map(type, items)) == {str} and field.ids.issuperset(items):
        return frozenset(items)
    found = [option_named(item, field) if isinstance(item, str) else None for item in items]
    ticked = frozenset(option.id for option in found if option)
    if not all(found):
        strange = [item for item, option in zip(items, found) if option is None]
        raise Unclear(f"「{'、'.join(short(str(item)) for item in strange[:3])}」不在选项里，未计入。", ticked or None)
    return ticked


def words(text: str, field: Field) -> str | None:
    """The text without control characters; what nobody can see is no answer."""
    if text.isprintable():
        return text.strip() or None
    text = CONTROL.sub("", text).strip()
    return text if visible(text) else None


def one_tick(text: str, field: Field) -> frozenset[str]:
    return ticks([text], field)


READERS: dict[Kind, Callable[[str, Field], Value | None]] = {
    Kind.NUMBER: number, Kind.COUNT: number, Kind.DATE: day, Kind.CHOICE: choice, Kind.TICKS: one_tick, Kind.TEXT: words, Kind.PAPER: words,
}


def read(raw: object, field: Field) -> Value | None:
    """One cell's answer: a value, 无, 不确定, or None where nothing is answered. Raises Unclear, nothing else."""
    if isinstance(raw, str):
        if not raw or raw.isspace():
            return None
        if not raw.isascii() and ((seen := visible(raw)) in SAID or not seen):
            return SAID.get(seen)
        return READERS[field.kind](raw, field)
    if isinstance(raw, bool) or not isinstance(raw, list | None):
        raise Unclear(f"「{field.name}」的内容读不懂，请重新填写。")
    if raw is None or not raw:
        return None
    if field.kind != Kind.TICKS:
        raise Unclear(f"「{field.name}」只能填一项，请重新填写。")
    if len(raw) == 1 and isinstance(raw[0], str) and (special := spoken(raw[0])):
        return special
    return ticks(raw, field)


def clean(text: str) -> str:
    """Without what nobody can see and what commands a terminal; lines stay."""
    return CONTROL.sub("", text.translate(UNSEEN))


def short(text: str) -> str:
    """On one line, clean, cut."""
    text = " ".join(clean(text).split())
    return text if len(text) <= 20 else f"{text[:20]}…"


def example(field: Field) -> str:
    return "31.20" if field.kind == Kind.NUMBER else "12"
