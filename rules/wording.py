"""How numbers and lists are said in Chinese. Exact: rounds for the eye only, never for a verdict."""

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

DIGITS = Context(prec=160)
ROOT = Context(prec=50)
HAN = "\u2e80-\u303f\u3040-\u30ff\u3100-\u31bf\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
WORDS = re.compile(rf"[{HAN}]|[^\s{HAN}]+")


def decimal(value: Fraction, root: int = 0) -> Decimal:
    """The figure to 160 digits; with a root, the yearly growth in percent behind a ratio over `root` years, to 50."""
    number = DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    if not root:
        return number
    one = number.sqrt(ROOT) if root == 2 else ROOT.power(number, ROOT.divide(Decimal(1), Decimal(root)))
    return DIGITS.multiply(DIGITS.subtract(one, Decimal(1)), Decimal(100))


def rounded(number: Decimal, places: int) -> str:
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, DIGITS):,f}"


def places(value: Fraction) -> int | None:
    """How many decimals write the value exactly; None when no number of them does."""
    for n in range(2, 40):
        if 10**n % value.denominator == 0:
            return n
    return None


def exact(value: Fraction, unit: str = "") -> str:
    """The value with all its decimals (at least two, none for a count): 31.20 亿元, 29.999 亿元, 7 件."""
    if value.denominator == 1 and unit in WHOLE_UNITS:
        return with_unit(f"{value.numerator:,}", unit)
    return with_unit(rounded(decimal(value), places(value) or 2), unit)


def shown(value: Fraction, unit: str, root: int = 0, beside: Fraction | None = None) -> str:
    """The value to two decimals; to more where it would otherwise look like the threshold beside it."""
    if not root and value.denominator == 1 and unit in WHOLE_UNITS:
        return exact(value, unit)
    number = decimal(value, root)
    text = rounded(number, 2)
    if beside is not None and text == rounded(decimal(beside), 2) and not equals(value, root, beside):
        for n in range(3, 60):
            text = rounded(number, n)
            if text != rounded(decimal(beside), n):
                break
    return with_unit(text, unit)


def equals(value: Fraction, root: int, figure: Fraction) -> bool:
    return value == target(figure, root)


def target(figure: Fraction, root: int) -> Fraction:
    """The ratio that stands for a yearly growth of `figure` percent over `root` years; the figure itself without a root."""
    return (1 + figure / 100) ** root if root else figure


def apart(value: Fraction, root: int, bound: Fraction, unit: str) -> str:
    """How far a figure lies below a bound, rounded up so that it never reads 0.00."""
    far = DIGITS.subtract(decimal(bound), decimal(value, root))
    return difference(far.quantize(Decimal("0.01"), ROUND_CEILING, DIGITS), unit)


def difference(number: Decimal, unit: str) -> str:
    return with_unit(f"{number:,f}", "个百分点" if unit == "%" else unit)


def threshold(number: Fraction, unit: str) -> str:
    """A threshold as the notice writes it: 30 亿元, 10%."""
    return with_unit(written(number), unit)


def written(number: Fraction) -> str:
    """The plain decimal text of an exact decimal, no more digits than it has: 1.5, 30."""
    return f"{decimal(number).normalize(DIGITS):f}"


def with_unit(text: str, unit: str) -> str:
    return f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()


def spaced(lead: str, name: str) -> str:
    """A blank between Chinese and a figure: 还缺 2022 年集群总产值."""
    return f"{lead} {name}" if name[:1].isascii() else f"{lead}{name}"


def listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def word_count(text: str) -> int:
    """字数 as a word processor counts: every Chinese character and mark one, every other run without blanks one."""
    return len(WORDS.findall(text))


WHOLE_UNITS = frozenset("家 人 件 项 个 年".split())
