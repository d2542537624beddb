"""A figure as decimal text: exact where a decimal writes it; else so many digits that no rounder number is feigned."""

from fractions import Fraction

from rules.wording import figure, places, unmarked, written

PLACES = 6  # for what no decimal writes; the form itself prints two


def text(value: Fraction, root: int = 0) -> tuple[str, bool]:
    """The text, and whether it is exact. 1/3 is 0.333333; a hair under 50 is 49.999999996, never 50."""
    number = figure(value, root)
    exact = whole_root(value, root)
    if exact and places(number) is not None:
        return written(number), True
    for digits in range(PLACES, 38):
        said = unmarked(number, digits)
        if not said.endswith("0" * (digits - 2)):
            break
    return said.rstrip("0").rstrip("."), False


def whole_root(value: Fraction, root: int) -> bool:
    """Whether the growth behind a ratio is a decimal: √1.21 is."""
    return not root or (1 + figure(value, root) / 100) ** root == value

