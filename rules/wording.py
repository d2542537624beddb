"""How numbers and lists are said in Chinese. Exact: rounds for the eye only, never for a verdict."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

ONE = 10**40
HAN = "\u2e80-\u2fff\u3001-\u303f\u3040-\u30ff\u3100-\u31bf\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
WORDS = re.compile(rf"[{HAN}]|[^\s{HAN}]+")


def figure(value: Fraction, root: int = 0) -> Fraction:
    """The figure itself; with a root, the yearly growth in percent behind a ratio over `root` years, to 38 decimals."""
    return growth(*value.as_integer_ratio(), root) if root else value


@lru_cache(maxsize=4096)
def growth(numerator: int, denominator: int, root: int) -> Fraction:
    return Fraction(integer_root(numerator * ONE**root // denominator, root) - ONE, ONE // 100)


def integer_root(number: int, root: int) -> int:
    """The largest whole number whose power is not above `number` (Newton's method)."""
    if not number:
        return 0
    guess = 1 << -(-number.bit_length() // root)
    while (better := ((root - 1) * guess + number // guess ** (root - 1)) // root) < guess:
        guess = better
    return guess


def rounded(value: Fraction, places: int) -> str:
    """Half up, away from zero: 1,234.50."""
    return half_up(*value.as_integer_ratio(), places)


def unmarked(value: Fraction, places: int) -> str:
    """The same as a form takes it, without marks between thousands: 1234.50."""
    return rounded(value, places).replace(",", "")


@lru_cache(maxsize=4096)
def half_up(numerator: int, denominator: int, places: int) -> str:
    scale = 10**places
    whole, part = divmod((2 * abs(numerator) * scale + denominator) // (2 * denominator), scale)
    sign = "-" if numerator < 0 and (whole or part) else ""
    return f"{sign}{whole:,}.{part:0{places}d}" if places else f"{sign}{whole:,}"


def places(value: Fraction) -> int | None:
    """How many decimals write the value exactly (at least two); None when no number of them does."""
    return decimals(value.denominator)


@lru_cache(maxsize=4096)
def decimals(denominator: int) -> int | None:
    return next((n for n in range(2, 40) if 10**n % denominator == 0), None)


def exact(value: Fraction, unit: str = "") -> str:
    """The value with all its decimals (at least two, none for a count): 31.20 亿元, 29.999 亿元, 7 件; to six where they never end (亩)."""
    return in_full(*value.as_integer_ratio(), unit)


@lru_cache(maxsize=4096)
def in_full(numerator: int, denominator: int, unit: str) -> str:
    if denominator == 1 and unit in WHOLE_UNITS:
        return with_unit(f"{numerator:,}", unit)
    return with_unit(half_up(numerator, denominator, decimals(denominator) or 6), unit)


def shown(value: Fraction, unit: str, root: int = 0, beside: Fraction | None = None) -> str:
    """The value to two decimals; to more where it would otherwise look like the threshold beside it."""
    if not root and value.denominator == 1 and unit in WHOLE_UNITS:
        return exact(value, unit)
    number = figure(value, root)
    text = rounded(number, 2)
    if beside is not None and text == rounded(beside, 2) and value != target(beside, root):
        text = next((more for n in range(3, 60) if (more := rounded(number, n)) != rounded(beside, n)), text)
    return with_unit(text, unit)


def target(bound: Fraction, root: int) -> Fraction:
    """The ratio that stands for a yearly growth of `bound` percent over `root` years; the bound itself without a root."""
    return (1 + bound / 100) ** root if root else bound


def apart(value: Fraction, root: int, bound: Fraction, unit: str) -> str:
    """How far a figure lies below a bound, rounded up so that it never reads 0.00."""
    far = -(-(bound - figure(value, root)) // Fraction(1, 100)) / Fraction(100)
    return with_unit(rounded(far, 2), "个百分点" if unit == "%" else unit)


def threshold(number: Fraction, unit: str) -> str:
    """A threshold as the notice writes it: 30 亿元, 10%."""
    return with_unit(written(number), unit)


def written(number: Fraction) -> str:
    """The plain decimal text of an exact decimal, no more digits than it has: 1.5, 30, -0.01."""
    text = unmarked(number, places(number) or 2)
    return text.rstrip("0").rstrip(".")


def with_unit(text: str, unit: str) -> str:
    return f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()


def spaced(lead: str, name: str) -> str:
    """A blank between Chinese and a figure: 还缺 2022 年集群总产值."""
    return f"{lead} {name}" if name[:1].isascii() else f"{lead}{name}"


def listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def kinds(count: int) -> str:
    """So many kinds of things."""
    return f"{DIGITS[count]}类"


def bare(text: str) -> str:
    """Without white space, as sentences are compared."""
    return "".join(text.split())


@lru_cache(maxsize=256)
def word_count(text: str) -> int:
    """字数 as a word processor counts: every Chinese character and mark one, every other run without blanks one."""
    return len(WORDS.findall(text))


DIGITS = tuple("零一二三四五六七八九")
WHOLE_UNITS = frozenset("家 人 件 项 个 年".split())
